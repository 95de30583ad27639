/** Proves who gets which file by which credentials, what the answer says of it, and that refusals are JSON. */
import { request as requestOf } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as otherWork } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import { ODD_BATCH, oddSource, viewer } from '../../test/support/export-tables.js';
import type { Services } from '../graphql/index.js';
import type { Identity, Permission, UserId } from '../slices/accounts/index.js';
import { EXPORT_SUBJECTS, ExportsService } from '../slices/exports/index.js';
import type { ExportBatch, ExportSource, ExportSubject, ExportViewer, TableWriter } from '../slices/exports/index.js';
import type { SubjectSource } from '../slices/exports/subject-source.js';
import { RequestLimitsService } from '../slices/limits/index.js';
import { PlainQuotas } from '../slices/limits/plain-quotas.contract.js';
import { registerErrorAnswers } from './errors.js';
import { registerExportRoutes } from './export.routes.js';
import { Lifecycle } from './lifecycle.js';
import { limitRequest } from './request-limits.js';

let server: FastifyInstance;
let service: ExportsService;
let users: Map<string, ExportViewer>;
let now = 0;
/** What the next file has in place of the odd table's. */
let others: Partial<ExportSource>;
const READER = { authorization: 'ada read' };
const never: TableWriter = { write: () => { throw new Error('not asked for'); } }; // prettier-ignore

/** As Parquet is written: nothing before the last row was read. */
const allAtOnce: TableWriter = {
  async *write({ rows }) {
    let count = 0;
    for await (const { length } of rows) count += length;
    yield Buffer.from(`${count} rows`);
  },
};

