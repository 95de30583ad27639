import { useAddressView } from '../../lib/use-address-view.js';
import { BuildPanel } from './build-panel.js';
import { DailyPanel } from './daily-panel.js';
import { HistoryPanel } from './history-panel.js';
import { readView, writeView } from './reports-view.js';
import type { ReportsView } from './reports-view.js';
import { useReports } from './use-reports.js';

const FORM = { read: readView, write: writeView };

/** Numbers out of here: files now or in the background, those that are kept, and the daily report. */
export function ReportsPage() {
  const [view, change] = useAddressView<ReportsView>(FORM);
  const reports = useReports();
  return (
    <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <title>Reports · Cushing</title>
      <h1 className="sr-only">Reports</h1>
      <div className="flex min-w-0 flex-col gap-3">
        <BuildPanel view={view} change={change} reports={reports.reports} />
        <HistoryPanel
          {...reports}
          onBuild={() => {
            document.getElementById('build')?.focus();
          }}
        />
      </div>
      <DailyPanel />
    </div>
  );
}
