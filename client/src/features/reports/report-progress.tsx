import type { ReportRowFragment } from '../../gql/graphql.js';
import { countText } from '../../lib/format.js';
import { ProgressBar } from '../../ui/progress-bar.js';
import { STATUSES, SUBJECTS } from './report-words.js';

type Progress = Pick<ReportRowFragment, 'subject' | 'status' | 'rowsDone' | 'rowsTotal'>;

/** @returns as in `12,000 of 34,000 rows`; what is not known is left out */
export function progressText({ status, rowsDone, rowsTotal }: Omit<Progress, 'subject'>): string {
  if (status === 'WAITING') return 'Waits for its turn';
  return rowsTotal === null ? `${countText(rowsDone)} rows` : `${countText(rowsDone)} of ${countText(rowsTotal)} rows`;
}

/** How far a report is that is being made. */
export function ReportProgress({ report }: { readonly report: Progress }) {
  const { subject, status, rowsDone, rowsTotal } = report;
  return (
    <span className="flex min-w-28 flex-col gap-0.5 text-left">
      <span>{progressText(report)}</span>
      <ProgressBar
        label={`${SUBJECTS[subject].name}: ${STATUSES[status].word}`}
        done={rowsDone}
        total={status === 'WAITING' ? null : rowsTotal}
      />
    </span>
  );
}
