/** Proves where a report's link leads, who may set what is mailed, and that everybody sees only their own. */
import { beforeEach, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { graphql } from 'graphql';
import type { ExecutionResult } from 'graphql';

import type { Permission, UserId } from '../../slices/accounts/index.js';
import type { ReportSubscription, ReportWish } from '../../slices/daily-report/index.js';
import { RequestLimitsService } from '../../slices/limits/index.js';
import { PlainQuotas } from '../../slices/limits/plain-quotas.contract.js';
import type { Context } from '../context.js';
import { buildSchema } from '../schema.js';

const schema = buildSchema();
const NEXT_AT = Date.UTC(2026, 5, 18, 5, 30);
const SUBSCRIPTION = '{ isEnabled time timezone products nextAt lastTradeDate }';
const QUERY = `query ($date: Date) { dailyReport(date: $date) { tradeDate link subscription ${SUBSCRIPTION} } }`;
const SET = `mutation ($input: DailyReportInput!) { setDailyReport(input: $input) ${SUBSCRIPTION} }`;
const INPUT = { isEnabled: true, time: '07:30', timezone: 'Europe/Vienna', products: ['CL'] };
const STORED = { ...INPUT, nextAt: '2026-06-18T05:30:00.000Z', lastTradeDate: null };

let subscriptions: Map<UserId, ReportSubscription>;

beforeEach(() => {
  subscriptions = new Map();
});

async function ask(
  source: string,
  variableValues: Record<string, unknown>,
  userId: string | undefined,
  permissions: readonly Permission[] = ['read', 'account'],
): Promise<ExecutionResult> {
  const clock = (): number => 0;
  const limits = { FREE: 100, PREMIUM: 100, ADMIN: 100 };
  const services = {
    dailyReports: { tradeDate: (date: IsoDate | undefined) => Promise.resolve(date ?? isoDate('2026-06-18')) },
    reportSubscriptions: {
      find: (user: UserId) => Promise.resolve(subscriptions.get(user)),
      set: (user: UserId, wish: ReportWish) => {
        const saved = { ...wish, userId: user, nextAt: NEXT_AT, lastTradeDate: undefined, linkKey: 'secret' };
        subscriptions.set(user, saved);
        return Promise.resolve(saved);
      },
    },
    limits: new RequestLimitsService({ quotas: new PlainQuotas(), limits, clock }),
    caller: { ip: '192.0.2.1', userAgent: 'test' },
  };
  const identity =
    userId === undefined ? { kind: 'ANONYMOUS' } : { kind: 'SESSION', userId, tier: 'FREE', permissions };
  const contextValue = { ...services, identity } as unknown as Context; // all that these fields ask of it
  const answer = await graphql({ schema, source, variableValues, contextValue });
  // Answers have no prototype; what is compared to them has.
  return JSON.parse(JSON.stringify(answer)) as ExecutionResult;
}

test('a report is found by its date, or as the latest', async () => {
  expect((await ask(QUERY, {}, 'ada')).data).toEqual({
    dailyReport: { tradeDate: '2026-06-18', link: '/reports/daily/2026-06-18', subscription: null },
  });
  const { data } = await ask(QUERY, { date: '2026-06-17' }, 'ada');
  expect(data).toMatchObject({ dailyReport: { link: '/reports/daily/2026-06-17' } });
});

test('what one asked for is one’s own to see', async () => {
  expect((await ask(SET, { input: INPUT }, 'ada')).data).toEqual({ setDailyReport: STORED });
  expect((await ask(QUERY, {}, 'ada')).data).toMatchObject({ dailyReport: { subscription: STORED } });
  expect((await ask(QUERY, {}, 'bob')).data).toMatchObject({ dailyReport: { subscription: null } });
  expect((await ask(QUERY, {}, 'ada', ['read'])).data).toMatchObject({ dailyReport: { subscription: null } });
});

test('no products are all of them', async () => {
  const { isEnabled, time, timezone } = INPUT;
  const { data } = await ask(SET, { input: { isEnabled, time, timezone } }, 'ada');
  expect(data).toMatchObject({ setDailyReport: { products: [] } });
});

test.each<[string, string, string | undefined, readonly Permission[], string]>([
  ['who is not signed in sees none', QUERY, undefined, [], 'UNAUTHENTICATED'],
  ['who may not read sees none', QUERY, 'ada', ['calculate'], 'FORBIDDEN'],
  ['who has no account of their own sets none', SET, 'demo', ['read'], 'FORBIDDEN'],
  ['who is not signed in sets none', SET, undefined, [], 'UNAUTHENTICATED'],
])('%s', async (_what, source, userId, permissions, code) => {
  const { errors } = await ask(source, { input: INPUT }, userId, permissions);
  expect(JSON.stringify(errors)).toContain(code === 'FORBIDDEN' ? 'does not allow this' : 'Sign in first');
  expect(subscriptions.size).toBe(0);
});
