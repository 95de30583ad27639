/** The protocol of subscriptions by hand: what a client sends, as badly as a test wants, and all that it hears. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import WebSocket from 'ws';

import { VIEWER } from './running-server.js';

export interface HeardMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** Opcodes of WebSocket frames. */
export const OPCODES = { continuation: 0, text: 1, binary: 2, ping: 9 } as const;

const LOOK_AGAIN_MS = 5;

export class RawSocket {
  readonly heard: HeardMessage[] = [];
  /** Code and reason of its end, as in `1012 The server restarts`. */
  readonly closed: Promise<string>;
  readonly #socket: WebSocket;

  private constructor(address: string) {
    this.#socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    this.#socket.on('message', (data: Buffer) => this.heard.push(JSON.parse(data.toString()) as HeardMessage));
    this.#socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      this.#socket.on('close', (code, reason) => {
        resolve(`${code} ${reason.toString()}`);
      });
    });
  }

  /** @returns it once it is open, without a word said */
  static async silent(address: string): Promise<RawSocket> {
    const socket = new RawSocket(address);
    await once(socket.#socket, 'open');
    return socket;
  }

  /** @returns it once the server knows who it is */
  static async open(address: string, connectionParams: Record<string, string> = VIEWER): Promise<RawSocket> {
    const socket = await RawSocket.silent(address);
    socket.send({ type: 'connection_init', payload: connectionParams });
    await socket.hear(({ type }) => type === 'connection_ack');
    return socket;
  }

  /** @returns status and body of the answer to one that the server does not let in */
  static async refused(address: string): Promise<{ readonly status: number | undefined; readonly body: string }> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('unexpected-response', (_request, response) => {
      resolve(response);
    });
    socket.on('open', () => {
      reject(new Error('it was let in'));
    });
    socket.on('error', () => undefined);
    const response = await promise;
    const chunks = (await response.toArray()) as Buffer[];
    return { status: response.statusCode, body: Buffer.concat(chunks).toString() };
  }

  send(message: object | string | Buffer): void {
    const isRaw = typeof message === 'string' || Buffer.isBuffer(message);
    this.#socket.send(isRaw ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: Record<string, unknown> = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, variables } });
  }

  /** Sends bytes past all that would make them a proper frame. */
  write(bytes: Buffer): void {
    this.#stream.write(bytes);
  }

  /** @returns the first message that fits, also of those that came already; rejects where it is closed without one */
  async hear(fits: (message: HeardMessage) => boolean): Promise<HeardMessage> {
    for (;;) {
      const found = this.heard.find(fits);
      if (found !== undefined) return found;
      if (this.#socket.readyState !== WebSocket.OPEN) {
        // Its last messages may have come with its end.
        const late = this.heard.find(fits);
        if (late !== undefined) return late;
        throw new Error(`closed: ${await this.closed}`);
      }
      await wait(LOOK_AGAIN_MS);
    }
  }

  /** What came for an operation. */
  of(id: string): readonly HeardMessage[] {
    return this.heard.filter((message) => message.id === id);
  }

  /** Takes nothing more from the network, so that the server's side fills up. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Ends it, and waits until it has ended. */
  async end(): Promise<void> {
    this.#socket.terminate();
    await this.closed;
  }

  get #stream(): Socket {
    return (this.#socket as unknown as { readonly _socket: Socket })._socket;
  }
}

/**
 * @param options `isLast` false for a piece that others follow; `isMasked` false as only servers may send; `reserved`
 * bits that nobody agreed on
 * @returns a frame as a client sends it, with a mask of zeros
 */
export function clientFrame(
  opcode: number,
  payload: Buffer,
  { isLast = true, isMasked = true, reserved = 0 } = {},
): Buffer {
  const first = (isLast ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = isMasked ? 0x80 : 0;
  const length = Buffer.alloc(payload.length < 126 ? 1 : payload.length < 65_536 ? 3 : 9);
  if (length.length === 1) length[0] = mask | payload.length;
  else if (length.length === 3) {
    length[0] = mask | 126;
    length.writeUInt16BE(payload.length, 1);
  } else {
    length[0] = mask | 127;
    length.writeBigUInt64BE(BigInt(payload.length), 1);
  }
  return Buffer.concat([Buffer.from([first]), length, Buffer.alloc(isMasked ? 4 : 0), payload]);
}
