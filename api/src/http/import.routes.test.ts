/**
 * Proves what becomes of a file that is sent: it is taken as it comes and only whole, from whoever may import, and
 * nothing is left of one that is refused, too large, cut off or silent. Over real connections and a real disk.
 */
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fastifyCompress from '@fastify/compress';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import { UploadFolder } from '../adapters/local-files/upload-folder.js';
import type { Services } from '../graphql/index.js';
import { AppError } from '../shared/errors.js';
import type { AuditedDeed } from '../slices/accounts/audit-event.js';
import type { Identity, Permission, UserId } from '../slices/accounts/index.js';
import { ColumnMappingsService, ImportsService } from '../slices/imports/index.js';
import type { FileImport, ImportsServiceParts, SavedMapping } from '../slices/imports/index.js';
import { RequestLimitsService } from '../slices/limits/index.js';
import { PlainQuotas } from '../slices/limits/plain-quotas.contract.js';
import { registerErrorAnswers } from './errors.js';
import { registerImportRoutes } from './import.routes.js';
import { Lifecycle } from './lifecycle.js';
import { limitRequest } from './request-limits.js';

const MAX_BYTES = 1024 * 1024;
const STALLED_AFTER_MS = 300;
const BOUNDARY = 'the-boundary-of-the-form';
const MAPPING = {
  name: 'Desk file',
  content: 'SPOT',
  delimiter: ';',
  decimalMark: ',',
  dateFormat: 'DD.MM.YYYY',
  columns: { date: { column: 'Tag' }, series: { value: 'wti' }, price: { column: 'Preis' } },
} as const;
const SAVED: SavedMapping = {
  ...{ id: '00000000-0000-4000-8000-0000000000aa', mapping: MAPPING, userId: null, createdAt: 0 },
};

