/** A WebSocket that a test plays the server of. */
import type { SocketSession } from '../../src/live/live-socket.js';

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** How the sockets that are made from now on behave. */
type Behaviour = 'OPENS' | 'FAILS' | 'HANGS';

/** Takes messages as a server would and answers when it is told to. */
export class PlayedSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  /** All that were made, the first one first. */
  static readonly all: PlayedSocket[] = [];
  static behaviour: Behaviour = 'OPENS';
  readonly sent: string[] = [];
  readonly messages: Message[] = [];
  readyState = PlayedSocket.CONNECTING;
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: string }) => void) | null = null;
  onclose: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;

  static restart(): void {
    PlayedSocket.all.length = 0;
    PlayedSocket.behaviour = 'OPENS';
  }

  constructor() {
    const { behaviour } = PlayedSocket;
    PlayedSocket.all.push(this);
    void Promise.resolve().then(() => {
      if (behaviour === 'HANGS') return;
      if (behaviour === 'OPENS') {
        this.readyState = PlayedSocket.OPEN;
        this.onopen?.();
        return;
      }
      // As browsers do it: an error that says nothing, then the end.
      this.readyState = PlayedSocket.CLOSED;
      this.onerror?.({ type: 'error' });
      setTimeout(() => this.onclose?.({ code: 1006, reason: '', wasClean: false }), 0);
    });
  }

  send(text: string): void {
    const message = JSON.parse(text) as Message;
    this.sent.push(message.type);
    this.messages.push(message);
    if (message.type === 'connection_init') this.answer('connection_ack');
  }

  answer(type: string, rest: Readonly<Record<string, unknown>> = {}): void {
    this.onmessage?.({ data: JSON.stringify({ type, ...rest }) });
  }

  close(code = 1005): void {
    const isOver = this.readyState === PlayedSocket.CLOSED;
    this.readyState = PlayedSocket.CLOSED;
    if (!isOver && code === 1000) this.onclose?.({ code, reason: '', wasClean: true });
  }

  closeByServer(code: number): void {
    this.readyState = PlayedSocket.CLOSED;
    this.onclose?.({ code, reason: '', wasClean: true });
  }
}

/** Hands out one token until it is told another one. */
export class PlayedSession implements SocketSession {
  current: string | undefined = 'first';
  readonly renewed: string[] = [];
  readonly #listeners = new Set<() => void>();

  token(): Promise<string | undefined> {
    return Promise.resolve(this.current);
  }

  renew(refused: string): Promise<string | undefined> {
    this.renewed.push(refused);
    this.current = `after ${refused}`;
    return Promise.resolve(this.current);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(token: string | undefined): void {
    this.current = token;
    for (const listener of this.#listeners) listener();
  }
}
