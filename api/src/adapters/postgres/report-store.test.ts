/** Reports are listed for their users, each with the job that makes it, on the embedded engine and on a server. */
import { randomUUID } from 'node:crypto';

import { beforeEach, expect, test } from '@jest/globals';
import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { SILENT, describeBothEngines } from '../../../test/support/both-engines.js';
import { newUser } from '../../slices/accounts/account-store-rows.contract.js';
import type { UserId } from '../../slices/accounts/index.js';
import { BUILD_REPORT } from '../../slices/exports/index.js';
import type { JobOfReport, Report, ReportId } from '../../slices/exports/index.js';
import { Access } from './access.js';
import { accountStore } from './account-store.js';
import { PostgresJobQueue } from './job-queue.js';
import { PostgresReportStore } from './report-store.js';

const NOW = Date.UTC(2026, 10, 20, 15);

describeBothEngines(storeTests);

function newReport(userId: UserId, values: Partial<Report> = {}): Report {
  return {
    ...{ id: randomUUID() as ReportId, userId, status: 'WAITING', rowsDone: 0, rowsTotal: undefined, createdAt: NOW },
    question: { subject: 'curve-history', parameters: { products: 'CL,NG' }, format: 'parquet' },
    ...{ fileName: undefined, size: undefined, failure: undefined, endedAt: undefined },
    ...values,
  };
}

function jobOf({ id }: Report): JobOfReport {
  return { kind: BUILD_REPORT, data: { reportId: id }, key: id };
}

function storeTests(name: string, ormOf: () => Orm<AbstractSqlDriver>): void {
  let queue: PostgresJobQueue;
  let store: PostgresReportStore;
  let userId: UserId;

  beforeEach(async () => {
    await ormOf().driver.execute('truncate users cascade');
    await ormOf().driver.execute('delete from pgboss.job');
    queue = new PostgresJobQueue(ormOf(), name === 'PGlite' ? 'PGLITE' : 'POSTGRES', SILENT);
    store = new PostgresReportStore(new Access(ormOf().em.fork({ disableContextResolution: true })), queue);
    const user = newUser();
    await accountStore(ormOf().em).users.insert(user);
    userId = user.id;
  });

  test('a report comes back as it went in, with its job', async () => {
    const report = newReport(userId);
    expect(await store.add(report, jobOf(report), 1)).toBe(true);
    expect(await store.find(report.id)).toEqual(report);
    expect((await queue.jobs({ first: 5 })).entries).toMatchObject([{ job: { kind: 'report.build', key: report.id } }]);
  });

  test('beyond what a user may have there is neither report nor job', async () => {
    const [first, second] = [newReport(userId), newReport(userId)];
    await store.add(first, jobOf(first), 1);
    expect(await store.add(second, jobOf(second), 1)).toBe(false);
    expect(await store.find(second.id)).toBeUndefined();
    expect((await queue.jobs({ first: 5 })).entries).toHaveLength(1);
  });

  test('of nobody there is neither', async () => {
    const report = newReport(randomUUID() as UserId);
    await expect(store.add(report, jobOf(report), 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await queue.jobs({ first: 5 })).entries).toEqual([]);
  });

  test('what changes is kept, until it is removed', async () => {
    const report = newReport(userId);
    await store.add(report, jobOf(report), 1);
    const done = { status: 'DONE', rowsDone: 7, rowsTotal: 7, fileName: 'a.csv', size: 3e9, endedAt: NOW + 1 } as const;
    expect(await store.change(report.id, done)).toBe(true);
    expect(await store.find(report.id)).toEqual({ ...report, ...done });
    expect(await store.remove(report.id)).toBe(true);
    expect(await store.change(report.id, done)).toBe(false);
    expect(await store.remove(report.id)).toBe(false);
  });

  test('the newest come first, a page at a time, and the oldest are found by their age', async () => {
    const reports = [0, 1, 2].map((age) => newReport(userId, { createdAt: NOW - age }));
    for (const report of reports) await store.add(report, jobOf(report), 3);
    const page = await store.list(userId, { first: 2, after: undefined });
    expect(page).toMatchObject({ hasMore: true, total: 3 });
    expect(page.entries.map(({ item }) => item)).toEqual(reports.slice(0, 2));
    const rest = await store.list(userId, { first: 2, after: page.entries[1]!.cursor });
    expect(rest.entries.map(({ item }) => item)).toEqual(reports.slice(2));
    expect(await store.madeBefore(NOW, 1)).toEqual([reports[2]!.id]);
    await expect(store.list(userId, { first: 2, after: 'x' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
}
