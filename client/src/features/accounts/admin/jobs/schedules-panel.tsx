import type { JobOverviewQuery } from '../../../../gql/graphql.js';
import { MISSING, instantText, waitText } from '../../../../lib/format.js';
import { DataTable } from '../../../../ui/data-table.js';
import type { DataColumn } from '../../../../ui/data-table.js';
import { Panel } from '../../../../ui/panel.js';
import { Empty } from '../../../../ui/states.js';
import { cronText, nextTime } from './cron-words.js';

type Schedule = JobOverviewQuery['jobSchedules'][number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface SchedulesPanelProps {
  readonly schedules: readonly Schedule[];
  /** By the clock of whoever looks, in milliseconds. */
  readonly now: number;
}

/** What is done again and again, and when next. */
export function SchedulesPanel({ schedules, now }: SchedulesPanelProps) {
  return (
    <Panel title="Schedules">
      {schedules.length === 0 ? (
        <Empty title="Nothing is scheduled.">What is done again and again puts itself here when a worker starts.</Empty>
      ) : (
        <div className="-m-3">
          <DataTable
            caption="Schedules"
            columns={columnsAt(now)}
            rows={schedules}
            rowKey={({ kind, cron }) => `${kind} ${cron}`}
          />
        </div>
      )}
    </Panel>
  );
}

function columnsAt(now: number): readonly DataColumn<Schedule>[] {
  return [
    { id: 'kind', header: 'Kind', isText: true, cell: ({ kind }) => kind },
    { id: 'when', header: 'When', isText: true, cell: ({ cron, timezone }) => cronText(cron, timezone) },
    {
      id: 'next',
      header: 'Next',
      title: 'By your clock',
      isText: true,
      cell: ({ cron, timezone }) => {
        const next = nextTime(cron, timezone, now);
        if (next === undefined) return MISSING;
        return (
          <time dateTime={new Date(next).toISOString()} title={instantText(new Date(next).toISOString())}>
            {untilText(next - now, next)}
          </time>
        );
      },
    },
    { id: 'cron', header: 'Cron', isText: true, cell: ({ cron }) => <code className="text-muted">{cron}</code> },
  ];
}

/** As in `in 12 min`, or when it is where that is days away. */
function untilText(ms: number, at: number): string {
  if (ms >= DAY_MS) return instantText(new Date(at).toISOString());
  return ms >= 2 * HOUR_MS ? `in ${Math.round(ms / HOUR_MS)} h` : `in ${waitText(ms)}`;
}
