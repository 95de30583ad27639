/**
 * Proves who gets a file, that a link opens one file for one user for an hour, that few files are made at a time, and
 * that however many rows there are, few of them are held.
 */
import { setImmediate as otherWork } from 'node:timers/promises';

import { beforeEach, describe, expect, test } from '@jest/globals';

import { ODD_BATCH, oddSource, viewer } from '../../../test/support/export-tables.js';
import { AppError } from '../../shared/errors.js';
import { BATCH_ROWS, ExportsService } from './index.js';
import type { ExportBatch, ExportQuestion, ExportViewer } from './index.js';
import type { SubjectSource } from './subject-source.js';

const NOW = Date.UTC(2026, 10, 20, 15);
const HOUR = 3_600_000;
const BOARD: ExportQuestion = { subject: 'board', parameters: { product: 'CL' }, format: 'csv' };
const PATH = '/exports/board.csv';
const ADA = viewer('ada', 'read');

let now: number;
let users: Map<string, ExportViewer>;

beforeEach(() => {
  now = NOW;
  users = new Map([['ada', ADA]]);
});

function serviceOf(source: SubjectSource = oddSource(), key = 7): ExportsService {
  const never = { write: () => { throw new Error('not asked for'); } }; // prettier-ignore
  return new ExportsService({
    sources: { board: source } as unknown as Record<ExportQuestion['subject'], SubjectSource>,
    ...{ parquet: never, workbooks: never, clock: () => now, linkKeys: [new Uint8Array(32).fill(key)] },
    viewers: { viewer: (userId) => Promise.resolve(users.get(userId)) },
  });
}

async function textOf(service: ExportsService, question = BOARD, whom = ADA): Promise<string> {
  const { stream } = await service.open(question, whom);
  return Buffer.concat((await stream.toArray()) as Buffer[]).toString();
}

function queryOf(link: string): Record<string, string> {
  return Object.fromEntries(new URL(link, 'http://localhost').searchParams);
}

/** Gives up after more turns of the event loop than anything here takes. */
async function until(condition: () => boolean): Promise<void> {
  for (let turns = 0; !condition(); turns += 1) {
    if (turns > 10_000) throw new Error('it never came');
    await otherWork();
  }
}

async function reasonOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error instanceof AppError ? error.reason : error;
  }
  return undefined;
}

describe('a file', () => {
  test('says what it is, how much it holds and when it was made', async () => {
    const opened = await serviceOf().open(BOARD, ADA);
    expect(opened).toMatchObject({
      fileName: 'CL-odd-2020-04-20.csv',
      contentType: 'text/csv; charset=utf-8; header=present',
      total: 4,
    });
    opened.stream.destroy();
    const lines = (await textOf(serviceOf())).split('\r\n');
    expect(lines).toContain('# Units of columns: number (USD/bbl), at (UTC)');
    expect(lines).toContain('# Made at: 2026-11-20T15:00:00.000Z');
    expect(lines).toContain('# Made by: Cushing');
    expect(lines).toContain('plain,-37.63,2020-04-20,2026-12-18T14:30:00.250Z,true');
  });

  test('has a tag that changes with what it holds and what was asked, not with when it was made', async () => {
    const tagOf = async (version: string, question = BOARD): Promise<string | undefined> => {
      const { etag, stream } = await serviceOf(oddSource({ version })).open(question, ADA);
      stream.destroy();
      return etag;
    };
    const tag = await tagOf('one');
    expect(tag).toMatch(/^W\/"[\w-]{22}"$/u);
    now += HOUR;
    expect(await tagOf('one')).toBe(tag);
    expect(await tagOf('two')).not.toBe(tag);
    expect(await tagOf('one', { ...BOARD, format: 'jsonl' })).not.toBe(tag);
  });

  test.each([
    ['without the permission', viewer('ada', 'calculate'), {}, 'PERMISSION'],
    ['with a parameter that there is not', ADA, { colour: 'red' }, 'INPUT'],
    ['with a parameter that means nothing', ADA, { product: 'XX' }, 'INPUT'],
  ])('%s is refused', async (_what, whom, parameters, reason) => {
    const service = serviceOf();
    expect(await reasonOf(service.open({ ...BOARD, parameters: parameters }, whom))).toBe(reason);
    expect(service.underWay).toBe(0);
  });

  test('that fails before its first byte is an error and holds no place', async () => {
    const failure = new AppError('UNAVAILABLE', 'The store is away.', { reason: 'AWAY' });
    const failing = subjectThatThrows(failure);
    const service = serviceOf(failing);
    expect(await reasonOf(service.open(BOARD, ADA))).toBe('AWAY');
    expect(service.underWay).toBe(0);
  });
});

function subjectThatThrows(failure: Error): SubjectSource {
  return { check: () => undefined, open: () => Promise.reject(failure) };
}

