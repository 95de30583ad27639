import type { ReportRowFragment } from '../../gql/graphql.js';
import { countText } from '../../lib/format.js';
import { StateMark } from '../../ui/state-mark.js';
import { DownloadReport } from './download-report.js';
import { ReportProgress } from './report-progress.js';
import { STATUSES, SUBJECTS, isUnderWay } from './report-words.js';

/** The report that was just asked for: how far it is, then its file. */
export function MadeReport({ report }: { readonly report: ReportRowFragment }) {
  const { subject, status, fileName, rowsDone, failure } = report;
  return (
    <div className="flex flex-col gap-1.5 rounded border border-line px-2 py-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium wrap-anywhere">{fileName ?? SUBJECTS[subject].name}</span>
        <span role="status">
          <StateMark state={STATUSES[status]} />
        </span>
      </div>
      {isUnderWay(report) ? <ReportProgress report={report} /> : null}
      {status === 'FAILED' ? <p className="wrap-anywhere text-danger">{failure}</p> : null}
      {status === 'DONE' ? (
        <div className="flex flex-wrap items-center gap-2">
          <DownloadReport report={report} />
          <span className="text-muted">{countText(rowsDone)} rows</span>
        </div>
      ) : null}
    </div>
  );
}