let root: string;
let folders: UploadFolder;
let server: FastifyInstance;
let lifecycle: Lifecycle;
let added: FileImport[];
let deeds: Omit<AuditedDeed, 'actorId'>[];
let isLogAway: boolean;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cushing-imports-'));
  folders = new UploadFolder(root);
  added = [];
  deeds = [];
  isLogAway = false;
  let ids = 0;
  const store = {
    add: (entry: FileImport) => {
      added.push(entry);
      return Promise.resolve();
    },
    findSame: (contentHash: string) => Promise.resolve(added.find((entry) => entry.contentHash === contentHash)),
    mappings: () => Promise.resolve([SAVED]),
  };
  const clock = (): number => Date.UTC(2026, 10, 20, 15);
  const newId = (): string => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
  // All that a submission asks of them.
  const imports = new ImportsService({
    store,
    folders,
    clock,
    newId,
    maxBytes: MAX_BYTES,
  } as unknown as ImportsServiceParts);
  const columnMappings = new ColumnMappingsService({ store, clock, newId } as unknown as ConstructorParameters<
    typeof ColumnMappingsService
  >[0]);
  const limits = new RequestLimitsService({
    ...{ quotas: new PlainQuotas(), limits: { FREE: 1_000, PREMIUM: 2, ADMIN: 5 }, clock: () => 0 },
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
  const administration = {
    record: (deed: Omit<AuditedDeed, 'actorId'>) => {
      if (isLogAway) return Promise.reject(new AppError('UNAVAILABLE', 'The database is away.'));
      deeds.push(deed);
      return Promise.resolve();
    },
  };
  const services = { accounts: { identity, administration }, limits, columnMappings } as unknown as Services;
  lifecycle = new Lifecycle();
  lifecycle.ready();
  // As in use: neither the bound of other bodies nor what decompresses them must touch these.
  server = Fastify({ bodyLimit: 1024 });
  registerErrorAnswers(server);
  await server.register(fastifyCompress);
  registerImportRoutes(server, {
    ...{ imports, services, lifecycle, maxBytes: MAX_BYTES, stalledAfterMs: STALLED_AFTER_MS },
    limit: (request, reply) => limitRequest(limits, request, reply, { kind: 'ANONYMOUS' }),
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

function begin(headers: Record<string, string | number> = {}, method = 'POST'): ClientRequest {
  const { port } = server.server.address() as AddressInfo;
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  const sent = { authorization: 'ada import', 'content-type': type, ...headers };
  return httpRequest({ host: '127.0.0.1', port, path: '/imports', method, headers: sent });
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

async function answerOf(request: ClientRequest): Promise<Answer> {
  // A body that is refused may not be sent to its end.
  request.on('error', () => undefined);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, headers: response.headers, body: JSON.parse(text) as Answer['body'] };
}

const END = `--${BOUNDARY}--\r\n`;

function field(name: string, value: string): string {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

function fileHead(fileName = 'settles.csv', name = 'file'): string {
  const disposition = `form-data; name="${name}"; filename="${fileName}"`;
  return `--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\nContent-Type: text/csv\r\n\r\n`;
}

function form(fields: Record<string, string>, content = 'a,b\n1,2\n', fileName?: string): string {
  const own = Object.entries(fields).map(([name, value]) => field(name, value));
  return `${own.join('')}${fileHead(fileName)}${content}\r\n${END}`;
}

function post(body: string | Buffer, headers = {}): Promise<Answer> {
  const request = begin({ 'content-length': Buffer.byteLength(body), ...headers });
  request.end(body);
  return answerOf(request);
}

function refusal(status: number, reason: string): object {
  return { status, body: { errors: [{ extensions: { reason } }] } };
}

async function expectNothingLeft(): Promise<void> {
  while ((await folders.list()).length > 0) await wait(5);
  expect(added).toEqual([]);
  expect(deeds).toEqual([]);
}

describe('a file', () => {
  test('is on the disk, byte for byte, when it is answered, with how it is to be imported', async () => {
    const content = `a,b\r\n${'1,2\r\n'.repeat(100_000)}--${BOUNDARY.slice(0, -1)}\r\n`;
    const fields = { format: 'futures', series: ' wti ', skipBadRows: 'true', mode: 'REVIEW' };
    const { status, headers, body } = await post(form(fields, content, '../../etc/june.csv'));
    expect({ status, location: headers.location, body }).toEqual({
      status: 202,
      location: '/imports/00000000-0000-4000-8000-000000000001',
      body: { id: '00000000-0000-4000-8000-000000000001', status: 'PENDING', isRepeated: false },
    });
    const [entry] = added;
    expect(entry).toMatchObject({
      ...{ userId: 'ada', origin: 'UPLOAD', fileName: 'june.csv', size: content.length },
      settings: { format: 'futures', series: 'wti', skipBadRows: true, mode: 'REVIEW' },
    });
    expect(await readFile(folders.fileOf(entry!.id), 'utf8')).toBe(content);
    expect(deeds).toMatchObject([
      {
        action: 'IMPORT_SUBMITTED',
        userId: 'ada',
        details: { importId: entry!.id, fileName: 'june.csv', isRepeated: false },
      },
    ]);
  });

  test('without fields is imported as it says itself; blank ones are none', async () => {
    await post(form({}));
    await post(form({ format: '', series: '', mapping: '', skipBadRows: '', mode: '' }, 'other'));
    expect(added.map(({ settings }) => settings)).toEqual([
      { skipBadRows: false, mode: 'COMMIT' },
      { skipBadRows: false, mode: 'COMMIT' },
    ]);
  });

  test('that was sent before is told so, and kept once', async () => {
    const first = await post(form({}));
    expect(await post(form({}, undefined, 'again.csv'))).toMatchObject({
      ...{ status: 202, headers: { location: first.headers.location } },
      body: { id: first.body['id'], isRepeated: true },
    });
    expect(await folders.list()).toEqual([first.body['id']]);
  });

  test.each([
    ['the id of a saved one', SAVED.id],
    ['JSON', JSON.stringify(MAPPING)],
  ])('is read by a mapping that is %s', async (_what, mapping) => {
    expect(await post(form({ mapping }))).toMatchObject({ status: 202 });
    expect(added[0]!.settings.mapping).toEqual(MAPPING);
  });

  test('cut anywhere on its way is the same', async () => {
    const body = Buffer.from(form({ mode: 'DRY_RUN' }, 'Öl,71,5 €\r\n--\r\n'));
    const request = begin({ 'transfer-encoding': 'chunked' });
    for (const byte of body) {
      request.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    request.end();
    expect(await answerOf(request)).toMatchObject({ status: 202 });
    expect(await readFile(folders.fileOf(added[0]!.id), 'utf8')).toBe('Öl,71,5 €\r\n--\r\n');
  });

  test('is taken also where the log is away', async () => {
    isLogAway = true;
    expect(await post(form({}))).toMatchObject({ status: 202 });
    expect(added).toHaveLength(1);
  });
});

describe('a form', () => {
  const csv = `${fileHead()}a\r\n`;
  test.each([
    ['with a field after the file', `${csv}${field('mode', 'DRY_RUN')}${END}`],
    ['with two files', `${csv}${csv}${END}`],
    ['with an unknown field', `${field('modus', 'DRY_RUN')}${csv}${END}`],
    ['with a field of every object', `${field('__proto__', 'x')}${csv}${END}`],
    ['with a field twice', `${field('mode', 'COMMIT')}${field('mode', 'DRY_RUN')}${csv}${END}`],
    ['with too many fields', `${'abcdef'.replaceAll(/./gu, () => field('mode', 'COMMIT'))}${csv}${END}`],
    ['with a wrong mode', `${field('mode', 'commit')}${csv}${END}`],
    ['with a wrong flag', `${field('skipBadRows', '1')}${csv}${END}`],
    ['with a name that is too long', `${field('format', 'x'.repeat(101))}${csv}${END}`],
    ['with a field that is too long', `${field('mapping', 'x'.repeat(65_537))}${csv}${END}`],
    ['without a file', `${field('mode', 'COMMIT')}${END}`],
    ['with the file in another field', `${fileHead('a.csv', 'upload')}a\r\n${END}`],
    ['without an end', csv],
    ['that ends within the file', `${fileHead()}a,b`],
    ['that is empty', ''],
    ['of anything else', 'a,b\n1,2\n'],
  ])('%s is refused, and nothing is left', async (_what, body) => {
    expect(await post(body)).toMatchObject(refusal(400, 'FORM_INVALID'));
    await expectNothingLeft();
  });

  test.each([
    [{ mapping: '{' }, 400, 'MAPPING_INVALID'],
    [{ mapping: JSON.stringify({ ...MAPPING, columns: {} }) }, 400, 'MAPPING_INVALID'],
    [{ mapping: '00000000-0000-4000-8000-0000000000bb' }, 404, 'MAPPING_NOT_FOUND'],
  ])('with the mapping %j is refused before its file is kept', async (fields, status, reason) => {
    expect(await post(form(fields))).toMatchObject(refusal(status, reason));
    await expectNothingLeft();
  });

  test('of an empty file is refused', async () => {
    expect(await post(form({}, ''))).toMatchObject(refusal(400, 'FILE_EMPTY'));
    await expectNothingLeft();
  });

  test.each([
    [{ 'content-type': 'text/csv' }, 'MEDIA_TYPE'],
    [{ 'content-type': 'application/json' }, 'MEDIA_TYPE'],
    [{ 'content-encoding': 'gzip' }, 'ENCODING'],
  ])('sent as %j is refused', async (headers, reason) => {
    expect(await post(form({}), headers)).toMatchObject(refusal(415, reason));
    await expectNothingLeft();
  });

  test('without a boundary is refused', async () => {
    const answer = await post(form({}), { 'content-type': 'multipart/form-data' });
    expect(answer).toMatchObject(refusal(400, 'FORM_INVALID'));
    await expectNothingLeft();
  });
});

describe('bounds', () => {
  test('a file of the most bytes is taken, and one of a byte more is not', async () => {
    expect(await post(form({}, 'x'.repeat(MAX_BYTES)))).toMatchObject({ status: 202 });
    expect(added[0]!.size).toBe(MAX_BYTES);
    await folders.remove(added[0]!.id);
    added.length = 0;
    deeds.length = 0;
    expect(await post(form({}, 'x'.repeat(MAX_BYTES + 1)))).toMatchObject(refusal(413, 'FILE_TOO_LARGE'));
    await expectNothingLeft();
  });

  test('what says that it is too large is refused before it is sent', async () => {
    const request = begin({ 'content-length': 2 * MAX_BYTES });
    request.flushHeaders();
    expect(await answerOf(request)).toMatchObject(refusal(413, 'FILE_TOO_LARGE'));
    request.destroy();
    await expectNothingLeft();
  });

  test.each(['', 'X-Part: of no name'])(
    'what never ends is stopped, in a file or in a part of no name (%j)',
    async (head) => {
      const request = begin({ 'transfer-encoding': 'chunked' });
      const answer = answerOf(request);
      request.write(head === '' ? fileHead() : `--${BOUNDARY}\r\n${head}\r\n\r\n`);
      const piece = Buffer.alloc(64 * 1024, 0x20);
      const isAnswered = answer.then(() => true);
      while (!(await Promise.race([isAnswered, wait(1, false)]))) request.write(piece);
      expect(await answer).toMatchObject(refusal(413, 'FILE_TOO_LARGE'));
      request.destroy();
      await expectNothingLeft();
    },
  );

  test('of one user two are taken at a time, of others meanwhile theirs', async () => {
    const [first, second] = [0, 1].map(() => {
      const request = begin({ 'transfer-encoding': 'chunked' });
      request.write(`${fileHead()}a`);
      return request;
    });
    while ((await folders.list()).length < 2) await wait(5);
    expect(await post(form({}))).toMatchObject({ ...refusal(429, 'UPLOADS'), headers: { 'retry-after': '5' } });
    expect(await post(form({}, 'theirs'), { authorization: 'grace import' })).toMatchObject({ status: 202 });
    first!.end(`\r\n${END}`);
    expect(await answerOf(first!)).toMatchObject({ status: 202 });
    expect(await post(form({}, 'another'))).toMatchObject({ status: 202 });
    second!.end(`b\r\n${END}`);
    expect(await answerOf(second!)).toMatchObject({ status: 202 });
  });
});

describe('an upload that', () => {
  test.each([
    ['in the file', `${fileHead()}a,b\n1,`],
    ['before it', `${field('mode', 'COMMIT')}--${BOUNDARY}\r\nContent-Disposition: form`],
  ])('breaks off %s leaves nothing, and the server goes on', async (_where, body) => {
    for (let upload = 0; upload < 5; upload += 1) {
      const request = begin({ 'transfer-encoding': 'chunked' });
      request.on('error', () => undefined);
      request.write(body);
      await wait(20);
      request.destroy();
      while ((await connectionsOf(server)) > 0) await wait(5);
    }
    await expectNothingLeft();
    expect(await post(form({}))).toMatchObject({ status: 202 });
  });

  test.each([
    ['in the file', `${fileHead()}a,b\n1,`],
    ['before it', field('mode', 'COMMIT')],
    ['after it', `${fileHead()}a,b\n1,2\r\n--${BOUNDARY}`],
  ])('falls silent %s is given up, and leaves nothing', async (_where, body) => {
    const request = begin({ 'transfer-encoding': 'chunked' });
    request.write(body);
    expect(await answerOf(request)).toMatchObject(refusal(503, 'UPLOAD_STALLED'));
    await expectNothingLeft();
    request.destroy();
  });

  test('is answered early and goes on has its connection taken away', async () => {
    const request = begin({ 'transfer-encoding': 'chunked', authorization: 'ada read' });
    request.write(fileHead());
    expect(await answerOf(request)).toMatchObject({ status: 403 });
    expect(await connectionsOf(server)).toBe(1);
    while ((await connectionsOf(server)) > 0) await wait(20);
  });
});

describe('callers', () => {
  test.each([
    ['nobody', undefined, 401, 'UNAUTHENTICATED'],
    ['a forged key', 'forged import', 401, 'UNAUTHENTICATED'],
    ['a key that may only read', 'ada read', 403, 'FORBIDDEN'],
    ['a key that may only feed', 'ada feed', 403, 'FORBIDDEN'],
  ])('%s is told so before a byte of the file was sent', async (_who, authorization, status, code) => {
    const request = begin({ 'content-length': 1_000 });
    if (authorization === undefined) request.removeHeader('authorization');
    else request.setHeader('authorization', authorization);
    request.setHeader('cookie', 'refresh=stolen');
    request.flushHeaders();
    expect(await answerOf(request)).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
    request.destroy();
    await expectNothingLeft();
  });

  test('an upload counts one against the quota', async () => {
    const statuses = [];
    for (const content of ['a', 'b', 'c']) {
      statuses.push((await post(form({}, content), { authorization: 'premium import' })).status);
    }
    expect(statuses).toEqual([202, 202, 429]);
  });

  test('other methods are refused, and a server that goes away takes nothing', async () => {
    const put = begin({}, 'PUT');
    put.end();
    expect(await answerOf(put)).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    lifecycle.drain();
    expect(await post(form({}))).toMatchObject({ status: 503 });
    await expectNothingLeft();
  });
});

function connectionsOf({ server: listening }: FastifyInstance): Promise<number> {
  return new Promise((resolve, reject) => {
    listening.getConnections((error, count) => {
      if (error === null) resolve(count);
      else reject(error);
    });
  });
}
