import { useState } from 'react';

import type { ReportRowFragment } from '../../gql/graphql.js';
import { countText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Notice } from '../../ui/notice.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { SUBJECTS, isUnderWay, parametersText } from './report-words.js';
import { ReportsTable } from './reports-table.js';
import { useReportActions } from './use-report-actions.js';
import type { Reports } from './use-reports.js';

/** As many as the server keeps of one user. */
const MOST = 50;

/** What was made in the background and is kept, the newest first. */
export function HistoryPanel({ reports, failure, ask, onBuild }: Reports & { readonly onBuild: () => void }) {
  const { remove } = useReportActions();
  const [toRemove, setToRemove] = useState<ReportRowFragment>();
  return (
    <Panel
      title="Kept reports"
      note={reports === undefined ? undefined : `${countText(reports.length)} of at most ${MOST}, each for 7 days`}
    >
      {reports === undefined && failure === undefined ? <Loading what="the reports" height={160} /> : null}
      {reports === undefined && failure !== undefined ? <Failure message={failure} onRetry={ask} /> : null}
      {reports === undefined ? null : (
        <>
          {failure === undefined ? null : (
            <div className="mb-2">
              <Notice tone="WARNING">
                {failure} What is shown may be old. <Button onClick={ask}>Try again</Button>
              </Notice>
            </div>
          )}
          {reports.length === 0 ? (
            <Empty title="You keep no reports.">
              <p className="mb-2">Choose what a file is to hold, and have it made in the background.</p>
              <Button onClick={onBuild}>Build one</Button>
            </Empty>
          ) : (
            <>
              <div className="-m-3 mb-0 flex max-h-96 min-h-0 flex-col">
                <ReportsTable reports={reports} onRemove={setToRemove} />
              </div>
              <p className="pt-2 text-muted">
                Each download has a link of its own, which ends after an hour; the report stays, and gives another.
              </p>
            </>
          )}
        </>
      )}
      {toRemove === undefined ? null : (
        <ConfirmDialog
          title={`Remove ${toRemove.fileName ?? SUBJECTS[toRemove.subject].name}?`}
          action="Remove"
          onConfirm={() => remove(toRemove.id)}
          onClose={() => {
            setToRemove(undefined);
          }}
        >
          {isUnderWay(toRemove) ? 'It is still being made, and stops. ' : 'Its file goes with it, and its links end. '}
          {SUBJECTS[toRemove.subject].name}, {parametersText(toRemove)}, can be made again.
        </ConfirmDialog>
      )}
    </Panel>
  );
}
