import { useId, useState } from 'react';

import { MISSING, countText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { InlineSelect } from '../../ui/inline-select.js';
import { Empty } from '../../ui/states.js';
import { SEVERITIES, countOf } from './import-words.js';
import { ISSUE_SEVERITIES, filterIssues } from './report-issues.js';
import type { Issue, IssueFilter, IssueSeverity } from './report-issues.js';
import { StateMark } from '../../ui/state-mark.js';

const COLUMNS: readonly DataColumn<Issue>[] = [
  {
    id: 'line',
    header: 'Line',
    sortBy: ({ line }) => (line === 0 ? null : line),
    cell: ({ line }) => (line === 0 ? MISSING : countText(line)),
  },
  {
    id: 'column',
    header: 'Column',
    isText: true,
    sortBy: ({ column }) => column,
    cell: ({ column, columnName }) =>
      column === 0 ? 'whole line' : columnName === '' ? String(column) : `${column} ${columnName}`,
  },
  {
    id: 'severity',
    header: 'Severity',
    isText: true,
    sortBy: ({ severity }) => ISSUE_SEVERITIES.indexOf(severity),
    cell: ({ severity }) => <StateMark state={{ ...SEVERITIES[severity], meaning: SEVERITIES[severity].word }} />,
  },
  { id: 'kind', header: 'Kind', isText: true, sortBy: ({ kind }) => kind, cell: ({ kind }) => kind },
  {
    id: 'message',
    header: 'What',
    isText: true,
    cell: ({ message }) => (
      <span title={message} className="block max-w-[60rem] min-w-40 truncate">
        {message}
      </span>
    ),
  },
  { id: 'done', header: 'What was done', isText: true, sortBy: ({ done }) => done, cell: ({ done }) => done },
];

/** Rows that are drawn at first, and more of them each time. */
const SHOWN_ROWS = 100;
const ALL = 'ALL';
const EVERYTHING: IssueFilter = { severity: undefined, kind: undefined, text: '' };

interface IssuesTableProps {
  readonly issues: readonly Issue[];
  /** How many there are, also those that the report does not list. */
  readonly total: number;
}

/** What is wrong or odd in a file: by severity, kind and text. */
export function IssuesTable({ issues, total }: IssuesTableProps) {
  const [filter, setFilter] = useState(EVERYTHING);
  const [sort, setSort] = useState<string>();
  const [shownRows, setShownRows] = useState(SHOWN_ROWS);
  const field = useId();
  const change = (difference: Partial<IssueFilter>): void => {
    setFilter((before) => ({ ...before, ...difference }));
    setShownRows(SHOWN_ROWS);
  };
  const kinds = [...new Set(issues.map(({ kind }) => kind))].sort();
  const severities = ISSUE_SEVERITIES.filter((severity) => issues.some((issue) => issue.severity === severity));
  const kept = filterIssues(issues, filter);
  // A cut of what is unsorted would sort the first ones alone.
  const shown = sort === undefined ? kept.slice(0, shownRows) : kept;
  return (
    <section aria-label="Findings and rejections" className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <h3 className="mr-1 font-semibold">Findings and rejections</h3>
        <Choice<IssueSeverity | typeof ALL>
          label="Severity"
          options={[
            { value: ALL, text: `All ${countText(issues.length)}` },
            ...severities.map((value) => ({
              value,
              text: `${SEVERITIES[value].word} ${countText(issues.filter(({ severity }) => severity === value).length)}`,
            })),
          ]}
          value={filter.severity ?? ALL}
          onChange={(severity) => {
            change({ severity: severity === ALL ? undefined : severity });
          }}
        />
        <InlineSelect
          label="Kind"
          options={[{ value: ALL, text: 'All kinds' }, ...kinds.map((kind) => ({ value: kind, text: kind }))]}
          value={filter.kind ?? ALL}
          onChange={(kind) => {
            change({ kind: kind === ALL ? undefined : kind });
          }}
        />
        <label htmlFor={field} className="sr-only">
          Text
        </label>
        <input
          id={field}
          type="search"
          placeholder="Text, line or column"
          value={filter.text}
          onChange={(event) => {
            change({ text: event.target.value });
          }}
          className="h-6 w-44 rounded border border-field-line bg-panel px-1.5 placeholder:text-muted"
        />
        <span aria-live="polite" className="ml-auto text-muted">
          {countText(kept.length)} shown
          {total > issues.length ? ` of the first ${countText(issues.length)}; there are ${countText(total)}` : ''}
        </span>
      </div>
      {kept.length === 0 ? (
        <Empty title="None of them is like that.">
          <Button
            onClick={() => {
              change(EVERYTHING);
            }}
          >
            Show all
          </Button>
        </Empty>
      ) : (
        <div className="-mx-3 flex max-h-96 min-h-0 flex-col">
          <DataTable
            caption="Findings and rejections"
            columns={COLUMNS}
            rows={shown}
            rowKey={({ key }) => key}
            sort={sort}
            onSort={setSort}
          />
        </div>
      )}
      {shown.length < kept.length ? (
        <Button
          className="self-start"
          onClick={() => {
            setShownRows((rows) => rows + SHOWN_ROWS);
          }}
        >
          Show {countOf(Math.min(SHOWN_ROWS, kept.length - shown.length), 'more', 'more')}
        </Button>
      ) : null}
    </section>
  );
}
