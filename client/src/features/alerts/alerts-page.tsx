import { useState } from 'react';

import { useAlertDesk } from '../../alerts/alert-context.js';
import { AlertEventsTable } from '../../alerts/alert-events-table.js';
import { AlertsTable } from '../../alerts/alerts-table.js';
import { NotificationPermission } from '../../alerts/notification-permission.js';
import { useAlertActions, useAlertEvents, useAlerts } from '../../alerts/use-alerts.js';
import { countText } from '../../lib/format.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { Button } from '../../ui/button.js';
import { PAGE_ROWS, Pager, usePages } from '../../ui/pager.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure, Loading } from '../../ui/states.js';

/** One's alerts and what they told. */
export function AlertsPage() {
  const desk = useAlertDesk();
  const make = (): void => desk?.make({});
  useShortcuts({ n: make });
  return (
    <div className="flex flex-col gap-3">
      <title>Alerts · Cushing</title>
      <h1 className="sr-only">Alerts</h1>
      <AllAlerts onMake={make} />
      <AllEvents />
    </div>
  );
}

function AllAlerts({ onMake }: { readonly onMake: () => void }) {
  const shown = useAlerts();
  const [sort, setSort] = useState<string>();
  const alerts = shown.status === 'SHOWN' ? shown.data.alerts : [];
  const active = alerts.filter(({ isActive }) => isActive).length;
  return (
    <Panel
      title="Alerts"
      note={shown.status === 'SHOWN' ? `${countText(active)} active of ${countText(alerts.length)}` : undefined}
      controls={
        <>
          <NotificationPermission />
          <Button variant="PRIMARY" onClick={onMake}>
            New alert
          </Button>
        </>
      }
    >
      {shown.status === 'LOADING' ? <Loading what="the alerts" height={120} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {shown.status !== 'SHOWN' ? null : alerts.length === 0 ? (
        <Empty title="You have no alerts.">
          Press the bell beside a price, or type <kbd>ALERT CLF27 80</kbd> into the command bar.
        </Empty>
      ) : (
        <div className="-m-3 flex min-h-0 flex-col">
          <AlertsTable alerts={alerts} sort={sort} onSort={setSort} />
        </div>
      )}
    </Panel>
  );
}

function AllEvents() {
  const pages = usePages('events');
  const shown = useAlertEvents(PAGE_ROWS, pages.after);
  const { markRead } = useAlertActions();
  const connection = shown.status === 'SHOWN' ? shown.data.alertEvents : undefined;
  const events = connection?.edges.map(({ node }) => node) ?? [];
  const unread = connection?.unreadCount ?? 0;
  const markAll = (): void => {
    if (unread > 0) markRead();
  };
  useShortcuts({ r: markAll });
  return (
    <Panel
      title="Crossings"
      note={connection === undefined ? undefined : `${countText(unread)} unread`}
      controls={
        <Button disabled={unread === 0} onClick={markAll}>
          Mark all read
        </Button>
      }
    >
      {shown.status === 'LOADING' ? <Loading what="the crossings" height={240} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {connection === undefined ? null : events.length === 0 && pages.index === 0 ? (
        <Empty title="No alert was crossed yet.">What crosses a level is kept here for 90 days.</Empty>
      ) : (
        <>
          <div className="-m-3 mb-0 flex min-h-0 flex-col">
            <AlertEventsTable
              events={events}
              onRead={(id) => {
                markRead([id]);
              }}
            />
          </div>
          <Pager pages={pages} rows={events.length} pageInfo={connection.pageInfo} />
        </>
      )}
    </Panel>
  );
}
