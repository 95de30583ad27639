/** Proves what files of a user's alerts and of the audit log hold, and that the log is read to its end and no further. */
import { describe, expect, test } from '@jest/globals';

import { aboutOf, exportedRows, unitsOf, viewer } from '../../../../test/support/export-tables.js';
import type { AuditEvent, Page, PageRequest, UserId } from '../../accounts/index.js';
import type { Alert } from '../../alerts/index.js';
import { alertsSource } from './alerts.js';
import { auditSource } from './audit.js';

const NOW = Date.UTC(2026, 10, 20, 15);
const clock = (): number => NOW;

describe('alerts', () => {
  function alert(values: Partial<Record<keyof Alert, unknown>>): Alert {
    return {
      ...{ userId: 'ada', direction: 'UP', isRepeating: false, isActive: true, note: '', version: 1 },
      ...{ createdAt: NOW - 60_000, updatedAt: NOW },
      ...values,
    } as Alert;
  }

  const ALERTS: readonly Alert[] = [
    alert({ id: 'one', subject: { kind: 'PRICE', symbol: 'CLZ26' }, level: -10.5, note: '=1+1' }),
    alert({
      ...{ id: 'two', subject: { kind: 'SPREAD', symbol: 'CLZ26', secondSymbol: 'CLF27' }, level: 0.25 },
      ...{ direction: 'DOWN', isRepeating: true, isActive: false },
    }),
    alert({ id: 'three', subject: { kind: 'ATM_VOL', product: 'NG', expiry: '2026-12-28' }, level: 0.6 }),
  ];

  test("are those of whoever asks, each kind with what it watches and blanks for the rest's", async () => {
    const asked: unknown[] = [];
    const subject = alertsSource(
      {
        list: (userId) => {
          asked.push(userId);
          return Promise.resolve(ALERTS);
        },
      },
      clock,
    );
    const source = await subject.open({}, viewer('ada', 'alert'));
    expect(asked).toEqual(['ada']);
    const times = { created_at: '2026-11-20T14:59:00.000Z', updated_at: '2026-11-20T15:00:00.000Z' };
    const blank = { symbol: null, second_symbol: null, product: null, expiry: null };
    const others = { direction: 'UP', is_repeating: false, is_active: true, note: '', ...times };
    expect(await exportedRows(source)).toEqual([
      { ...blank, ...others, id: 'one', kind: 'PRICE', symbol: 'CLZ26', level: -10.5, note: '=1+1' },
      {
        ...{ ...blank, ...others, id: 'two', kind: 'SPREAD', symbol: 'CLZ26', second_symbol: 'CLF27' },
        ...{ level: 0.25, direction: 'DOWN', is_repeating: true, is_active: false },
      },
      { ...blank, ...others, id: 'three', kind: 'ATM_VOL', product: 'NG', expiry: '2026-12-28', level: 0.6 },
    ]);
    expect(source).toMatchObject({ fileName: 'alerts-2026-11-20', total: 3 });
    expect(aboutOf(source)).toMatchObject({
      'As of': '2026-11-20T15:00:00.000Z',
      Source: "this desk's own alerts",
      Units: 'levels in the quotation, of CHANGE_PERCENT in %, of ATM_VOL as a decimal; instants in UTC',
    });
    expect(unitsOf(source)).toEqual({ level: 'by kind', created_at: 'UTC', updated_at: 'UTC' });
  });

  test('of another user cannot be asked for', async () => {
    const subject = alertsSource({ list: () => Promise.resolve(ALERTS) }, clock);
    const opening = subject.open({ userId: 'eve' }, viewer('ada', 'alert'));
    await expect(opening).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { field: 'userId' } });
  });
});

describe('audit', () => {
  const ADMINISTRATOR = viewer('root', 'administer');
  const USER = '018f2b6e-1111-7000-8000-000000000001';

  /** One a minute, the newest first, as the log has them. */
  function events(count: number): readonly AuditEvent[] {
    return Array.from({ length: count }, (_, index) => ({
      ...{ id: `event-${index}`, at: NOW - index * 60_000, action: 'SIGNED_IN', userId: USER as UserId },
      ...{ actorId: undefined, ip: '203.0.113.7', userAgent: '@browser', details: { provider: 'GITHUB', tries: 2 } },
    }));
  }

  class AuditLog {
    readonly asked: { readonly page: PageRequest; readonly userId: string | undefined }[] = [];
    readonly #events: readonly AuditEvent[];

    constructor(count: number) {
      this.#events = events(count);
    }

    auditLog(page: PageRequest, userId?: string): Promise<Page<AuditEvent>> {
      this.asked.push({ page, userId });
      const from = page.after === undefined ? 0 : Number(page.after) + 1;
      const entries = this.#events
        .slice(from, from + page.first)
        .map((item, index) => ({ cursor: String(from + index), item }));
      const hasMore = from + entries.length < this.#events.length;
      return Promise.resolve({ entries, hasMore, total: this.#events.length });
    }
  }

  test('is read page by page to its end', async () => {
    const log = new AuditLog(250);
    const source = await auditSource(log, clock).open({}, ADMINISTRATOR);
    expect(log.asked).toEqual([]);
    const rows = await exportedRows(source);
    expect(rows.map(({ id }) => id)).toEqual(events(250).map(({ id }) => id));
    expect(rows[0]).toEqual({
      ...{ at: '2026-11-20T15:00:00.000Z', action: 'SIGNED_IN', user_id: USER, actor_id: null, ip: '203.0.113.7' },
      ...{ user_agent: '@browser', details: '{"provider":"GITHUB","tries":2}', id: 'event-0' },
    });
    expect(log.asked.map(({ page: { after } }) => after)).toEqual([undefined, '99', '199']);
    expect(source).toMatchObject({ fileName: 'audit-2026-11-20', total: undefined, version: undefined });
    expect(aboutOf(source)).toMatchObject({
      'As of': '1970-01-01T00:00:00.000Z through 2026-11-20T15:00:00.000Z',
      Source: "this desk's own audit log",
      Units: 'instants in UTC',
    });
  });

  test('between two instants has both, and reads no page behind the first of them', async () => {
    const log = new AuditLog(250);
    const range = { from: '2026-11-20T14:50:00Z', to: '2026-11-20T14:58:00Z' };
    const source = await auditSource(log, clock).open({ ...range, userId: USER }, ADMINISTRATOR);
    const rows = await exportedRows(source);
    // Event n is n minutes old: 2 through 10.
    expect(rows.map(({ id }) => id)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10].map((index) => `event-${index}`));
    expect(log.asked).toEqual([{ page: { first: 100, after: undefined }, userId: USER }]);
    expect(aboutOf(source)['Holds']).toContain(USER);
  });

  test.each([
    [{ userId: 'root' }, 'userId'],
    [{ from: 'yesterday' }, 'from'],
    [{ to: '2026-11-20' }, 'to'],
  ])('%j is refused by its field', async (parameters, field) => {
    const opening = auditSource(new AuditLog(1), clock).open(parameters, ADMINISTRATOR);
    await expect(opening).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { field } });
  });
});
