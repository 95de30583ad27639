import type { ReportRowFragment } from '../../gql/graphql.js';
import { MISSING, countText, instantText, sizeText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { StateMark } from '../../ui/state-mark.js';
import { DownloadReport } from './download-report.js';
import { ReportProgress } from './report-progress.js';
import { FORMATS, STATUSES, SUBJECTS, endOf, isUnderWay, parametersText } from './report-words.js';

interface ReportsTableProps {
  readonly reports: readonly ReportRowFragment[];
  readonly onRemove: (report: ReportRowFragment) => void;
}

/** Reports, the newest first. */
export function ReportsTable({ reports, onRemove }: ReportsTableProps) {
  return <DataTable caption="Kept reports" columns={columnsWith(onRemove)} rows={reports} rowKey={({ id }) => id} />;
}

function columnsWith(onRemove: ReportsTableProps['onRemove']): readonly DataColumn<ReportRowFragment>[] {
  return [
    {
      id: 'what',
      header: 'What',
      isText: true,
      cell: (report) => (
        <span
          title={report.fileName ?? undefined}
          className="inline-block w-40 py-0.5 whitespace-normal sm:w-auto sm:max-w-72"
        >
          <span className="font-medium">{SUBJECTS[report.subject].name}</span>{' '}
          <span className="text-muted wrap-anywhere">{parametersText(report)}</span>
        </span>
      ),
    },
    {
      id: 'state',
      header: 'State',
      isText: true,
      cell: (report) =>
        report.status === 'RUNNING' ? (
          <ReportProgress report={report} />
        ) : (
          <span className="inline-block max-w-56 whitespace-normal">
            <StateMark state={STATUSES[report.status]} />
            {report.failure === null ? null : <span className="block wrap-anywhere text-danger">{report.failure}</span>}
          </span>
        ),
    },
    {
      id: 'actions',
      header: 'File',
      isText: true,
      cell: (report) => (
        <span className="inline-flex gap-1.5 py-0.5">
          {report.status === 'DONE' ? <DownloadReport report={report} /> : null}
          <Button
            aria-label={`${isUnderWay(report) ? 'Stop and remove' : 'Remove'} ${report.fileName ?? SUBJECTS[report.subject].name}`}
            onClick={() => {
              onRemove(report);
            }}
          >
            Remove
          </Button>
        </span>
      ),
    },
    { id: 'format', header: 'Format', isText: true, cell: ({ format }) => FORMATS[format].name },
    {
      id: 'rows',
      header: 'Rows',
      cell: (report) => (report.status === 'DONE' ? countText(report.rowsDone) : countText(report.rowsTotal)),
    },
    { id: 'size', header: 'Size', cell: ({ size }) => (size === null ? MISSING : sizeText(size)) },
    { id: 'made', header: 'Made', isText: true, cell: ({ createdAt }) => <Instant at={createdAt} /> },
    { id: 'until', header: 'Kept until', isText: true, cell: (report) => <Instant at={endOf(report)} /> },
  ];
}

function Instant({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={at}>
      {instantText(at)}
    </time>
  );
}
