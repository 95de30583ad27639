import { LiveStatusStore, isConnected } from './live-status.js';
import { retryPace } from './retry-pace.js';

/** Failures in a row after which it is asked whether it is the socket alone that cannot be had. */
const PATIENCE = 3;
/** While quotes are polled, how often a socket is tried. */
const SOCKET_AGAIN_MS = 60_000;
/** Those whom the same event wakes do not all come at once. */
const SCATTER_MS = 1_000;
export const POLL_EVERY_MS = 2_000;
const DELAYED_FROM_MS = 1_000;
const DELAYED_BELOW_MS = 700;
const DELAY_STEP_MS = 100;
/** A socket that the server closes sooner was hardly open. */
const SOON_CLOSED_MS = 5_000;
const NORMAL_CLOSURE = 1_000;

export interface LiveConnectionParts {
  /** @returns whether the server answers over HTTP */
  readonly isReachable: () => Promise<boolean>;
  /** @returns whether the device has a network at all */
  readonly isOnline: () => boolean;
  /** @returns how many want the socket */
  readonly wanted: () => number;
  readonly now: () => number;
  readonly random: () => number;
}

/** What those need to know of a connection who show what comes over it. */
export type LiveLine = Pick<LiveConnection, 'status' | 'tellDelay' | 'tellPolled'>;

/** Follows a socket through its attempts: says how prices reach the page, and when the next attempt is made. */
export class LiveConnection {
  readonly status = new LiveStatusStore();
  readonly #parts: LiveConnectionParts;
  #failures = 0;
  /** Sockets in a row that were closed soon after they had been opened. */
  #soonClosed = 0;
  /** Whether the server answered over HTTP before the attempt that failed last. */
  #wasReachable = false;
  #openedAt = 0;
  #isOpening = false;
  #closeCode: number | undefined;
  #since: number | undefined;
  #waiting: Promise<void> | undefined;
  #hurry: (() => void) | undefined;

  constructor(parts: LiveConnectionParts) {
    this.#parts = parts;
  }

  /** An attempt begins. */
  opening(): void {
    this.#isOpening = true;
  }

  /** The server took us. */
  opened(): void {
    this.#isOpening = false;
    this.#failures = 0;
    this.#wasReachable = false;
    this.#openedAt = this.#parts.now();
    this.#since = undefined;
    this.#closeCode = undefined;
    this.status.tell({ kind: 'LIVE', delayMs: 0 });
  }

  /**
   * The socket is gone, or the attempt failed; may be said twice of one.
   *
   * @param code that it was closed with, where it was
   */
  closed(code: number | undefined): void {
    if (this.#waiting !== undefined) return;
    if (this.#isOpening) {
      this.#isOpening = false;
      this.#failures += 1;
    } else if (isConnected(this.status.read())) {
      this.#closeCode = code;
      this.#soonClosed = this.#parts.now() - this.#openedAt < SOON_CLOSED_MS ? this.#soonClosed + 1 : 0;
    }
    if (code === NORMAL_CLOSURE) {
      this.#since = undefined;
      this.status.tell({ kind: 'IDLE' });
      return;
    }
    this.#since ??= this.#parts.now();
    // Until it was asked again who answers, that is as it was.
    const { kind } = this.status.read();
    if (kind !== 'POLLING' && kind !== 'OFFLINE') this.#tellBroken(this.#parts.now());
  }

  /** @returns when the next attempt may be made; the same for all who ask meanwhile */
  wait(): Promise<void> {
    this.#waiting ??= this.#wait().finally(() => {
      this.#waiting = undefined;
    });
    return this.#waiting;
  }

  /** Something changed for the better: the attempt that is waited for is made soon. */
  hurry(): void {
    this.#hurry?.();
  }

  /** @param delayMs from when a price was made until it came, smoothed */
  tellDelay(delayMs: number): void {
    const { kind } = this.status.read();
    if (kind !== 'LIVE' && kind !== 'DELAYED') return;
    const shown = Math.round(delayMs / DELAY_STEP_MS) * DELAY_STEP_MS;
    const isDelayed = shown >= (kind === 'DELAYED' ? DELAYED_BELOW_MS : DELAYED_FROM_MS);
    this.status.tell({ kind: isDelayed ? 'DELAYED' : 'LIVE', delayMs: shown });
  }

  /** Asking over HTTP did or did not succeed while there is no socket. */
  tellPolled(isAnswered: boolean): void {
    const { kind } = this.status.read();
    if (kind !== 'POLLING' && kind !== 'OFFLINE') return;
    this.status.tell(isAnswered ? { kind: 'POLLING', everyMs: POLL_EVERY_MS } : { kind: 'OFFLINE' });
  }

  async #wait(): Promise<void> {
    const { isReachable, now, random, wanted } = this.#parts;
    const isReached = this.#failures >= PATIENCE && (await isReachable());
    // A server that has only just come back was not there to refuse the attempts before.
    const isBlocked = isReached && this.#wasReachable;
    this.#wasReachable = isReached;
    const failures = isReached ? 0 : this.#failures;
    const waitMs = isBlocked
      ? SOCKET_AGAIN_MS
      : retryPace(failures + Math.max(0, this.#soonClosed - 1), this.#closeCode, random());
    this.#closeCode = undefined;
    this.#since ??= now();
    if (isBlocked) this.status.tell({ kind: 'POLLING', everyMs: POLL_EVERY_MS });
    else if (failures >= PATIENCE) this.status.tell({ kind: 'OFFLINE' });
    else this.#tellBroken(now() + waitMs);
    await new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, waitMs);
      this.#hurry = () => {
        this.#hurry = undefined;
        clearTimeout(timer);
        timer = setTimeout(resolve, Math.min(waitMs, random() * SCATTER_MS));
      };
    });
    this.#hurry = undefined;
    if (wanted() > 0) return;
    this.#since = undefined;
    this.status.tell({ kind: 'IDLE' });
  }

  #tellBroken(nextTryAt: number): void {
    this.status.tell(
      this.#parts.isOnline()
        ? { kind: 'RECONNECTING', since: this.#since ?? nextTryAt, nextTryAt }
        : { kind: 'OFFLINE' },
    );
  }
}
