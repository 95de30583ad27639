import { useApolloClient, useMutation } from '@apollo/client/react';
import { useEffect } from 'react';

import {
  AlertEventsDocument,
  AlertsDocument,
  DeleteAlertDocument,
  MarkAlertEventsReadDocument,
  UpdateAlertDocument,
} from '../gql/graphql.js';
import type { AlertEventsQuery, AlertFieldsFragment, AlertsQuery } from '../gql/graphql.js';
import { failureText } from '../lib/error-text.js';
import { useShown } from '../lib/use-shown.js';
import type { Shown } from '../lib/use-shown.js';
import { useWatch } from '../live/use-live.js';
import { useNotify } from '../ui/toasts.js';
import { askAlertsAgain } from './ask-alerts-again.js';
import { symbolsOf } from './use-alert-value.js';

/** Volatilities come with the alerts themselves; so often they are asked for. */
const VOLS_EVERY_MS = 15_000;

/** @returns one's alerts, the newest first; the prices that they watch come */
export function useAlerts(): Shown<AlertsQuery> {
  const client = useApolloClient();
  const shown = useShown(AlertsDocument, {}, { isFresh: true });
  const active = shown.status === 'SHOWN' ? shown.data.alerts.filter(({ isActive }) => isActive) : [];
  useWatch([...new Set(active.flatMap(symbolsOf))]);
  const hasVols = active.some(({ kind }) => kind === 'ATM_VOL');
  useEffect(() => {
    if (!hasVols) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') askAlertsAgain(client);
    }, VOLS_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [client, hasVols]);
  return shown;
}

/** @returns so many of what one was told, the newest first */
export function useAlertEvents(first: number, after: string | null = null): Shown<AlertEventsQuery> {
  return useShown(AlertEventsDocument, { first, after }, { isFresh: true });
}

interface AlertActions {
  /** Pauses one that watches, or has one that rests watch anew. */
  readonly toggle: (alert: Pick<AlertFieldsFragment, 'id' | 'isActive'>) => void;
  /** Fails where the server refuses. */
  readonly remove: (id: string) => Promise<void>;
  /** @param ids all where absent */
  readonly markRead: (ids?: readonly string[]) => void;
}

/** @returns what can be done with alerts; what fails of it is told in passing, but for a removal */
export function useAlertActions(): AlertActions {
  const client = useApolloClient();
  const notify = useNotify();
  const [update] = useMutation(UpdateAlertDocument);
  const [removeOne] = useMutation(DeleteAlertDocument);
  const [mark] = useMutation(MarkAlertEventsReadDocument);
  const told = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      notify(failureText(error));
    });
  };
  return {
    toggle: ({ id, isActive }) => {
      told(update({ variables: { id, input: { isActive: !isActive } } }));
    },
    remove: async (id) => {
      await removeOne({ variables: { id } });
      askAlertsAgain(client);
    },
    markRead: (ids) => {
      told(
        mark({ variables: { ids: ids ?? null } }).then(() => {
          askAlertsAgain(client);
        }),
      );
    },
  };
}
