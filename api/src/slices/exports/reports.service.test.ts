/**
 * Proves how a report becomes a file: its states and progress, what a failure, a removal and a killed process leave
 * behind, how many a user may have and for how long, and that nobody sees another's.
 */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { ODD_BATCH, oddSource, once, viewer } from '../../../test/support/export-tables.js';
import { HandQueue, MemoryReportFiles, MemoryReportStore } from '../../../test/support/memory-report-store.js';
import { AppError } from '../../shared/errors.js';
import { FinalJobError } from '../jobs/index.js';
import { BUILD_REPORT, ExportsService, ReportsService } from './index.js';
import type { ExportBatch, ExportQuestion, ExportSubject, ExportViewer, Report, ReportId } from './index.js';
import type { SubjectSource } from './subject-source.js';

const NOW = Date.UTC(2026, 10, 20, 15);
const DAY = 86_400_000;
const QUESTION: ExportQuestion = { subject: 'board', parameters: { product: 'CL' }, format: 'csv' };
const ADA = viewer('ada', 'read');
const EVE = viewer('eve', 'read');
const LAST_ATTEMPT = BUILD_REPORT.attempts;

let now: number;
let users: Map<string, ExportViewer>;
let store: MemoryReportStore;
let files: MemoryReportFiles;
let queue: HandQueue;
let ids: number;
let service: ReportsService;

beforeEach(async () => {
  now = NOW;
  users = new Map([ADA, EVE].map((each) => [each.userId, each]));
  [store, files, queue, ids] = [new MemoryReportStore(), new MemoryReportFiles(), new HandQueue(), 0];
  service = await serviceOf(oddSource());
});

