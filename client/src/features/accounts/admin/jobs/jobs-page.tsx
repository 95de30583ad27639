import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';

import { JobOverviewDocument, JobsDocument } from '../../../../gql/graphql.js';
import type { JobOverviewQuery, JobState } from '../../../../gql/graphql.js';
import { countText } from '../../../../lib/format.js';
import { PAGE_ROWS, Pager, usePages } from '../../../../ui/pager.js';
import { Panel } from '../../../../ui/panel.js';
import { Empty, Failure, Loading } from '../../../../ui/states.js';
import { AdminHeader } from '../admin-header.js';
import { CountsMatrix, countOf } from './counts-matrix.js';
import { STATE_WORDS, StateMark } from './job-words.js';
import { JobsTable } from './jobs-table.js';
import { readView, writeView } from './jobs-view.js';
import type { JobsView } from './jobs-view.js';
import { SchedulesPanel } from './schedules-panel.js';
import { useAskedEvery } from './use-asked-every.js';

/** In the order in which an administrator cares. */
const TABS = ['FAILED', undefined, 'RUNNING', 'WAITING', 'COMPLETED', 'CANCELLED'] as const satisfies readonly (
  JobState | undefined
)[];

const SECOND_MS = 1_000;

/** What is done in the background: how much of it is how far, what failed, and what comes again. */
export function JobsPage() {
  const [query] = useSearchParams();
  const view = readView(query);
  const now = useNow();
  const overview = useAskedEvery(JobOverviewDocument, {});
  return (
    <div className="flex flex-col gap-3">
      <AdminHeader title="Jobs" />
      {overview.status === 'LOADING' ? <Loading what="the counts of jobs" height={180} /> : null}
      {overview.status === 'FAILED' ? <Failure message={overview.message} onRetry={overview.retry} /> : null}
      {overview.status !== 'SHOWN' ? null : (
        <div
          className={`grid grid-cols-1 gap-3 xl:grid-cols-2 ${overview.isStale ? 'opacity-60' : ''}`}
          aria-busy={overview.isStale}
        >
          <Panel title="Counts" note="ended jobs are kept for days" className="min-h-44">
            {overview.data.jobCounts.length === 0 ? (
              <Empty title="No job has been asked for yet.">Imports, reports and shapes of curves make some.</Empty>
            ) : (
              <CountsMatrix counts={overview.data.jobCounts} view={view} />
            )}
          </Panel>
          <SchedulesPanel schedules={overview.data.jobSchedules} now={now} />
        </div>
      )}
      <JobList
        view={view}
        counts={overview.status === 'SHOWN' ? overview.data.jobCounts : undefined}
        now={now}
        onChange={overview.ask}
      />
    </div>
  );
}

interface JobListProps {
  readonly view: JobsView;
  readonly counts: JobOverviewQuery['jobCounts'] | undefined;
  readonly now: number;
  readonly onChange: () => void;
}

function JobList({ view, counts, now, onChange }: JobListProps) {
  const pages = usePages(writeView(view).toString());
  const shown = useAskedEvery(JobsDocument, {
    ...{ first: PAGE_ROWS, after: pages.after },
    ...{ state: view.state ?? null, kind: view.kind ?? null },
  });
  const jobs = shown.status === 'SHOWN' ? shown.data.jobs : undefined;
  return (
    <Panel
      title="Jobs"
      note={view.kind === undefined ? 'the newest first' : `of ${view.kind}`}
      controls={
        view.kind === undefined ? null : (
          <Link
            to={{ search: writeView({ ...view, kind: undefined }).toString() }}
            className="text-accent underline underline-offset-2"
          >
            All kinds
          </Link>
        )
      }
    >
      <nav aria-label="States" className="-mx-3 -mt-3 flex gap-1 overflow-x-auto border-b border-line px-2 py-1">
        {TABS.map((state) => (
          <Link
            key={state ?? 'ALL'}
            to={{ search: writeView({ ...view, state }).toString() }}
            aria-current={view.state === state ? 'page' : undefined}
            title={state === 'FAILED' ? 'Dead letters: failed at their last try' : undefined}
            className="flex items-baseline gap-1.5 rounded px-2 py-0.5 whitespace-nowrap -outline-offset-2 hover:bg-raised aria-[current=page]:bg-selected aria-[current=page]:font-medium"
          >
            {state === undefined ? 'All' : <StateMark state={state} />}
            {counts === undefined ? null : (
              <span className="text-muted tabular-nums">{countText(countOf(counts, state, view.kind))}</span>
            )}
          </Link>
        ))}
      </nav>
      {shown.status === 'LOADING' ? <Loading what="the jobs" height={420} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {jobs === undefined ? null : jobs.edges.length === 0 && pages.index === 0 ? (
        <Empty title={noneText(view)}>
          {view.state === 'FAILED'
            ? 'Jobs that failed at their last try stay here for 30 days, to be tried again.'
            : null}
        </Empty>
      ) : (
        <div className={shown.status === 'SHOWN' && shown.isStale ? 'opacity-60' : ''}>
          <div className="-mx-3 flex min-h-0 flex-col">
            <JobsTable
              jobs={jobs.edges.map(({ node }) => node)}
              now={now}
              onChange={() => {
                shown.ask();
                onChange();
              }}
            />
          </div>
          <Pager pages={pages} rows={jobs.edges.length} pageInfo={jobs.pageInfo} />
        </div>
      )}
    </Panel>
  );
}

function noneText({ state, kind }: JobsView): string {
  const which = state === undefined ? '' : `${STATE_WORDS[state].word.toLowerCase()} `;
  return `There is no ${which}job${kind === undefined ? '' : ` of ${kind}`}.`;
}

/** The time by which running jobs and coming ones are told, a second at a time. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, SECOND_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