describe('many rows', () => {
  /** @returns a source of so many rows, with how many batches were made and how it ended */
  function longSource(rows: number): { source: SubjectSource; made: () => number; isEnded: () => boolean } {
    let made = 0;
    let isEnded = false;
    const full: ExportBatch = {
      length: BATCH_ROWS,
      columns: ODD_BATCH.columns.map((values) => Array.from({ length: BATCH_ROWS }, () => values[0] ?? null)),
    };
    async function* batches(): AsyncGenerator<ExportBatch> {
      try {
        for (let left = rows; left > 0; left -= BATCH_ROWS) {
          made += 1;
          yield await Promise.resolve(left >= BATCH_ROWS ? full : { ...full, length: left });
        }
      } finally {
        isEnded = true;
      }
    }
    return { source: oddSource({ total: rows, rows: batches }), made: () => made, isEnded: () => isEnded };
  }

  test('200,000 are streamed with a few batches at a time in hand', async () => {
    const { source, made } = longSource(200_000);
    const { stream } = await serviceOf(source).open(BOARD, ADA);
    let most = 0;
    let bytes = 0;
    let lines = 0;
    for await (const piece of stream) {
      bytes += (piece as Buffer).length;
      lines += (piece as Buffer).toString().split('\r\n').length - 1;
      // A slow reader: whatever runs ahead of it does so now.
      await otherWork();
      await otherWork();
      const bytesOfABatch = BATCH_ROWS * 'plain,-37.63,2020-04-20,2026-12-18T14:30:00.250Z,true\r\n'.length;
      most = Math.max(most, made() - Math.floor(bytes / bytesOfABatch));
    }
    expect(lines).toBe(200_000 + 8);
    expect(most).toBeLessThanOrEqual(4);
  });

  test('are not read on for a reader who went away, and his place is free', async () => {
    const { source, made, isEnded } = longSource(200_000);
    const service = serviceOf(source);
    const { stream } = await service.open(BOARD, ADA);
    let pieces = 0;
    // The first is what the file says of itself.
    for await (const piece of stream) if ((piece as Buffer).length > 0 && (pieces += 1) === 2) break;
    await until(isEnded);
    expect(made()).toBeLessThanOrEqual(5);
    expect(service.underWay).toBe(0);
  });

  test('end at once where they are called off', async () => {
    const { source, made } = longSource(200_000);
    const service = serviceOf(source);
    const calling = new AbortController();
    const { stream } = await service.open(BOARD, ADA, { signal: calling.signal });
    calling.abort();
    await until(() => service.underWay === 0);
    expect(stream.destroyed).toBe(true);
    expect(made()).toBeLessThanOrEqual(1);
  });
});

describe('places', () => {
  test('a user has two and a process eight; each is free again once its file is done', async () => {
    const service = serviceOf();
    const open = async (user: string) => service.open(BOARD, viewer(user, 'read'));
    const first = await open('ada');
    const others = [await open('ada')];
    await expect(open('ada')).rejects.toMatchObject({ code: 'RATE_LIMITED', reason: 'EXPORTS_AT_ONCE' });
    for (const user of ['b', 'b', 'c', 'c', 'd', 'd']) others.push(await open(user));
    await expect(open('e')).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'EXPORTS_AT_ONCE' });
    await first.stream.toArray();
    await until(() => service.underWay === 7);
    others.push(await open('e'));
    for (const { stream } of others) stream.destroy();
    await until(() => service.underWay === 0);
  });
});

describe('a link', () => {
  test('opens its file for its user', async () => {
    const service = serviceOf();
    const link = service.link(BOARD, ADA);
    expect(link.startsWith(`${PATH}?product=CL&user=ada&expires=${NOW + HOUR}&signature=`)).toBe(true);
    expect(await service.openLink(PATH, queryOf(link))).toEqual({ viewer: ADA, parameters: { product: 'CL' } });
  });

  test('is not made for whoever may not have the file', () => {
    expect(() => serviceOf().link(BOARD, viewer('ada', 'alert'))).toThrow('does not allow this');
  });

  test('ends after an hour', async () => {
    const service = serviceOf();
    const link = queryOf(service.link(BOARD, ADA));
    now += HOUR - 1;
    expect(await reasonOf(service.openLink(PATH, link))).toBeUndefined();
    now += 1;
    expect(await reasonOf(service.openLink(PATH, link))).toBe('LINK_EXPIRED');
  });

  test.each([
    ['another product', PATH, { product: 'NG' }],
    ['another parameter', PATH, { asOf: '2020-04-20' }],
    ['another user', PATH, { user: 'eve' }],
    ['more time', PATH, { expires: String(NOW + 2 * HOUR) }],
    ['no signature', PATH, { signature: '' }],
    ['another file', '/exports/audit.csv', {}],
  ])('does not open for %s', async (_what, path, change) => {
    users.set('eve', viewer('eve', 'read'));
    const service = serviceOf();
    const link = { ...queryOf(service.link(BOARD, ADA)), ...(change as Record<string, string>) };
    expect(await reasonOf(service.openLink(path, link))).toBe('LINK_INVALID');
  });

  test('of another key does not open', async () => {
    const link = serviceOf(oddSource(), 8).link(BOARD, ADA);
    expect(await reasonOf(serviceOf().openLink(PATH, queryOf(link)))).toBe('LINK_INVALID');
  });

  test('does not open for a user who may not come in any more, and grants nothing that he lost', async () => {
    const service = serviceOf();
    const link = queryOf(service.link(BOARD, ADA));
    users.set('ada', viewer('ada'));
    const { viewer: now_ } = await service.openLink(PATH, link);
    expect(await reasonOf(service.open(BOARD, now_))).toBe('PERMISSION');
    users.delete('ada');
    expect(await reasonOf(service.openLink(PATH, link))).toBe('LINK_REVOKED');
  });
});
