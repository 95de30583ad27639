import { useQuery } from '@apollo/client/react';

import { ImportsDocument } from '../../gql/graphql.js';
import type { ImportStatus } from '../../gql/graphql.js';
import { errorText } from '../../lib/error-text.js';
import { Choice } from '../../ui/choice.js';
import { Notice } from '../../ui/notice.js';
import { PAGE_ROWS, Pager, usePages } from '../../ui/pager.js';
import { Panel } from '../../ui/panel.js';
import { Button } from '../../ui/button.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { isUnderWay } from './import-lifecycle.js';
import { ImportsTable } from './imports-table.js';
import { STATUSES } from './imports-view.js';
import { useAskedAgain } from './use-asked-again.js';

/** How often the list is asked for: while something goes on, and for what others and folders send. */
const WHILE_BUSY_MS = 2_000;
const OTHERWISE_MS = 15_000;

const ALL = 'ALL';
const STATUS_TEXTS: Readonly<Record<ImportStatus, string>> = {
  PENDING: 'Waiting',
  PROCESSING: 'Running',
  COMPLETED: 'Done',
  FAILED: 'Failed',
};
const OPTIONS = [
  { value: ALL, text: 'All' },
  ...STATUSES.map((value) => ({ value, text: STATUS_TEXTS[value] })),
] as const;

interface ImportsPanelProps {
  readonly status: ImportStatus | undefined;
  readonly onStatus: (status: ImportStatus | undefined) => void;
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** What was imported, the newest first. */
export function ImportsPanel({ status, onStatus, open, onOpen }: ImportsPanelProps) {
  const pages = usePages(status ?? ALL);
  const { data, previousData, error, loading, refetch } = useQuery(ImportsDocument, {
    variables: { first: PAGE_ROWS, after: pages.after, status: status ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const ask = (): void => void refetch().catch(() => undefined);
  const connection = (data ?? previousData)?.imports;
  const imports = connection?.edges.map(({ node }) => node) ?? [];
  useAskedAgain(ask, imports.some(isUnderWay) ? WHILE_BUSY_MS : OTHERWISE_MS);
  const isFailed = error !== undefined && !loading;
  return (
    <Panel
      title="Imports"
      controls={
        <Choice<ImportStatus | typeof ALL>
          label="Show imports that are"
          options={OPTIONS}
          value={status ?? ALL}
          onChange={(value) => {
            onStatus(value === ALL ? undefined : value);
          }}
        />
      }
    >
      {connection === undefined && !isFailed ? <Loading what="the imports" height={200} /> : null}
      {connection === undefined && isFailed ? <Failure message={errorText(error)} onRetry={ask} /> : null}
      {connection === undefined ? null : (
        <>
          {isFailed ? (
            <div className="mb-2">
              <Notice tone="WARNING">
                {errorText(error)} What is shown may be old. <Button onClick={ask}>Try again</Button>
              </Notice>
            </div>
          ) : null}
          {imports.length === 0 ? (
            status === undefined ? (
              <Empty title="Nothing was imported yet.">
                Choose files above, or drop them anywhere on this page. The command <code>import</code> and the watched
                folder lead here too.
              </Empty>
            ) : (
              <Empty title={`No import is “${STATUS_TEXTS[status].toLowerCase()}”.`}>
                <Button
                  onClick={() => {
                    onStatus(undefined);
                  }}
                >
                  Show all imports
                </Button>
              </Empty>
            )
          ) : (
            <div
              aria-busy={data === undefined}
              className={`-m-3 mb-0 flex min-h-0 flex-col aria-busy:opacity-60 ${open === undefined ? '' : 'max-h-64'}`}
            >
              <ImportsTable imports={imports} open={open} onOpen={onOpen} />
            </div>
          )}
          {imports.length === 0 && pages.index === 0 ? null : (
            <Pager pages={pages} rows={imports.length} pageInfo={connection.pageInfo} />
          )}
        </>
      )}
    </Panel>
  );
}
