/** Proves who gets a report's page by which right, what browsers and programs are told otherwise, and the way out of mails. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fastifyCookie from '@fastify/cookie';
import { isoDate } from '@cushing/products';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import { AppError } from '../shared/errors.js';
import type { BrowserSession, Identity, Permission, SessionId, UserId } from '../slices/accounts/index.js';
import type { DailyReport, ReportQuestion, UnsubscribeLink } from '../slices/daily-report/index.js';
import { RequestLimitsService } from '../slices/limits/index.js';
import { PlainQuotas } from '../slices/limits/plain-quotas.contract.js';
import { registerErrorAnswers } from './errors.js';
import { Lifecycle } from './lifecycle.js';
import { refreshCookies } from './refresh-cookie.js';
import { registerReportRoutes } from './report.routes.js';
import { limitRequest } from './request-limits.js';

const PAGE = { accept: 'text/html,application/xhtml+xml' };
const READER = { authorization: 'reader read' };
const TRADER = { authorization: 'trader read,alert' };
const GOOD: UnsubscribeLink = { userId: 'ada', signature: 'right' };
const LINK = '/reports/daily/unsubscribe?user=ada&signature=right';

let server: FastifyInstance;
let address: string;
let lifecycle: Lifecycle;
let questions: ReportQuestion[];
let unsubscribed: string[];
let alerts: DailyReport['alerts'];

beforeEach(async () => {
  questions = [];
  unsubscribed = [];
  alerts = undefined;
  lifecycle = new Lifecycle();
  lifecycle.ready();
  const limits = new RequestLimitsService({
    ...{ quotas: new PlainQuotas(), limits: { FREE: 20, PREMIUM: 20, ADMIN: 20 }, clock: () => 0 },
  });
  const isLink = ({ userId, signature }: UnsubscribeLink): boolean =>
    userId === GOOD.userId && signature === GOOD.signature;
  server = Fastify();
  registerErrorAnswers(server);
  await server.register(fastifyCookie);
  registerReportRoutes(server, {
    reports: { report: (question) => reportOf(question) },
    subscriptions: {
      isUnsubscribeLink: (link) => Promise.resolve(isLink(link)),
      unsubscribe: (link) => {
        if (isLink(link)) unsubscribed.push(link.userId);
        return Promise.resolve(isLink(link));
      },
    },
    services: { limits, accounts: { identity, sessions: { browserSession } } } as unknown as Parameters<
      typeof registerReportRoutes
    >[1]['services'],
    lifecycle,
    refreshCookies: refreshCookies(false),
    limit: (request, reply) => limitRequest(limits, request, reply, { kind: 'ANONYMOUS' }),
  });
  address = await server.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(async () => {
  await server.close();
});

const identity = {
  isKeyToLookUp: () => false,
  identify(authorization: string | undefined): Promise<Identity> {
    const [userId = '', permissions = ''] = authorization?.split(' ') ?? [];
    if (userId === 'forged') return Promise.reject(new AppError('UNAUTHENTICATED', 'Wrong.'));
    const known = { kind: 'API_KEY', userId, tier: 'FREE', role: 'VIEWER', permissions: permissions.split(',') };
    return Promise.resolve(known as unknown as Identity); // what a route asks of it
  },
};

function browserSession(token: string | undefined): Promise<BrowserSession | undefined> {
  const permissions: Permission[] = token === 'nothing' ? [] : ['read'];
  const session: BrowserSession = { userId: 'ada' as UserId, sessionId: 'session' as SessionId, permissions };
  return Promise.resolve(token === undefined ? undefined : session);
}

function reportOf(question: ReportQuestion): Promise<DailyReport> {
  questions.push(question);
  const { date = isoDate('2026-06-18') } = question;
  if (date < '2020-01-01') {
    const message = 'The first daily report is that of 2020-01-02: ask for that date or a later one.';
    return Promise.reject(new AppError('NOT_FOUND', message, { reason: 'BEFORE_FIRST_TRADE_DATE' }));
  }
  const parts = { products: [], missingProducts: [], cracks: [], biggestMoves: { moves: [], judged: 0, unjudged: 0 } };
  return Promise.resolve({ tradeDate: date, askedDate: question.date, ...parts, alerts });
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly json: () => unknown;
}

/** Over a real connection: an injected request has no headers as they came. */
async function send(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(`${address}${path}`, { redirect: 'manual', ...init });
  const body = await response.text();
  const headers = Object.fromEntries(response.headers);
  return { statusCode: response.status, headers, body, json: () => JSON.parse(body) as unknown };
}

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return send(path, { headers: { accept: '*/*', ...headers } });
}

