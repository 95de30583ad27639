/**
 * Proves what becomes of every line that a feed pushes, who may push, and that no upload, however large, broken or cut
 * off, holds up others or is forgotten half done. Over real connections: injected requests have no network to lose.
 */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fastifyCompress from '@fastify/compress';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import type { Services } from '../graphql/index.js';
import { AppError } from '../shared/errors.js';
import type { Identity, Permission, UserId } from '../slices/accounts/index.js';
import { RequestLimitsService } from '../slices/limits/index.js';
import { PlainQuotas } from '../slices/limits/plain-quotas.contract.js';
import type { TickBatch } from '../slices/quotes/index.js';
import { registerErrorAnswers } from './errors.js';
import { registerIngestRoutes } from './ingest.routes.js';
import { Lifecycle } from './lifecycle.js';
import { limitRequest } from './request-limits.js';

/** A Friday, 10:00 New York. */
const NOW = Date.UTC(2026, 10, 20, 15);
const NDJSON = { 'content-type': 'application/x-ndjson' };

let server: FastifyInstance;
let batches: TickBatch[];
let lifecycle: Lifecycle;
let take: (batch: TickBatch) => { accepted: number; duplicates: number };

beforeEach(async () => {
  batches = [];
  const seen = new Set<string>();
  take = (batch) => {
    batches.push(batch);
    const fresh = batch.ticks.filter(({ sequence }) => !seen.has(`${batch.source} ${sequence}`));
    for (const { sequence } of fresh) seen.add(`${batch.source} ${sequence}`);
    return { accepted: fresh.length, duplicates: batch.ticks.length - fresh.length };
  };
  const limits = new RequestLimitsService({
    ...{ quotas: new PlainQuotas(), limits: { FREE: 1_000, PREMIUM: 3, ADMIN: 5 }, clock: () => 0 },
  });
  const identity = {
    isKeyToLookUp: () => false,
    identify(authorization: string | undefined): Promise<Identity> {
      if (authorization === undefined) return Promise.resolve({ kind: 'ANONYMOUS' });
      const [userId = '', permission = ''] = authorization.split(' ');
      if (userId === 'forged') return Promise.reject(new AppError('UNAUTHENTICATED', 'Wrong.'));
      const tier = userId === 'premium' ? 'PREMIUM' : 'FREE';
      const known = { userId: userId as UserId, permissions: [permission as Permission], tier, role: 'ANALYST' };
      return Promise.resolve({ kind: 'API_KEY', ...known, expiresAt: undefined } as unknown as Identity);
    },
  };
  // All that the route asks of them.
  const services = { accounts: { identity }, limits, clock: () => NOW } as unknown as Services;
  lifecycle = new Lifecycle();
  lifecycle.ready();
  // As in use: what decompresses other routes' requests must leave these alone.
  server = Fastify({ bodyLimit: 100 * 1024 });
  registerErrorAnswers(server);
  await server.register(fastifyCompress);
  registerIngestRoutes(server, {
    ...{ services, lifecycle, intake: { take: (batch) => take(batch) } },
    limit: (request, reply) => limitRequest(limits, request, reply, { kind: 'ANONYMOUS' }),
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(() => server.close());

function begin(headers: Record<string, string | number> = {}, path = '/ingest/ticks', method = 'POST'): ClientRequest {
  const { port } = server.server.address() as AddressInfo;
  const sent = { authorization: 'ada feed', ...NDJSON, ...headers };
  return httpRequest({ host: '127.0.0.1', port, path, method, headers: sent });
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown> & { readonly errors?: readonly { readonly extensions: object }[] };
}

async function answerOf(request: ClientRequest): Promise<Answer> {
  // A body that is refused may not be sent to its end.
  request.on('error', () => undefined);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(text) as Answer['body'] };
}

function post(body: string | Buffer, headers = {}, path?: string): Promise<Answer> {
  const request = begin({ 'content-length': Buffer.byteLength(body), ...headers }, path);
  request.end(body);
  return answerOf(request);
}

function tickLine(sequence: number): string {
  return `{"symbol":"CLF27","time":${NOW},"sequence":${sequence},"bid":58.11,"ask":58.12}\n`;
}

function tickLines(count: number, from = 0): string {
  return Array.from({ length: count }, (_, index) => tickLine(from + index)).join('');
}

function takenSequences(): number[] {
  return batches.flatMap(({ ticks }) => ticks.map(({ sequence }) => sequence));
}

const NOTHING = { accepted: 0, duplicates: 0, rejected: 0, rejections: [], isCut: false };

describe('lines', () => {
  test('good ones are taken in order, from the source of the caller, as live', async () => {
    const answer = await post(tickLines(3), {}, '/ingest/ticks?source=nymex.1');
    expect(answer).toMatchObject({ status: 200, body: { ...NOTHING, accepted: 3 } });
    expect(batches.map(({ source, origin }) => ({ source, origin }))).toEqual([
      { source: 'ada:nymex.1', origin: 'LIVE' },
    ]);
    const [first] = batches[0]!.ticks;
    expect(first).toMatchObject({ symbol: 'CLF27', product: 'CL', time: NOW, sequence: 0, bid: 58.11, ask: 58.12 });
    expect(takenSequences()).toEqual([0, 1, 2]);
  });

  test('bad ones are told by number and reason and stop no good one; blank ones are skipped but counted', async () => {
    const lines = [
      `\uFEFF${tickLine(0)}`,
      '\n',
      '{"symbol":"CLF27",\n',
      '   \r\n',
      tickLine(1).replace('\n', '\r\n'),
      '[]\n',
      '{"symbol":"ZZF27","time":1,"sequence":2,"bid":1}\n',
      `${tickLine(3).trimEnd().padEnd(2_049)}\n`,
      `${tickLine(4).trimEnd().padEnd(2_048)}\n`,
      Buffer.from([0xff, 0xfe, 0x0a]),
      tickLine(5).trimEnd(),
    ];
    const { status, body } = await post(Buffer.concat(lines.map((line) => Buffer.from(line))));
    expect(status).toBe(200);
    const rejections = body['rejections'] as { line: number; reason: string; message: string }[];
    expect(rejections.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'BAD_JSON'],
      [6, 'NOT_AN_OBJECT'],
      [7, 'TOO_OLD'],
      [8, 'TOO_LONG'],
      [10, 'BAD_JSON'],
    ]);
    expect(rejections.every(({ message }) => message.length > 10)).toBe(true);
    expect(body).toMatchObject({ accepted: 4, duplicates: 0, rejected: 5, isCut: false });
    expect(takenSequences()).toEqual([0, 1, 4, 5]);
  });

  test('cut anywhere on their way they are the same', async () => {
    const body = Buffer.from(`${tickLine(0)}{"note":"71,5 €"}\n${tickLine(1)}`);
    const request = begin({ 'content-length': body.length });
    for (const byte of body) {
      request.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    request.end();
    expect((await answerOf(request)).body).toMatchObject({ accepted: 2, rejected: 1 });
  });

  test('sent again they are duplicates, by any key of the user, and not for another user', async () => {
    await post(tickLines(2));
    expect((await post(tickLines(3))).body).toMatchObject({ accepted: 1, duplicates: 2 });
    expect((await post(tickLines(3), { authorization: 'grace feed' })).body).toMatchObject({ accepted: 3 });
    expect((await post(tickLines(3), {}, '/ingest/ticks?source=other')).body).toMatchObject({ accepted: 3 });
  });

  test('20,000 of them, gzipped, are all taken, a few hundred at a time', async () => {
    const answer = await post(gzipSync(tickLines(20_000)), { 'content-encoding': 'gzip' });
    expect(answer).toMatchObject({ status: 200, body: { ...NOTHING, accepted: 20_000 } });
    expect(takenSequences()).toEqual(Array.from({ length: 20_000 }, (_, index) => index));
    expect(Math.max(...batches.map(({ ticks }) => ticks.length))).toBeLessThanOrEqual(256);
  });

  test('of many bad ones the first thousand are told', async () => {
    const { body } = await post('{\n'.repeat(1_500));
    expect(body).toMatchObject({ accepted: 0, rejected: 1_500, isCut: true });
    expect((body['rejections'] as { line: number }[]).map(({ line }) => line)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => index + 1),
    );
  });

  test.each(['', '\n\n'])('a body without ticks, %j, is a sign of life', async (body) => {
    expect(await post(body)).toMatchObject({ status: 200, body: NOTHING });
    expect(batches).toEqual([{ source: 'ada:default', origin: 'LIVE', ticks: [] }]);
  });
});

describe('bounds', () => {
  test('a bomb of gzip is stopped at 16 MB, and what was taken before is told', async () => {
    // 100 kB that become 100 MB, in lines that are too long to be kept.
    const bomb = gzipSync(Buffer.concat([Buffer.from(tickLines(7)), Buffer.alloc(100 * 1024 * 1024, 0x20)]));
    const { status, headers, body } = await post(bomb, { 'content-encoding': 'gzip' });
    expect(status).toBe(413);
    expect(headers.connection).toBe('close');
    expect(body).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', reason: 'BODY_SIZE' } }],
      ...{ accepted: 7, duplicates: 0, rejected: 0 },
    });
    expect(takenSequences()).toHaveLength(7);
  });

  test('what says that it is too large is refused before it is sent', async () => {
    const tooMuch = begin({ 'content-length': 16 * 1024 * 1024 + 1 });
    tooMuch.flushHeaders();
    expect(await answerOf(tooMuch)).toMatchObject({ status: 413, body: { accepted: 0 } });
    const gzip = begin({ 'content-length': 4 * 1024 * 1024 + 1, 'content-encoding': 'gzip' });
    gzip.flushHeaders();
    expect(await answerOf(gzip)).toMatchObject({ status: 413, body: { accepted: 0 } });
    expect(batches).toEqual([]);
  });

  test('what does not say its size is stopped when it is too large', async () => {
    const request = begin({ 'transfer-encoding': 'chunked' });
    const answer = answerOf(request);
    request.write(tickLines(5));
    const spaces = Buffer.alloc(64 * 1024, 0x20);
    for (let sent = 0; sent < 24 * 1024 * 1024; sent += spaces.length) {
      request.write(spaces);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await answer).toMatchObject({ status: 413, body: { accepted: 5 } });
    request.destroy();
  });

  test('the 100,001st line is one too many, blank or not', async () => {
    const most = '\n'.repeat(99_999);
    expect(await post(`${most}${tickLine(0)}`)).toMatchObject({ status: 200, body: { accepted: 1 } });
    expect(await post(`${most}${tickLine(1).repeat(2)}`)).toMatchObject({ status: 413, body: { accepted: 1 } });
    expect(await post(`${most}\n${tickLine(2).trimEnd()}`)).toMatchObject({ status: 413, body: { accepted: 0 } });
  });

  test('what is no gzip, or half of one, is told with what was taken', async () => {
    const whole = gzipSync(tickLines(20_000));
    const half = await post(whole.subarray(0, whole.length / 2), { 'content-encoding': 'gzip' });
    expect(half).toMatchObject({ status: 400, body: { errors: [{ extensions: { reason: 'ENCODING' } }] } });
    expect(half.body['accepted']).toBe(takenSequences().length);
    expect(half.body['accepted']).toBeGreaterThan(1_000);
    const none = await post(tickLines(1), { 'content-encoding': 'gzip' });
    expect(none).toMatchObject({ status: 400, body: { accepted: 0 } });
  });
});