async function serviceOf(source: SubjectSource): Promise<ReportsService> {
  const never = { write: () => { throw new Error('not asked for'); } }; // prettier-ignore
  const viewers = { viewer: (userId: string) => Promise.resolve(users.get(userId)) };
  const clock = (): number => now;
  const exports = new ExportsService({
    sources: { board: source } as unknown as Record<ExportSubject, SubjectSource>,
    ...{ parquet: never, workbooks: never, viewers, clock, linkKeys: [new Uint8Array(32)] },
  });
  const made = new ReportsService({
    ...{ exports, viewers, store, files, jobs: queue, clock, logger: pino({ level: 'silent' }) },
    newId: () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`,
  });
  await made.work();
  return made;
}

/** Does the newest job. */
function build(options: { readonly attempt?: number; readonly signal?: AbortSignal } = {}): Promise<void> {
  const { kind, data } = store.jobs.at(-1)!;
  return queue.run(kind.name, data, options);
}

function reportOf({ id }: Report): Report | undefined {
  return store.reports.get(id);
}

/** A source of so many batches, each of the odd table's four rows. */
function batchesSource(count: number, before: (batch: number) => Promise<void> | void): SubjectSource {
  async function* rows(): AsyncGenerator<ExportBatch> {
    for (let batch = 0; batch < count; batch += 1) {
      await before(batch);
      yield ODD_BATCH;
    }
  }
  return oddSource({ rows, total: 4 * count });
}

async function textOf(report: Report, whom = ADA): Promise<string> {
  const { stream } = await service.open(report.id, whom);
  return Buffer.concat((await stream.toArray()) as Buffer[]).toString();
}

describe('a report', () => {
  test('waits, then is a file with its name, its rows and its size', async () => {
    const made = await service.create(QUESTION, ADA);
    expect(made).toEqual({
      ...{ id: '00000000-0000-7000-8000-000000000001', userId: 'ada', question: QUESTION, status: 'WAITING' },
      ...{ rowsDone: 0, rowsTotal: undefined, fileName: undefined, size: undefined, failure: undefined },
      ...{ createdAt: NOW, endedAt: undefined },
    });
    expect(store.jobs).toMatchObject([{ kind: { name: 'report.build' }, data: { reportId: made.id }, key: made.id }]);
    now += 5_000;
    await build();
    const text = await textOf(made);
    expect(reportOf(made)).toEqual({
      ...made,
      ...{ status: 'DONE', rowsDone: 4, rowsTotal: 4, fileName: 'CL-odd-2020-04-20.csv', endedAt: NOW + 5_000 },
      size: Buffer.byteLength(text),
    });
    expect(text).toContain('plain,-37.63,2020-04-20');
    expect(store.changes.map(({ status }) => status)).toEqual(['RUNNING', 'DONE']);
  });

  test('tells how far it is, at most twice a second', async () => {
    service = await serviceOf(
      batchesSource(10, () => {
        now += 200;
      }),
    );
    const made = await service.create(QUESTION, ADA);
    await build();
    const told = store.changes.filter(({ status }) => status === undefined);
    // Ten batches in 2,000 ms: at 600, 1,200 and 1,800 ms at the most, each with what was in the file by then.
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThanOrEqual(3);
    const rows = told.map(({ rowsDone = 0 }) => rowsDone);
    expect(rows).toEqual([...new Set(rows)].sort((one, other) => one - other));
    expect(rows.every((count) => count % 4 === 0 && count > 0 && count < 40)).toBe(true);
    expect(reportOf(made)).toMatchObject({ status: 'DONE', rowsDone: 40, rowsTotal: 40 });
  });

  test('is made although its progress could not be written down', async () => {
    service = await serviceOf(
      batchesSource(3, () => {
        now += 1_000;
      }),
    );
    const made = await service.create(QUESTION, ADA);
    store.beforeChange = ({ status }) => {
      if (status === undefined) throw new AppError('UNAVAILABLE', 'The database is away.');
    };
    await build();
    expect(reportOf(made)).toMatchObject({ status: 'DONE', rowsDone: 12 });
  });

  test('is for whoever may have what it holds: when it is asked for, made and opened', async () => {
    await expect(service.create(QUESTION, viewer('ada', 'alert'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(service.create({ ...QUESTION, parameters: { product: 'XX' } }, ADA)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(store.jobs).toEqual([]);
    const made = await service.create(QUESTION, ADA);
    await build();
    const lesser = viewer('ada', 'alert');
    await expect(service.open(made.id, lesser)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(service.link(made.id, lesser)).rejects.toMatchObject({ code: 'FORBIDDEN' });

    const late = await service.create(QUESTION, ADA);
    users.set('ada', lesser);
    await expect(build()).rejects.toBeInstanceOf(FinalJobError);
    expect(reportOf(late)).toMatchObject({ status: 'FAILED', failure: expect.stringContaining('does not allow') });
  });

  test('of a user who may not come in any more is not made', async () => {
    const made = await service.create(QUESTION, ADA);
    users.delete('ada');
    await expect(build()).rejects.toMatchObject({ reason: 'REPORT_FAILED' });
    expect(reportOf(made)).toMatchObject({ status: 'FAILED', endedAt: NOW });
    expect(files.files.size).toBe(0);
  });

  test("is another user's business in no way", async () => {
    const made = await service.create(QUESTION, ADA);
    await build();
    expect(await service.find(made.id, EVE)).toBeUndefined();
    expect((await service.list({ first: 10, after: undefined }, EVE)).entries).toEqual([]);
    for (const work of [service.open(made.id, EVE), service.link(made.id, EVE), service.remove(made.id, EVE)]) {
      await expect(work).rejects.toMatchObject({ code: 'NOT_FOUND', reason: 'REPORT' });
    }
    expect(await textOf(made)).toContain('plain');
  });

  test('cannot be had before it is done', async () => {
    const made = await service.create(QUESTION, ADA);
    for (const work of [service.open(made.id, ADA), service.link(made.id, ADA)]) {
      await expect(work).rejects.toMatchObject({ code: 'CONFLICT', reason: 'REPORT_NOT_DONE' });
    }
  });

  test('has a link that opens it, for its user, for an hour', async () => {
    const made = await service.create(QUESTION, ADA);
    await build();
    const link = new URL(await service.link(made.id, ADA), 'http://localhost');
    expect(link.pathname).toBe(`/exports/reports/${made.id}`);
    expect(Object.fromEntries(link.searchParams)).toMatchObject({ user: 'ada', expires: String(NOW + 3_600_000) });
  });
});

describe('a report that fails', () => {
  test.each([
    ['NOT_FOUND', 1],
    ['UNAVAILABLE', LAST_ATTEMPT],
    ['CONFLICT', LAST_ATTEMPT],
  ] as const)('by %s says why, at try %d', async (code, attempt) => {
    const failure = new AppError(code, 'It is as it is.', { reason: 'WHY' });
    service = await serviceOf({ check: () => undefined, open: () => Promise.reject(failure) });
    const made = await service.create(QUESTION, ADA);
    for (let earlier = 1; earlier < attempt; earlier += 1) {
      await expect(build({ attempt: earlier })).rejects.toBe(failure);
      expect(reportOf(made)).toMatchObject({ status: 'WAITING', failure: undefined });
    }
    await expect(build({ attempt })).rejects.toMatchObject({ name: 'FinalJobError', reason: 'REPORT_FAILED' });
    expect(reportOf(made)).toMatchObject({ status: 'FAILED', failure: 'It is as it is.', endedAt: NOW });
    await expect(service.link(made.id, ADA)).rejects.toThrow('It is as it is.');
  });

  test('by an error of the program tells its user no more than that', async () => {
    service = await serviceOf({ check: () => undefined, open: () => Promise.reject(new Error('at 10.0.0.7:5432')) });
    const made = await service.create(QUESTION, ADA);
    await expect(build({ attempt: LAST_ATTEMPT })).rejects.toMatchObject({ reason: 'REPORT_FAILED' });
    expect(reportOf(made)).toMatchObject({
      status: 'FAILED',
      failure: 'It could not be made; the log has the cause.',
    });
  });
});

describe('a process that is killed', () => {
  test('in the middle: the next try makes the one file, from the beginning', async () => {
    let tries = 0;
    const killed = new AbortController();
    service = await serviceOf(
      batchesSource(3, (batch) => {
        if (batch === 0) tries += 1;
        if (batch === 2 && tries === 1) killed.abort(new Error('the process ends'));
      }),
    );
    const made = await service.create(QUESTION, ADA);
    await expect(build({ signal: killed.signal })).rejects.toThrow();
    expect(reportOf(made)).toMatchObject({ status: 'RUNNING' });
    expect(files.files.size).toBe(0);
    await build({ attempt: 2 });
    expect(tries).toBe(2);
    expect(reportOf(made)).toMatchObject({ status: 'DONE', rowsDone: 12, rowsTotal: 12 });
    expect([...files.files.keys()]).toEqual([made.id]);
    expect((await textOf(made)).match(/^plain,/gmu)).toHaveLength(3);
  });

  test('after the file was written: the next try writes it over', async () => {
    store.beforeChange = ({ status }) => {
      if (status === 'DONE') throw new Error('the process ends');
    };
    const made = await service.create(QUESTION, ADA);
    await expect(build()).rejects.toThrow('the process ends');
    expect(files.files.size).toBe(1);
    store.beforeChange = () => undefined;
    await build({ attempt: 2 });
    expect(reportOf(made)).toMatchObject({ status: 'DONE', rowsDone: 4 });
    expect((await textOf(made)).match(/^plain,/gmu)).toHaveLength(1);
  });

  test('after it was done: the next try leaves it as it is', async () => {
    const made = await service.create(QUESTION, ADA);
    await build();
    const changes = store.changes.length;
    await build({ attempt: 2 });
    expect(store.changes).toHaveLength(changes);
    expect(reportOf(made)).toMatchObject({ status: 'DONE' });
  });
});

describe('removing', () => {
  test('takes the file with it', async () => {
    const made = await service.create(QUESTION, ADA);
    await build();
    await service.remove(made.id, ADA);
    expect([reportOf(made), files.files.size]).toEqual([undefined, 0]);
    await expect(service.remove(made.id, ADA)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('one that waits leaves its job nothing to do', async () => {
    const made = await service.create(QUESTION, ADA);
    await service.remove(made.id, ADA);
    await build();
    expect([store.changes, files.files.size]).toEqual([[], 0]);
  });

  test('one that is being made ends it, and leaves no file', async () => {
    let read = 0;
    service = await serviceOf(
      batchesSource(1_000, async (batch) => {
        read += 1;
        now += 1_000;
        if (batch === 3) for (const id of store.reports.keys()) await service.remove(id, ADA);
      }),
    );
    await service.create(QUESTION, ADA);
    await build();
    expect(read).toBeLessThan(20);
    expect([store.reports.size, files.files.size]).toEqual([0, 0]);
  });

  test('one in its last moment leaves no file, either', async () => {
    service = await serviceOf(oddSource({ rows: () => once(ODD_BATCH) }));
    const made = await service.create(QUESTION, ADA);
    files.afterPiece = () => {
      store.reports.delete(made.id);
    };
    await build();
    expect(files.files.size).toBe(0);
  });
});

describe('how many and how long', () => {
  test('a user has at most fifty; another has fifty of his own', async () => {
    for (let count = 0; count < 50; count += 1) await service.create(QUESTION, ADA);
    await expect(service.create(QUESTION, ADA)).rejects.toMatchObject({ code: 'CONFLICT', reason: 'REPORT_LIMIT' });
    await service.create(QUESTION, EVE);
    const [newest] = (await service.list({ first: 1, after: undefined }, ADA)).entries;
    await service.remove(newest!.item.id, ADA);
    await service.create(QUESTION, ADA);
    expect(store.reports.size).toBe(51);
  });

  test.each([0, 101, 1.5])('a page of %d is refused', async (first) => {
    await expect(async () => service.list({ first, after: undefined }, ADA)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { field: 'first' },
    });
  });

  test('after seven days a report goes with its file, also if there are many', async () => {
    const old: ReportId[] = [];
    for (let user = 0; user < 5; user += 1) {
      for (let count = 0; count < 50; count += 1) {
        const made = await service.create(QUESTION, viewer(`user-${user}`, 'read'));
        files.files.set(made.id, Buffer.from('old'));
        old.push(made.id);
      }
    }
    now += 1;
    const younger = await service.create(QUESTION, ADA);
    files.files.set(younger.id, Buffer.from('young'));
    now = NOW + 7 * DAY;
    await queue.run('report.trim', {});
    expect(store.reports.size).toBe(251);
    now += 1;
    await queue.run('report.trim', {});
    expect([...store.reports.keys()]).toEqual([younger.id]);
    expect([...files.files.keys()]).toEqual([younger.id]);
  });

  test('old ones are looked for each hour', async () => {
    await service.begin();
    expect(queue.schedules).toEqual([{ kind: 'report.trim', cron: '15 * * * *' }]);
  });
});

test.each([undefined, {}, { reportId: 7 }, { reportId: '../../etc' }])('a job of %j names no report', async (data) => {
  await expect(queue.run('report.build', data)).rejects.toMatchObject({ name: 'FinalJobError', reason: 'JOB_DATA' });
});
