import { Link } from 'react-router';

import { UnreadAlertEventsDocument } from '../gql/graphql.js';
import { countText } from '../lib/format.js';
import { useShown } from '../lib/use-shown.js';
import { buttonStyle } from '../ui/button.js';
import { useAlertDesk } from './alert-context.js';
import { Bell } from './bell.js';

/** More are said to be so many and more. */
const MOST_COUNTED = 99;

/** The way to the alerts, with how many crossings are not read; nothing for whoever may have none. */
export function AlertHeaderBell({ search }: { readonly search: string }) {
  return useAlertDesk() === undefined ? null : <UnreadBell search={search} />;
}

function UnreadBell({ search }: { readonly search: string }) {
  const shown = useShown(UnreadAlertEventsDocument, {});
  const unread = shown.status === 'SHOWN' ? shown.data.alertEvents.unreadCount : 0;
  return (
    <Link
      to={{ pathname: '/alerts', search }}
      aria-label={unread === 0 ? 'Alerts' : `Alerts, ${countText(unread)} unread`}
      title="Alerts"
      className={buttonStyle()}
    >
      <Bell />
      {unread === 0 ? null : (
        <span className="rounded bg-accent px-1 text-[11px] font-semibold text-accent-ink" data-testid="unread-alerts">
          {unread > MOST_COUNTED ? `${MOST_COUNTED}+` : unread}
        </span>
      )}
    </Link>
  );
}
