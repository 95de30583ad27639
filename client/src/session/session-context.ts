import { createContext, use, useSyncExternalStore } from 'react';

import type { Permission } from '../gql/graphql.js';
import type { SessionManager } from './session-manager.js';
import type { SessionState } from './session.types.js';

export const SessionContext = createContext<SessionManager | undefined>(undefined);

/** @returns the way to sign in and out */
export function useSessionManager(): SessionManager {
  const manager = use(SessionContext);
  if (manager === undefined) throw new TypeError('a page stands outside of SessionContext');
  return manager;
}

/** @returns who is signed in, with a new value when that changes */
export function useSession(): SessionState {
  const manager = useSessionManager();
  return useSyncExternalStore(manager.subscribe, manager.read);
}

/** @returns whether somebody is signed in who may do so */
export function isAllowed(state: SessionState, permission: Permission): boolean {
  return state.status === 'SIGNED_IN' && state.permissions.includes(permission);
}