describe('a report', () => {
  test('is a page that nothing else may do anything in, for its asker alone, and for no search engine', async () => {
    const answer = await get('/reports/daily/2026-06-17', READER);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<h1>Daily market report</h1>');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-cache',
      'x-robots-tag': 'noindex, nofollow',
      vary: 'authorization, cookie',
    });
    expect(answer.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/u,
    );
    expect(questions).toEqual([{ date: '2026-06-17', viewer: undefined }]);
  });

  test('of the latest date is asked for by that word', async () => {
    expect((await get('/reports/daily/latest', READER)).statusCode).toBe(200);
    expect(questions).toEqual([{ date: undefined, viewer: undefined }]);
  });

  test('is not sent again to who has it, and is once it changed', async () => {
    const tag = String((await get('/reports/daily/latest', READER)).headers['etag']);
    const again = await get('/reports/daily/latest', { ...READER, 'if-none-match': `"other", ${tag}` });
    expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', tag]);
    alerts = [];
    expect((await get('/reports/daily/latest', { ...READER, 'if-none-match': tag })).statusCode).toBe(200);
  });

  test('tells the alerts of a key that is for alerts', async () => {
    await get('/reports/daily/latest', TRADER);
    expect(questions[0]?.viewer).toBe('trader');
  });

  test('comes to a browser that is signed in by its cookie', async () => {
    const answer = await get('/reports/daily/latest', { ...PAGE, cookie: 'cushing_refresh=good' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(questions[0]?.viewer).toBe('ada');
  });
});

describe('who may not see it', () => {
  test('is led to sign in, in a browser', async () => {
    const answer = await get('/reports/daily/2026-06-17', PAGE);
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('href="/login?returnTo=%2Freports%2Fdaily%2F2026-06-17"');
    expect(answer.headers['cache-control']).toBe('private, no-cache');
  });

  test('is told so in a program', async () => {
    const answer = await get('/reports/daily/2026-06-17');
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'SIGN_IN_NEEDED' } }],
    });
  });

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['a key without the right', { authorization: 'key calculate' }, 403],
    ['a wrong key, also beside a good cookie', { authorization: 'forged x', cookie: 'cushing_refresh=good' }, 401],
    ['a session without the right', { cookie: 'cushing_refresh=nothing' }, 401],
  ])('%s gets none', async (_who, headers, status) => {
    expect((await get('/reports/daily/latest', headers)).statusCode).toBe(status);
    expect(questions).toEqual([]);
  });

  test('finds out nothing of dates', async () => {
    expect((await get('/reports/daily/1999-01-01')).statusCode).toBe(401);
    expect((await get('/reports/daily/nonsense')).statusCode).toBe(401);
  });

  test('is limited', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => get('/reports/daily/latest')));
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 429)).toHaveLength(5);
  });
});

test('a date before the first is answered in words', async () => {
  const page = await get('/reports/daily/1999-01-01', { ...READER, ...PAGE });
  expect(page.statusCode).toBe(404);
  expect(page.body).toContain('<p>The first daily report is that of 2020-01-02: ask for that date or a later one.</p>');
  const answer = await get('/reports/daily/1999-01-01', READER);
  expect(answer.json()).toMatchObject({ errors: [{ extensions: { reason: 'BEFORE_FIRST_TRADE_DATE' } }] });
});

test.each(['yesterday', '2026-02-30', '20260617', '%3Cscript%3E', '2026-06-17x'])('%s is no date', async (text) => {
  const answer = await get(`/reports/daily/${text}`, { ...READER, ...PAGE });
  expect(answer.statusCode).toBe(400);
  expect(answer.body).not.toContain('<script>');
});

test('a server that is not ready says so', async () => {
  lifecycle.drain();
  expect((await get('/reports/daily/latest', READER)).statusCode).toBe(503);
});

describe('the link in a mail', () => {
  test('asks a person once more, and ends nothing by being looked at', async () => {
    const page = await get(LINK, PAGE);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(
      '<form method="post" action="/reports/daily/unsubscribe?user=ada&amp;signature=right">',
    );
    expect(unsubscribed).toEqual([]);
  });

  test('ends the mails by a POST, as a mail program sends it, without a sign-in', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await send(LINK, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<h1>Unsubscribed</h1>');
    expect(unsubscribed).toEqual(['ada']);
  });

  test.each(['?user=ada&signature=wrong', '?user=bob&signature=right', '', '?user=%00&signature=%ff'])(
    'that is not whole ends nothing: %s',
    async (query) => {
      const url = `/reports/daily/unsubscribe${query}`;
      expect((await get(url, PAGE)).statusCode).toBe(404);
      const answer = await send(url, { method: 'POST', headers: PAGE });
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain('This link does not work');
      expect(unsubscribed).toEqual([]);
    },
  );
});
