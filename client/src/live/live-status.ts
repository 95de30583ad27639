/** How prices reach the page; instants in milliseconds since 1970. */
export type LiveStatus =
  | { readonly kind: 'LIVE'; readonly delayMs: number }
  /** Over a socket, but noticeably later than they were made. */
  | { readonly kind: 'DELAYED'; readonly delayMs: number }
  | { readonly kind: 'RECONNECTING'; readonly since: number; readonly nextTryAt: number }
  /** Asked for over HTTP, as no socket can be opened. */
  | { readonly kind: 'POLLING'; readonly everyMs: number }
  | { readonly kind: 'OFFLINE' }
  /** No socket is wanted, or the first one is being opened. */
  | { readonly kind: 'IDLE' };

/** @returns whether what is subscribed to is heard */
export function isConnected({ kind }: LiveStatus): boolean {
  return kind === 'LIVE' || kind === 'DELAYED';
}

/** Keeps how prices reach the page, and tells who wants to know when that changes. */
export class LiveStatusStore {
  readonly #listeners = new Set<() => void>();
  #status: LiveStatus = { kind: 'IDLE' };

  readonly read = (): LiveStatus => this.#status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  tell(status: LiveStatus): void {
    if (isSame(status, this.#status)) return;
    this.#status = status;
    for (const listener of [...this.#listeners]) listener();
  }
}

function isSame(one: LiveStatus, other: LiveStatus): boolean {
  const others = new Map<string, unknown>(Object.entries(other));
  return Object.entries(one).every(([name, value]) => others.get(name) === value);
}