describe('an upload that breaks off', () => {
  test('keeps what came, without the line that was cut, and the server goes on', async () => {
    const request = begin({ 'transfer-encoding': 'chunked' });
    request.on('error', () => undefined);
    request.write(`${tickLines(4)}{"symbol":"CLF27"`);
    while (takenSequences().length < 4) await wait(5);
    request.destroy();
    while ((await connectionsOf(server)) > 0) await wait(5);
    expect(takenSequences()).toEqual([0, 1, 2, 3]);
    expect((await post(tickLines(5))).body).toMatchObject({ accepted: 1, duplicates: 4 });
  });

  test('leaves nothing open when it was gzipped', async () => {
    for (let upload = 0; upload < 20; upload++) {
      const request = begin({ 'transfer-encoding': 'chunked', 'content-encoding': 'gzip' });
      request.on('error', () => undefined);
      request.write(gzipSync(tickLines(100)).subarray(0, 50));
      await wait(5);
      request.destroy();
    }
    while ((await connectionsOf(server)) > 0) await wait(5);
    await wait(50);
    expect(process.getActiveResourcesInfo().filter((name) => name.toLowerCase().includes('zlib'))).toEqual([]);
  });

  test('of the server itself is told as such', async () => {
    take = () => {
      throw new Error('broken intake');
    };
    const answer = await post(tickLines(50_000));
    expect(answer).toMatchObject({ status: 500, body: { errors: [{ extensions: { code: 'INTERNAL' } }] } });
  });
});

