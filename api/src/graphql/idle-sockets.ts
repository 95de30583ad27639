/** The end of sockets that nothing runs on. */
import type { OpenSocket } from './socket-identities.js';

/** A page that shows nothing live has no need of one for so long, and opens another when it has. */
const IDLE_MS = 10 * 60_000;
const NORMAL_END = 1000;

/** Closes each socket that had no operation under way for ten minutes. */
export class IdleSockets {
  readonly #timers = new Map<OpenSocket, NodeJS.Timeout>();
  readonly #closed = new WeakSet<OpenSocket>();

  /** Nothing runs on the socket from now on. */
  rest(socket: OpenSocket): void {
    this.forget(socket);
    // What was under way as it closed ends later.
    if (this.#closed.has(socket)) return;
    const end = (): void => {
      this.#timers.delete(socket);
      socket.close(NORMAL_END, 'Idle: open another one when it is needed.');
    };
    this.#timers.set(socket, setTimeout(end, IDLE_MS).unref());
  }

  /** The socket is closed, whatever ends on it later. */
  close(socket: OpenSocket): void {
    this.#closed.add(socket);
    this.forget(socket);
  }

  /** Something runs on it. */
  forget(socket: OpenSocket): void {
    clearTimeout(this.#timers.get(socket));
    this.#timers.delete(socket);
  }
}
