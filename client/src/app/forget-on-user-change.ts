import type { ApolloClient } from '@apollo/client';

import type { SessionManager } from '../session/session-manager.js';

/** Empties the cache when somebody signs out, and asks anew for what is shown when somebody else has signed in. */
export function forgetOnUserChange(
  session: Pick<SessionManager, 'read' | 'subscribe'>,
  apollo: Pick<ApolloClient, 'clearStore' | 'resetStore'>,
): void {
  let known = userOf(session);
  session.subscribe(() => {
    const now = userOf(session);
    const before = known;
    known = now;
    if (before === undefined || before === now) return;
    // What fails of a refetch is told by the part of the page that shows it.
    void (now === undefined ? apollo.clearStore() : apollo.resetStore()).catch(() => undefined);
  });
}

function userOf(session: Pick<SessionManager, 'read'>): string | undefined {
  const state = session.read();
  return state.status === 'SIGNED_IN' ? state.user.id : undefined;
}