describe('callers', () => {
  test.each([
    ['nobody', undefined, 401, 'UNAUTHENTICATED'],
    ['a forged key', 'forged feed', 401, 'UNAUTHENTICATED'],
    ['a key that may only read', 'ada read', 403, 'FORBIDDEN'],
  ])('%s pushes nothing', async (_who, authorization, status, code) => {
    const request = begin();
    if (authorization === undefined) request.removeHeader('authorization');
    else request.setHeader('authorization', authorization);
    request.end(tickLines(2));
    expect(await answerOf(request)).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
    expect(batches).toEqual([]);
  });

  test('an upload counts one against the quota', async () => {
    const left = async (): Promise<unknown> => {
      const { status, headers } = await post(tickLines(10), { authorization: 'premium feed' });
      return [status, headers['x-ratelimit-remaining']];
    };
    expect([await left(), await left(), await left(), await left()]).toEqual([
      [200, '2'],
      [200, '1'],
      [200, '0'],
      [429, '0'],
    ]);
  });

  test.each(['a:b', '', 'x'.repeat(41), 'a&source=b', '%00'])('a source named %j is refused', async (source) => {
    const answer = await post(tickLines(1), {}, `/ingest/ticks?source=${source}`);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ extensions: { reason: 'SOURCE' } }] } });
    expect(batches).toEqual([]);
  });

  test.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', ''])(
    'a body of type %j is refused',
    async (type) => {
      const answer = await post(tickLines(1), { 'content-type': type });
      expect(answer).toMatchObject({ status: 415, body: { errors: [{ extensions: { reason: 'MEDIA_TYPE' } }] } });
    },
  );

  test.each(['application/ndjson', 'application/jsonl', 'Application/X-NDJSON; charset=utf-8'])(
    'a body of type %j is taken',
    async (type) => {
      expect(await post(tickLines(1), { 'content-type': type })).toMatchObject({ status: 200, body: { accepted: 1 } });
    },
  );

  test('other encodings and methods are refused', async () => {
    const encoded = await post(tickLines(1), { 'content-encoding': 'br' });
    expect(encoded).toMatchObject({ status: 415, body: { errors: [{ extensions: { reason: 'ENCODING' } }] } });
    const got = begin({}, '/ingest/ticks', 'GET');
    got.end();
    expect(await answerOf(got)).toMatchObject({ status: 405, headers: { allow: 'POST' } });
  });

  test('a server that goes away takes nothing', async () => {
    lifecycle.drain();
    expect((await post(tickLines(1))).status).toBe(503);
    expect(batches).toEqual([]);
  });
});

function connectionsOf({ server }: FastifyInstance): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => {
      if (error === null) resolve(count);
      else reject(error);
    });
  });
}
