import { Link } from 'react-router';

import type { AlertEventFieldsFragment, AlertFieldsFragment } from '../gql/graphql.js';
import { clockText, instantText } from '../lib/format.js';
import { Button, buttonStyle } from '../ui/button.js';
import { DataTable } from '../ui/data-table.js';
import type { DataColumn } from '../ui/data-table.js';
import { Panel } from '../ui/panel.js';
import { Empty, Failure, Loading } from '../ui/states.js';
import { DistanceCell, ValueCell } from './alert-cells.js';
import { useAlertDesk } from './alert-context.js';
import { directionText, eventText, subjectText, valueText } from './alert-texts.js';
import { useAlertEvents, useAlerts } from './use-alerts.js';

const EVENTS_SHOWN = 5;
const HEIGHT = 160;

/** The alerts that watch and what was crossed last, in little room. */
export function AlertsPanel() {
  const desk = useAlertDesk();
  return (
    <Panel
      title="Alerts"
      controls={
        desk === undefined ? null : (
          <>
            <Button
              onClick={() => {
                desk.make({});
              }}
            >
              New alert
            </Button>
            <Link to="/alerts" className={buttonStyle()}>
              All alerts
            </Link>
          </>
        )
      }
    >
      {desk === undefined ? (
        <Empty title="The demo and the role VIEWER have no alerts.">
          An account of the role ANALYST or ADMIN is told when a price comes to a level.
        </Empty>
      ) : (
        <div className="-m-3 flex flex-col">
          <ActiveAlerts />
          <LatestEvents />
        </div>
      )}
    </Panel>
  );
}

function ActiveAlerts() {
  const shown = useAlerts();
  if (shown.status === 'LOADING') return <Loading what="the alerts" height={HEIGHT} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const active = shown.data.alerts.filter(({ isActive }) => isActive);
  if (active.length > 0) {
    return (
      <div className="max-h-72 overflow-auto">
        <DataTable caption="Active alerts" columns={COLUMNS} rows={active} rowKey={({ id }) => id} />
      </div>
    );
  }
  return (
    <Empty title="No alert watches.">
      Press the bell beside a price, or type <kbd>ALERT CLF27 80</kbd> into the command bar.
    </Empty>
  );
}

const COLUMNS: readonly DataColumn<AlertFieldsFragment>[] = [
  {
    id: 'alert',
    header: 'Alert',
    isText: true,
    cell: (alert) => (
      <span title={alert.note === '' ? undefined : alert.note}>
        <span className="font-medium">{subjectText(alert)}</span>{' '}
        <span className="text-muted">{directionText(alert.direction)}</span>
      </span>
    ),
  },
  { id: 'level', header: 'Level', cell: (alert) => valueText(alert, alert.level) },
  { id: 'now', header: 'Now', cell: (alert) => <ValueCell alert={alert} /> },
  { id: 'distance', header: 'To go', cell: (alert) => <DistanceCell alert={alert} /> },
];

function LatestEvents() {
  const shown = useAlertEvents(EVENTS_SHOWN);
  if (shown.status !== 'SHOWN' || shown.data.alertEvents.edges.length === 0) return null;
  return (
    <ul aria-label="Latest crossings" className="border-t border-line py-1 text-[12px]">
      {shown.data.alertEvents.edges.map(({ node }) => (
        <LatestEvent key={node.id} event={node} />
      ))}
    </ul>
  );
}

function LatestEvent({ event }: { readonly event: AlertEventFieldsFragment }) {
  const isUnread = event.readAt === null;
  return (
    <li className="flex h-6 items-center gap-2 px-1.5">
      <span aria-hidden="true" className={`size-1.5 shrink-0 rounded-full ${isUnread ? 'bg-accent' : ''}`} />
      <time dateTime={event.at} title={instantText(event.at)} className="shrink-0 text-muted">
        {clockText(event.at)}
      </time>
      <span className={`truncate ${isUnread ? 'font-medium' : 'text-muted'}`} title={event.note}>
        {isUnread ? <span className="sr-only">Unread: </span> : null}
        {eventText(event)}
      </span>
    </li>
  );
}
