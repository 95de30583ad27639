import { useState } from 'react';

import type { ReportRowFragment } from '../../gql/graphql.js';
import { failureText } from '../../lib/error-text.js';
import { Button } from '../../ui/button.js';
import { useNotify } from '../../ui/toasts.js';
import { SUBJECTS } from './report-words.js';
import { useReportActions } from './use-report-actions.js';

/** The way to a report's file. */
export function DownloadReport({
  report,
}: {
  readonly report: Pick<ReportRowFragment, 'id' | 'subject' | 'fileName'>;
}) {
  const { downloadReport } = useReportActions();
  const notify = useNotify();
  const [isBusy, setIsBusy] = useState(false);
  const onDownload = async (): Promise<void> => {
    setIsBusy(true);
    try {
      await downloadReport(report.id);
    } catch (error) {
      notify(failureText(error));
    }
    setIsBusy(false);
  };
  return (
    <Button
      aria-label={`Download ${report.fileName ?? SUBJECTS[report.subject].name}`}
      isBusy={isBusy}
      onClick={() => void onDownload()}
    >
      Download
    </Button>
  );
}