beforeEach(async () => {
  now = Date.UTC(2026, 10, 20, 15);
  users = new Map([['ada', viewer('ada', 'read')]]);
  others = {};
  const sources = Object.fromEntries(EXPORT_SUBJECTS.map((subject) => [subject, sourceNow()]));
  service = new ExportsService({
    sources: sources as Record<ExportSubject, SubjectSource>,
    ...{ parquet: allAtOnce, workbooks: never, linkKeys: [new Uint8Array(32)], clock: () => now },
    viewers: { viewer: (userId) => Promise.resolve(users.get(userId)) },
  });
  const limits = new RequestLimitsService({
    ...{ quotas: new PlainQuotas(), limits: { FREE: 100, PREMIUM: 100, ADMIN: 100 }, clock: () => 0 },
  });
  const identify = (authorization: string | undefined): Promise<Identity> => {
    if (authorization === undefined) return Promise.resolve({ kind: 'ANONYMOUS' });
    const [userId, permission] = authorization.split(' ');
    const known = { userId: userId as UserId, permissions: [permission as Permission], tier: 'FREE' };
    return Promise.resolve({ kind: 'API_KEY', ...known } as unknown as Identity);
  };
  const identity = { isKeyToLookUp: () => false, identify };
  const lifecycle = new Lifecycle();
  lifecycle.ready();
  server = Fastify();
  registerErrorAnswers(server);
  registerExportRoutes(server, {
    services: { accounts: { identity }, limits, exports: service } as unknown as Services,
    ...{ lifecycle, limit: (request, reply) => limitRequest(limits, request, reply, { kind: 'ANONYMOUS' }) },
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(() => server.close());

/** The odd table, with what a test puts in its place. */
function sourceNow(): SubjectSource {
  return {
    check: (...question) => {
      oddSource().check(...question);
    },
    open: (...question) => oddSource(others).open(...question),
  };
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Over a real connection: injected requests do not have all headers that the route looks at. */
async function get(url: string, headers = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, { method, headers });
  return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
}

test('a key that may read gets the file, its name, its rows and its tag', async () => {
  const { statusCode, headers, body } = await get('/exports/board.csv?product=CL', READER);
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="CL-odd-2020-04-20.csv"; filename*=UTF-8''CL-odd-2020-04-20.csv`,
    'x-export-rows': '4',
    'cache-control': 'private, no-cache',
  });
  expect(body).toContain('plain,-37.63,2020-04-20');
  const again = get('/exports/board.csv?product=CL', { ...READER, 'if-none-match': String(headers['etag']) });
  expect(await again).toMatchObject({ statusCode: 304, body: '' });
});

test.each([
  ['/exports/board.csv', {}, 401, 'UNAUTHENTICATED'],
  ['/exports/board.csv', { authorization: 'ada calculate' }, 403, 'FORBIDDEN'],
  ['/exports/board.doc', READER, 404, 'NOT_FOUND'],
  ['/exports/boards.csv', READER, 404, 'NOT_FOUND'],
  ['/exports/board', READER, 404, 'NOT_FOUND'],
  ['/exports/board.csv?product=XX', READER, 400, 'BAD_USER_INPUT'],
  ['/exports/board.csv?product=CL&product=NG', READER, 400, 'BAD_USER_INPUT'],
  ['/exports/board.csv?colour=red', READER, 400, 'BAD_USER_INPUT'],
  ['/exports/board.csv?signature=made-up', READER, 401, 'UNAUTHENTICATED'],
])('%s with %j is refused with %d', async (url, headers, statusCode, code) => {
  const answer = await get(url, headers);
  expect(answer.statusCode).toBe(statusCode);
  expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ extensions: { code } }] });
});

test('a signed link opens without credentials, until its user may not come in', async () => {
  const question = { subject: 'board', format: 'jsonl', parameters: { product: 'CL' } } as const;
  const url = service.link(question, viewer('ada', 'read'));
  expect((await get(url)).statusCode).toBe(200);
  expect((await get(url.replace('product=CL', 'product=NG'))).statusCode).toBe(401);
  users.delete('ada');
  expect((await get(url)).statusCode).toBe(401);
});

test('a third file at a time is refused with when to come back', async () => {
  const held = [1, 2].map(() =>
    service.open({ subject: 'board', format: 'csv', parameters: {} }, viewer('ada', 'read')),
  );
  const answer = await get('/exports/board.csv', READER);
  expect(answer).toMatchObject({ statusCode: 429, headers: { 'retry-after': '5' } });
  for (const { stream } of await Promise.all(held)) stream.destroy();
});

test('other methods are told which to use', async () => {
  const answer = await get('/exports/board.csv', READER, 'POST');
  expect(answer).toMatchObject({ statusCode: 405, headers: { allow: 'GET' } });
});

describe('a client that breaks off', () => {
  /** A gigabyte or so, of which nobody wants the end. */
  const ENDLESS = 2_000_000;
  let made: number;
  let isEnded: boolean;

  beforeEach(() => {
    [made, isEnded] = [0, false];
    const rows = async function* (): AsyncGenerator<ExportBatch> {
      try {
        for (; made < ENDLESS; made += 1) yield await Promise.resolve(ODD_BATCH);
      } finally {
        isEnded = true;
      }
    };
    others = { rows, total: undefined };
  });

  /** @returns once the server has sent something, and then nobody listens any more */
  async function breakOff(): Promise<void> {
    const { port } = server.server.address() as AddressInfo;
    await new Promise<void>((resolve, reject) => {
      const request = requestOf({ port, host: '127.0.0.1', path: '/exports/board.csv', headers: READER }, (answer) => {
        answer.on('error', () => undefined);
        answer.once('data', () => {
          answer.socket.destroy();
          resolve();
        });
      });
      request.on('error', reject);
      request.end();
    });
  }

  test('in the middle ends the work, and its place is free', async () => {
    await breakOff();
    await until(() => isEnded && service.underWay === 0);
    expect(made).toBeLessThan(ENDLESS);
    const stopped = made;
    for (let turns = 0; turns < 100; turns += 1) await otherWork();
    expect(made).toBe(stopped);
  });

  test('again and again leaves a place for whoever comes then', async () => {
    for (let count = 0; count < 5; count += 1) {
      await breakOff();
      await until(() => service.underWay === 0);
    }
    others = {};
    expect((await get('/exports/board.csv', READER)).statusCode).toBe(200);
  });

  test('before the first byte ends the work, too', async () => {
    const { port } = server.server.address() as AddressInfo;
    const request = requestOf({ port, host: '127.0.0.1', path: '/exports/board.parquet', headers: READER });
    request.on('error', () => undefined).end();
    await until(() => made > 10);
    request.destroy();
    await until(() => isEnded && service.underWay === 0);
    expect(made).toBeLessThan(ENDLESS);
  });
});

/** Gives up after more turns of the event loop than anything here takes. */
async function until(condition: () => boolean): Promise<void> {
  for (let turns = 0; !condition(); turns += 1) {
    if (turns > 100_000) throw new Error('it never came');
    await otherWork();
  }
}
