/**
 * What our sockets are held against, in a process of its own: `raw` sends a frame that was made once to every socket;
 * `stock` is graphql-ws with graphql's own execution, once for each subscriber. Both make their ticks themselves.
 */
import { EventEmitter, on } from 'node:events';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';

import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

import { MessageFrames, messagePrefix } from '../api/dist/graphql/live/live-frame.js';
import { SYMBOLS } from './socket-ticks.ts';

const EVERY_MS = 100;

const [mode = 'raw'] = process.argv.slice(2);
const server = createServer();
const ticked = new EventEmitter();
ticked.setMaxListeners(0);

if (mode === 'stock') serveStock();
else serveRaw();
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ address: `ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/graphql` });
});
let cpu = process.cpuUsage();
process.on('message', () => {
  const used = process.cpuUsage(cpu);
  cpu = process.cpuUsage();
  process.send?.({ cpuMs: (used.user + used.system) / 1_000, memoryMb: process.memoryUsage.rss() / 1e6 });
});
process.on('disconnect', () => process.exit(0));

function ticks() {
  const time = new Date().toISOString();
  return SYMBOLS.map((symbol, index) => ({
    ...{ symbol, product: 'CL', bid: 75.01 + index, ask: 75.02 + index, last: 75.02 + index, size: 3, volume: 1_234 },
    ...{ change: 0.12, changePct: 0.16, time, sequence: 1, status: 'LIVE', isSnapshot: false },
  }));
}

function serveRaw(): void {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const streams = new Set<Duplex>();
  server.on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, () => {
      streams.add(stream);
      stream.once('close', () => streams.delete(stream));
    });
  });
  const prefix = messagePrefix(crypto.randomUUID());
  setInterval(() => {
    const payload = Buffer.from(JSON.stringify({ data: { priceTicks: ticks() } }));
    const frame = new MessageFrames(payload).of(prefix);
    for (const stream of streams) stream.write(frame);
  }, EVERY_MS);
}

function serveStock(): void {
  const schema = buildSchema(`
    type Query { none: Boolean }
    type Tick { symbol: String! product: String! status: String! bid: Float ask: Float last: Float size: Int volume: Int!
      change: Float changePct: Float time: String! sequence: Int! isSnapshot: Boolean! }
    type Subscription { priceTicks: [Tick!]! }
  `);
  const field = schema.getSubscriptionType()?.getFields()['priceTicks'];
  if (field === undefined) throw new TypeError('the stock schema has no subscription');
  field.subscribe = async function* () {
    for await (const [event] of on(ticked, 'ticks') as AsyncIterable<[unknown]>) yield { priceTicks: event };
  };
  useServer({ schema }, new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false }));
  setInterval(() => ticked.emit('ticks', ticks()), EVERY_MS);
}
