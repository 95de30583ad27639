/** Who gets which report when: once a user and trade date, at the user's own time, and never to who must not get any. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { MailMessage, User, UserId } from '../accounts/index.js';
import type { JobKind } from '../jobs/index.js';
import type { DailyReport } from './daily-report.types.js';
import { MAIL_DAILY_REPORTS, ReportMails } from './report-mails.js';
import { ReportSubscriptionsService } from './report-subscriptions.service.js';
import type { ReportSubscription, ReportSubscriptionStore, ReportWish } from './report-subscriptions.types.js';

const ADA = 'ada' as UserId;
const WISH: ReportWish = { isEnabled: true, time: '07:30', timezone: 'Europe/Vienna', products: [] };
const signal = new AbortController().signal;

/** The port's contract in a map. */
class Subscriptions implements ReportSubscriptionStore {
  readonly rows = new Map<UserId, ReportSubscription>();

  find(userId: UserId): Promise<ReportSubscription | undefined> {
    return Promise.resolve(this.rows.get(userId));
  }
  save(subscription: Omit<ReportSubscription, 'lastTradeDate'>): Promise<ReportSubscription> {
    const known = this.rows.get(subscription.userId);
    const linkKey = known?.linkKey ?? subscription.linkKey;
    const saved = { ...subscription, linkKey, lastTradeDate: known?.lastTradeDate };
    this.rows.set(subscription.userId, saved);
    return Promise.resolve(saved);
  }
  disable(userId: UserId): Promise<boolean> {
    return Promise.resolve(this.#change(userId, { isEnabled: false, nextAt: undefined }));
  }
  due(now: number, limit: number, after = '' as UserId): Promise<readonly ReportSubscription[]> {
    const due = [...this.rows.values()].filter(({ userId, nextAt }) => userId > after && (nextAt ?? Infinity) <= now);
    return Promise.resolve(due.toSorted((one, other) => (one.userId < other.userId ? -1 : 1)).slice(0, limit));
  }
  postpone({ userId }: { readonly userId: UserId }, nextAt: number): Promise<boolean> {
    return Promise.resolve(this.#change(userId, { nextAt }));
  }
  claim({ userId }: { readonly userId: UserId }, tradeDate: IsoDate, nextAt: number): Promise<boolean> {
    const isNew = (this.rows.get(userId)?.lastTradeDate ?? '') < tradeDate;
    return Promise.resolve(isNew && this.#change(userId, { lastTradeDate: tradeDate, nextAt }));
  }
  release(due: Pick<ReportSubscription, 'userId' | 'nextAt' | 'lastTradeDate'>): Promise<void> {
    this.#change(due.userId, { nextAt: due.nextAt, lastTradeDate: due.lastTradeDate });
    return Promise.resolve();
  }
  #change(userId: UserId, change: Partial<ReportSubscription>): boolean {
    const row = this.rows.get(userId);
    if (row !== undefined) this.rows.set(userId, { ...row, ...change });
    return row !== undefined;
  }
}

let now: number;
let stored: readonly IsoDate[];
let users: Map<UserId, User>;
let store: Subscriptions;
let sent: MailMessage[];
let mailFailure: Error | undefined;
let asked: { date?: IsoDate | undefined; viewer?: UserId | undefined }[];
let service: ReportSubscriptionsService;
let mails: ReportMails;

function addUser(id: string, parts: Partial<User> = {}): UserId {
  const user = {
    id,
    email: `${id}@desk.test`,
    username: id,
    isActive: true,
    isDecoy: false,
    emailVerifiedAt: 1,
    ...parts,
  };
  users.set(id as UserId, user as User); // all that is asked of it
  return id as UserId;
}

/** Lets the clock come to an instant and the job run. */
async function runAt(instant: string): Promise<readonly string[]> {
  now = Date.parse(instant);
  const before = sent.length;
  await mails.mailDue(signal);
  return sent.slice(before).map(({ to, subject }) => `${to.address}: ${subject.slice(21, 32)}`);
}

beforeEach(() => {
  now = Date.parse('2026-06-17T20:00:00Z');
  // Friday, 19 June 2026, is a holiday.
  stored = ['2026-06-16', '2026-06-17', '2026-06-18', '2026-06-22'].map((date) => isoDate(date));
  users = new Map();
  store = new Subscriptions();
  sent = [];
  asked = [];
  mailFailure = undefined;
  let tokens = 0;
  const shared = { store, users: { byId: (id: UserId) => Promise.resolve(users.get(id)) }, clock: () => now };
  service = new ReportSubscriptionsService({
    ...shared,
    publicAddress: 'https://desk.test',
    randomToken: () => `key-${(tokens += 1)}`,
  });
  mails = new ReportMails({
    ...shared,
    subscriptions: service,
    reports: {
      tradeDate: (date) => {
        // What has settled by then: a day's settles are stored in its evening.
        const today = new Date(now).toISOString().slice(0, 10);
        const found = stored.filter((each) => each <= (date ?? '9') && each < today).at(-1);
        if (found !== undefined) return Promise.resolve(found);
        return Promise.reject(new AppError('NOT_FOUND', 'There are none.'));
      },
      report: (question) => {
        asked.push(question);
        const report: DailyReport = {
          ...{
            tradeDate: question.date!,
            askedDate: question.date,
            products: [],
            missingProducts: [],
            alerts: undefined,
          },
          ...{ biggestMoves: { moves: [], judged: 0, unjudged: 0 }, cracks: [] },
        };
        return Promise.resolve(report);
      },
    },
    mailer: {
      send: (message) => {
        if (mailFailure !== undefined) return Promise.reject(mailFailure);
        sent.push(message);
        return Promise.resolve();
      },
    },
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
});

function ignore(): void {
  // Nothing is looked at.
}

describe('a report is mailed', () => {
  test('at the user’s time, of the last trade date, once', async () => {
    await service.set(addUser(ADA), WISH);
    // 07:30 in Vienna is 05:30 UTC in June.
    expect(await runAt('2026-06-18T05:25:00Z')).toEqual([]);
    expect(await runAt('2026-06-18T05:30:00Z')).toEqual(['ada@desk.test: 17 Jun 2026']);
    expect(await runAt('2026-06-18T05:35:00Z')).toEqual([]);
  });

  test('on trade dates only, and none twice', async () => {
    await service.set(addUser(ADA), WISH);
    expect(await runAt('2026-06-18T05:30:00Z')).toHaveLength(1);
    // The holiday, the week-end, and the Monday after them with Thursday's report; on Tuesday Monday's.
    expect(await runAt('2026-06-19T05:30:00Z')).toEqual([]);
    expect(await runAt('2026-06-20T05:30:00Z')).toEqual([]);
    expect(await runAt('2026-06-21T05:30:00Z')).toEqual([]);
    expect(await runAt('2026-06-22T05:30:00Z')).toEqual(['ada@desk.test: 18 Jun 2026']);
    expect(await runAt('2026-06-23T05:30:00Z')).toEqual(['ada@desk.test: 22 Jun 2026']);
    // Nothing settled since.
    expect(await runAt('2026-06-24T05:30:00Z')).toEqual([]);
  });

  test('at the same time of the day after the clock changed', async () => {
    stored = ['2026-10-22', '2026-10-23', '2026-10-26'].map((date) => isoDate(date));
    now = Date.parse('2026-10-22T12:00:00Z');
    await service.set(addUser(ADA), WISH);
    expect(await runAt('2026-10-23T05:30:00Z')).toHaveLength(1);
    await runAt('2026-10-24T05:30:00Z');
    await runAt('2026-10-25T06:30:00Z');
    expect(await runAt('2026-10-26T05:30:00Z')).toEqual([]);
    expect(await runAt('2026-10-26T06:30:00Z')).toEqual(['ada@desk.test: 23 Oct 2026']);
  });

  test('as HTML and text, of the user’s alerts, with the way out', async () => {
    await service.set(addUser(ADA), { ...WISH, products: ['CL'] });
    await runAt('2026-06-18T05:30:00Z');
    const address = service.unsubscribeAddress(store.rows.get(ADA)!);
    expect(address).toMatch(/^https:\/\/desk\.test\/reports\/daily\/unsubscribe\?user=ada&signature=[\w-]{43}$/u);
    expect(asked).toEqual([{ date: '2026-06-17', products: ['CL'], viewer: ADA }]);
    expect(sent[0]).toMatchObject({ to: { name: 'ada', address: 'ada@desk.test' }, unsubscribeAddress: address });
    expect(sent[0]?.text).toContain(address);
    expect(sent[0]?.html).toContain(address.replace('&', '&amp;'));
  });

  test.each<[string, Partial<User>]>([
    ['who is deactivated', { isActive: false }],
    ['whose address is not confirmed', { emailVerifiedAt: undefined }],
    ['whose address is another’s', { isDecoy: true }],
  ])('not to a user %s, who is looked at again a day later', async (_who, parts) => {
    await service.set(addUser(ADA), WISH);
    addUser(ADA, parts);
    expect(await runAt('2026-06-18T05:30:00Z')).toEqual([]);
    expect(store.rows.get(ADA)?.nextAt).toBe(Date.parse('2026-06-19T05:30:00Z'));
  });

  test('not where the market has got nothing for more than a week', async () => {
    stored = [isoDate('2026-06-10')];
    await service.set(addUser(ADA), WISH);
    expect(await runAt('2026-06-18T05:30:00Z')).toEqual([]);
  });

  test('again after a mail server that was away, and not a day late', async () => {
    await service.set(addUser(ADA), WISH);
    mailFailure = new AppError('UNAVAILABLE', 'No mail server.');
    expect(await runAt('2026-06-18T05:30:00Z')).toEqual([]);
    mailFailure = undefined;
    expect(await runAt('2026-06-18T05:35:00Z')).toHaveLength(1);
    mailFailure = new AppError('UNAVAILABLE', 'No mail server.');
    await runAt('2026-06-22T05:30:00Z');
    mailFailure = undefined;
    expect(await runAt('2026-06-22T17:31:00Z')).toEqual([]);
    expect(await runAt('2026-06-23T05:30:00Z')).toEqual(['ada@desk.test: 22 Jun 2026']);
  });

  test('to everybody who is due, also beyond a page', async () => {
    for (let index = 0; index < 250; index += 1) await service.set(addUser(`user-${1000 + index}`), WISH);
    expect(await runAt('2026-06-18T05:30:00Z')).toHaveLength(250);
    expect(new Set(sent.map(({ to }) => to.address)).size).toBe(250);
  });

  test('to nobody more once five in a row failed, and the job has failed', async () => {
    for (let index = 0; index < 9; index += 1) await service.set(addUser(`user-${index}`), WISH);
    mailFailure = new AppError('UNAVAILABLE', 'No mail server.');
    now = Date.parse('2026-06-18T05:30:00Z');
    await expect(mails.mailDue(signal)).rejects.toBe(mailFailure);
    expect(asked).toHaveLength(5);
    mailFailure = undefined;
    expect(await runAt('2026-06-18T05:35:00Z')).toHaveLength(9);
  });

  test('no further once the process ends', async () => {
    await service.set(addUser(ADA), WISH);
    now = Date.parse('2026-06-18T05:30:00Z');
    await expect(mails.mailDue(AbortSignal.abort())).rejects.toThrow('aborted');
    expect(sent).toEqual([]);
  });
});

test('the job is done here and enqueued every five minutes', async () => {
  const calls: unknown[] = [];
  await mails.begin({
    work: (kind) => Promise.resolve(void calls.push(['work', kind.name])),
    schedule: (kind: JobKind, ...rest: readonly unknown[]) =>
      Promise.resolve(void calls.push(['schedule', kind.name, ...rest])),
  } as Parameters<ReportMails['begin']>[0]);
  expect(calls).toEqual([
    ['work', 'report.daily'],
    ['schedule', 'report.daily', '*/5 * * * *', 'UTC', {}],
  ]);
  expect(MAIL_DAILY_REPORTS.parse({})).toEqual({});
});

describe('a subscription', () => {
  test.each([
    ['time', { time: '7:30' }],
    ['timezone', { timezone: 'Europe/Atlantis' }],
  ])('with a %s that is none is refused', async (field, parts) => {
    addUser(ADA);
    await expect(service.set(ADA, { ...WISH, ...parts })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { field },
    });
    expect(store.rows.size).toBe(0);
  });

  test('needs a confirmed address, its end does not', async () => {
    addUser(ADA, { emailVerifiedAt: undefined });
    await expect(service.set(ADA, WISH)).rejects.toMatchObject({ code: 'CONFLICT', reason: 'EMAIL_NOT_VERIFIED' });
    expect(await service.set(ADA, { ...WISH, isEnabled: false })).toMatchObject({
      isEnabled: false,
      nextAt: undefined,
    });
  });

  test('ends by its link, which nobody can make for another', async () => {
    await service.set(addUser(ADA), WISH);
    await service.set(addUser('bob'), WISH);
    const link = (userId: UserId): { userId: string; signature: string } => {
      const query = new URL(service.unsubscribeAddress(store.rows.get(userId)!)).searchParams;
      return { userId: query.get('user') ?? '', signature: query.get('signature') ?? '' };
    };
    const ofAda = link(ADA);
    expect(await service.unsubscribe({ ...ofAda, userId: 'bob' })).toBe(false);
    expect(await service.unsubscribe({ ...ofAda, signature: ofAda.signature.slice(1) })).toBe(false);
    expect(await service.unsubscribe({ ...ofAda, signature: '' })).toBe(false);
    expect(await service.unsubscribe({ userId: 'nobody', signature: ofAda.signature })).toBe(false);
    expect([...store.rows.values()].every(({ isEnabled }) => isEnabled)).toBe(true);
    // Asked for anew, and old mails still lead out.
    await service.set(ADA, WISH);
    expect(await service.unsubscribe(ofAda)).toBe(true);
    expect(await service.unsubscribe(ofAda)).toBe(true);
    expect(store.rows.get(ADA)?.isEnabled).toBe(false);
    expect(await runAt('2026-06-18T05:30:00Z')).toEqual(['bob@desk.test: 17 Jun 2026']);
  });
});
