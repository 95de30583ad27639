import { Link } from 'react-router';

import type { JobOverviewQuery, JobState } from '../../../../gql/graphql.js';
import { countText } from '../../../../lib/format.js';
import { STATE_WORDS, StateMark } from './job-words.js';
import { JOB_STATES, writeView } from './jobs-view.js';
import type { JobsView } from './jobs-view.js';

type Counts = JobOverviewQuery['jobCounts'];

const CELL =
  'block px-2 underline-offset-2 hover:underline aria-[current=true]:bg-selected aria-[current=true]:font-semibold';

/** @returns how many there are in a state or in any, of one kind or of all */
export function countOf(counts: Counts, state: JobState | undefined, kind: string | undefined): number {
  return counts
    .filter((count) => (state === undefined || count.state === state) && (kind === undefined || count.kind === kind))
    .reduce((sum, { count }) => sum + count, 0);
}

/** How many jobs of each kind are how far; a number leads to them. */
export function CountsMatrix({ counts, view }: { readonly counts: Counts; readonly view: JobsView }) {
  const kinds = [...new Set(counts.map(({ kind }) => kind))].sort();
  return (
    <div className="overflow-x-auto text-[12px]">
      <table className="text-right">
        <caption className="sr-only">Jobs by kind and state</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="px-2 py-0.5 text-left font-medium">
              Kind
            </th>
            {JOB_STATES.map((state) => (
              <th key={state} scope="col" className="px-2 py-0.5 font-medium whitespace-nowrap">
                <StateMark state={state} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind} className="h-6 border-t border-line/50">
              <th scope="row" className="text-left font-normal whitespace-nowrap">
                <Link
                  to={{ search: writeView({ state: undefined, kind }).toString() }}
                  aria-current={view.kind === kind && view.state === undefined}
                  className={CELL}
                >
                  {kind}
                </Link>
              </th>
              {JOB_STATES.map((state) => (
                <td key={state} className="tabular-nums">
                  <CountCell count={countOf(counts, state, kind)} state={state} kind={kind} view={view} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CountCellProps {
  readonly count: number;
  readonly state: JobState;
  readonly kind: string;
  readonly view: JobsView;
}

function CountCell({ count, state, kind, view }: CountCellProps) {
  if (count === 0) return <span className="px-2 text-muted">0</span>;
  return (
    <Link
      to={{ search: writeView({ state, kind }).toString() }}
      aria-label={`${countText(count)} ${STATE_WORDS[state].word.toLowerCase()} of ${kind}`}
      aria-current={view.kind === kind && view.state === state}
      className={`${CELL} ${state === 'FAILED' ? 'font-semibold text-danger' : ''}`}
    >
      {countText(count)}
    </Link>
  );
}
