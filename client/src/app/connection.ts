import { createContext, use, useSyncExternalStore } from 'react';

/** How the page hears of changes: over a socket that is open, one that is being opened, or not at all. */
export type Connection = 'CONNECTING' | 'LIVE' | 'OFFLINE';

/** Keeps what the socket last told. */
export class ConnectionStore {
  readonly #listeners = new Set<() => void>();
  #connection: Connection = 'CONNECTING';

  readonly read = (): Connection => this.#connection;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  tell(connection: Connection): void {
    if (connection === this.#connection) return;
    this.#connection = connection;
    for (const listener of this.#listeners) listener();
  }
}

export const ConnectionContext = createContext(new ConnectionStore());

/** @returns how the page hears of changes */
export function useConnection(): Connection {
  const store = use(ConnectionContext);
  return useSyncExternalStore(store.subscribe, store.read);
}
