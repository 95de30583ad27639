import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useNavigate } from 'react-router';

import { AlertEventsDocument, AlertTriggeredDocument } from '../gql/graphql.js';
import type { AlertEventFieldsFragment } from '../gql/graphql.js';
import { isConnected } from '../live/live-status.js';
import { useLive, useLiveStatus } from '../live/use-live.js';
import { useNotify } from '../ui/toasts.js';
import { AlertNews, storedNews } from './alert-news.js';
import { eventText } from './alert-texts.js';
import { askAlertsAgain } from './ask-alerts-again.js';
import { showNotification } from './browser-notifications.js';

/** At most as many are shown one by one; more are counted. */
const MOST_SHOWN = 3;
const SHOWN_MS = 20_000;
/** As many are looked through for what was missed; a page of the API. */
const LOOKED_THROUGH = 100;
/** The subscription is heard by then, so that nothing falls between it and the list. */
const SETTLED_MS = 1_000;
/** How often the list is read where no socket can be opened. */
const POLLED_MS = 15_000;
/** Crossings that come together are asked for together. */
const TOGETHER_MS = 200;

/** Tells each crossing once as it happens, and after a connection was lost what was missed; shows nothing itself. */
export function AlertToasts({ userId }: { readonly userId: string }) {
  const { transport } = useLive();
  const client = useApolloClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const news = useRef<AlertNews>(undefined);
  const asking = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { kind } = useLiveStatus();
  const isHeard = isConnected(useLiveStatus());
  const isPolled = kind === 'POLLING';

  const show = useEffectEvent((events: readonly AlertEventFieldsFragment[]) => {
    const toAlerts = (): void => {
      void navigate('/alerts');
    };
    const action = { text: 'Show alerts', run: toAlerts };
    const last = events.at(-1);
    if (last === undefined) return;
    const messages =
      events.length > MOST_SHOWN
        ? [{ id: last.id, text: `${events.length} alerts were crossed, the latest: ${eventText(last)}`, note: '' }]
        : events.map((event) => ({ id: event.id, text: eventText(event), note: event.note }));
    for (const { id, text, note } of messages) {
      notify(note === '' ? text : `${text}: ${note}`, { action, lastsMs: SHOWN_MS });
      showNotification({ title: text, body: note, tag: id, onClick: toAlerts });
    }
    asking.current ??= setTimeout(() => {
      asking.current = undefined;
      askAlertsAgain(client);
    }, TOGETHER_MS);
  });
  const read = useEffectEvent(async (isWanted: () => boolean) => {
    const known = (news.current ??= new AlertNews(storedNews(userId)));
    try {
      const { alertEvents } = await transport.ask(AlertEventsDocument, { first: LOOKED_THROUGH, after: null });
      if (isWanted()) show(known.takeList(alertEvents.edges.map(({ node }) => node)));
    } catch {
      // Read again when the connection is next made.
    }
  });
  const take = useEffectEvent((event: AlertEventFieldsFragment) => {
    const known = (news.current ??= new AlertNews(storedNews(userId)));
    if (known.take(event)) show([event]);
  });

  useEffect(
    () =>
      transport.subscribe(
        AlertTriggeredDocument,
        {},
        {
          next: ({ alertTriggered }) => {
            take(alertTriggered);
          },
        },
      ),
    [transport],
  );
  useEffect(() => {
    if (!isHeard && !isPolled) return;
    let isEnded = false;
    const readNow = (): void => {
      void read(() => !isEnded);
    };
    const soon = setTimeout(readNow, SETTLED_MS);
    const often = isPolled ? setInterval(readNow, POLLED_MS) : undefined;
    return () => {
      isEnded = true;
      clearTimeout(soon);
      clearInterval(often);
    };
  }, [isHeard, isPolled]);
  useEffect(
    () => () => {
      clearTimeout(asking.current);
      asking.current = undefined;
    },
    [],
  );
  return null;
}
