import { createSessionApi } from './session-api.js';
import { createSessionLock } from './session-lock.js';
import { SessionManager } from './session-manager.js';

const CHANNEL = 'cushing.session';

/**
 * @param origin of the API
 * @returns the sign-in that this tab shares with all others of the same browser, being found out
 */
export function startSession(origin: string): SessionManager {
  const { locks } = navigator as { readonly locks?: LockManager }; // only where the page came by https or from here
  const session = new SessionManager({
    api: createSessionApi(origin),
    lock: createSessionLock(locks),
    channel: 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : undefined,
  });
  session.start();
  window.addEventListener('pageshow', ({ persisted }) => {
    // A page that the browser had put away has heard nothing of the other tabs meanwhile.
    if (persisted) session.refresh().catch(() => undefined);
  });
  return session;
}
