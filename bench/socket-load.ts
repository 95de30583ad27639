/**
 * Subscribers in a process of their own: opens sockets, waits until all are told something, counts for some seconds what
 * comes and how old it is, and sends `SocketLoad`. Ages are from the time that a message says to its arrival here.
 */
import { WebSocket } from 'ws';

import { quantile } from './table.ts';

export interface SocketLoad {
  readonly messages: number;
  readonly p50: number;
  readonly p99: number;
  /** Sockets that were told nothing at all, or ended. */
  readonly failed: number;
  /** Most messages of one socket. */
  readonly most: number;
}

const OPENED_AT_ONCE = 100;
/** A server that serves some of them so busily that it takes no more is given up. */
const OPEN_WITHIN_MS = 60_000;
const READY_WITHIN_MS = 20_000;
const WARM_UP_MS = 1_000;
const TIME = Buffer.from('"time":"');
const TIME_CHARACTERS = 24;

const [url = '', count = '0', seconds = '5', subscription = '', authorization = ''] = process.argv.slice(2);
const isGraphql = subscription !== '';
const sockets: WebSocket[] = [];
const told = new Uint32Array(Number(count));
const ages: number[] = [];
let isMeasuring = false;
let isOver = false;
/** Those whose socket has gone. */
const ended = new Set<number>();
/** Of the message before: the same for all sockets of a round. */
let lastText = '';
let lastTime = 0;

const tooLate = pause(OPEN_WITHIN_MS).then(() => 'TOO LATE' as const);
for (let index = 0; index < Number(count); index += OPENED_AT_ONCE) {
  const some = Array.from({ length: Math.min(OPENED_AT_ONCE, Number(count) - index) }, (_, offset) =>
    open(index + offset),
  );
  if ((await Promise.race([Promise.all(some), tooLate])) === 'TOO LATE') {
    await new Promise((resolve) => process.send?.('TOO LATE', undefined, undefined, resolve));
    process.exit(0);
  }
}
const deadline = Date.now() + READY_WITHIN_MS;
while (told.some((messages) => messages === 0) && Date.now() < deadline) await pause(100);
await pause(WARM_UP_MS);
told.forEach((messages, index) => {
  if (messages === 0) ended.add(index);
});
told.fill(0);
process.send?.('MEASURING');
isMeasuring = true;
await pause(Number(seconds) * 1_000);
isMeasuring = false;
process.send?.('MEASURED');
const load: SocketLoad = {
  messages: ages.length,
  p50: quantile(ages, 0.5),
  p99: quantile(ages, 0.99),
  failed: ended.size,
  most: Math.max(...told),
};
await new Promise((resolve) => process.send?.(load, undefined, undefined, resolve));
isOver = true;
for (const socket of sockets) socket.terminate();
process.disconnect();

function open(index: number): Promise<void> {
  const socket = new WebSocket(url, isGraphql ? 'graphql-transport-ws' : [], { perMessageDeflate: false });
  sockets.push(socket);
  socket.on('message', (data: Buffer) => {
    hear(index, data);
  });
  return new Promise((resolve) => {
    socket.once('open', () => {
      if (isGraphql) {
        socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
        // As clients name them: each one otherwise.
        const id = crypto.randomUUID();
        const subscribe = JSON.stringify({ id, type: 'subscribe', payload: { query: subscription } });
        socket.once('message', () => {
          socket.send(subscribe);
          resolve();
        });
      } else resolve();
    });
    const fail = (): void => {
      if (isOver) return;
      ended.add(index);
      resolve();
    };
    socket.once('error', fail);
    socket.once('close', fail);
  });
}

function hear(index: number, data: Buffer): void {
  const at = data.indexOf(TIME);
  if (at === -1) return;
  told[index] = (told[index] ?? 0) + 1;
  if (!isMeasuring) return;
  const start = at + TIME.length;
  ages.push(
    performance.timeOrigin + performance.now() - timeOf(data.toString('latin1', start, start + TIME_CHARACTERS)),
  );
}

function timeOf(text: string): number {
  if (text !== lastText) {
    lastText = text;
    lastTime = Date.parse(text);
  }
  return lastTime;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
