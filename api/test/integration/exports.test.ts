/**
 * Proves files against a whole server: a link's bytes are the numbers that the desk shows, a report is made in the
 * background, nobody gets what is not theirs, and the daily report is a page that runs nothing.
 */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { EXPORT_SUBJECTS } from '../../src/slices/exports/index.js';
import { APRIL_2020 } from '../support/april-2020.js';
import { VIEWER, startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const PASSWORD = 'mauve otter drills 47 wells';
const REPORT_TIMEOUT_MS = 30_000;
const ASK_AGAIN_MS = 50;

const REPORT_FIELDS = 'id subject format status rowsDone rowsTotal fileName size failure parameters { name value }';
const BOARD = { format: 'CSV', board: { product: 'CL', asOf: '2020-04-20' } };

type Credentials = Readonly<Record<string, string>>;

let server: TestServer;
let ada: Credentials;
let eve: Credentials;

beforeAll(async () => {
  server = await startTestServer({ csv: APRIL_2020 });
  [ada, eve] = [await register('ada'), await register('eve')];
});

afterAll(() => server.close());

async function register(username: string): Promise<Credentials> {
  const input = { email: `${username}@example.org`, username, password: PASSWORD };
  const data = await ask<{ register: { accessToken: string } }>(
    'mutation ($input: RegisterInput!) { register(input: $input) { accessToken } }',
    { input },
    {},
  );
  return { authorization: `Bearer ${data.register.accessToken}` };
}

/** For what must succeed. */
async function ask<Data>(query: string, variables: Record<string, unknown>, whom: Credentials): Promise<Data> {
  const { body } = await server.query(query, variables, { ...whom });
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  return body.data as Data;
}

/** @returns code and reason of what is refused */
async function refusal(query: string, variables: Record<string, unknown>, whom: Credentials): Promise<unknown> {
  const { body } = await server.query(query, variables, { ...whom });
  const { code, reason } = body.errors?.[0]?.extensions ?? {};
  return `${String(code)} ${String(reason)}`;
}

function get(path: string, headers: Credentials = {}): Promise<Response> {
  return fetch(`${server.address}${path}`, { headers: { ...headers } });
}

async function errorOf(answer: Response): Promise<unknown> {
  const { errors } = (await answer.json()) as {
    readonly errors: readonly { readonly extensions: { readonly code: string; readonly reason?: string } }[];
  };
  return `${answer.status} ${errors[0]?.extensions.code} ${errors[0]?.extensions.reason}`;
}

async function exportLink(input: object, whom = ada): Promise<string> {
  const data = await ask<{ exportLink: string }>(
    'query ($input: ExportInput!) { exportLink(input: $input) }',
    { input },
    whom,
  );
  return data.exportLink;
}

interface Report {
  readonly id: string;
  readonly status: string;
  readonly size: number;
}

async function createReport(input: object, whom = ada): Promise<string> {
  const data = await ask<{ createReport: Report }>(
    `mutation ($input: ExportInput!) { createReport(input: $input) { ${REPORT_FIELDS} } }`,
    { input },
    whom,
  );
  return data.createReport.id;
}

/** Asks as a client does, until the report is done or failed. */
async function endOf(id: string): Promise<Report> {
  const deadline = performance.now() + REPORT_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const { report } = await ask<{ report: Report }>(
      `query ($id: ID!) { report(id: $id) { ${REPORT_FIELDS} } }`,
      { id },
      ada,
    );
    if (['DONE', 'FAILED'].includes(report.status)) return report;
    await wait(ASK_AGAIN_MS);
  }
  throw new Error('the report was never made');
}

async function reportLink(id: string): Promise<string> {
  return (await ask<{ reportLink: string }>('query ($id: ID!) { reportLink(id: $id) }', { id }, ada)).reportLink;
}

describe('a link', () => {
  test('opens the board as CSV for whoever has it, without a token', async () => {
    const link = await exportLink(BOARD);
    expect(link).toMatch(/^\/exports\/board\.csv\?product=CL&asOf=2020-04-20&user=/u);
    const answer = await get(link);
    expect(answer.status).toBe(200);
    const { headers } = answer;
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toContain('filename="CL-board-2020-04-20.csv"');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    const lines = (await answer.text()).split('\r\n');
    expect(lines).toContain('# As of: trade date 2020-04-20');
    expect(lines).toContain('# Source: IMPORTED: files that were imported');
    const rows = lines.filter((text) => !text.startsWith('#') && text !== '');
    expect(rows[0]).toBe(
      'symbol,month,trade_date,nearby,open,high,low,settle,change,change_percent,volume,open_interest,open_interest_change',
    );
    const front = rows.find((row) => row.startsWith('CLK20'))!.split(',');
    expect([front[7], front[8]]).toEqual(['-37.63', '-55.9']);
    expect(headers.get('x-export-rows')).toBe(String(rows.length - 1));
    expect((await get(link, { 'if-none-match': headers.get('etag')! })).status).toBe(304);
  });

  test('brings the same rows as the credentials of its user', async () => {
    const rowsOf = async (answer: Response): Promise<readonly string[]> =>
      (await answer.text()).split('\r\n').filter((text) => !text.startsWith('# Made at'));
    const byLink = await rowsOf(await get(await exportLink({ format: 'CSV', curveHistory: { products: ['CL'] } })));
    const byToken = await rowsOf(await get('/exports/curve-history.csv?products=CL', ada));
    expect(byLink).toEqual(byToken);
    expect(byLink.filter((text) => text.startsWith('CL,'))).toHaveLength(APRIL_2020.match(/,CL/gu)!.length);
  });

  test.each([
    ['another product', 'product=CL', 'product=NG'],
    ['another date', 'asOf=2020-04-20', 'asOf=2020-04-21'],
    ['no date', 'asOf=2020-04-20&', ''],
    ['another file', 'board.csv', 'audit.csv'],
    ['another format', 'board.csv', 'board.jsonl'],
    ['more time', 'expires=', 'expires=9'],
    ['another user', 'user=', 'user=0'],
    ['another signature', 'signature=', 'signature=A'],
  ])('that was altered to %s is refused', async (_what, from, to) => {
    const link = await exportLink(BOARD);
    expect(link).toContain(from);
    const answer = await get(link.replace(from, to));
    expect(await errorOf(answer)).toBe('401 UNAUTHENTICATED LINK_INVALID');
  });

  test('that was altered is refused to its user with a token, too', async () => {
    const answer = await get((await exportLink(BOARD)).replace('product=CL', 'product=NG'), ada);
    expect(await errorOf(answer)).toBe('401 UNAUTHENTICATED LINK_INVALID');
  });

  test.each([
    [{ format: 'CSV', audit: {} }, 'FORBIDDEN PERMISSION'],
    [{ format: 'CSV', alerts: {} }, 'FORBIDDEN PERMISSION'],
    [{ format: 'CSV' }, 'BAD_USER_INPUT INPUT'],
    [{ ...BOARD, alerts: {} }, 'BAD_USER_INPUT INPUT'],
    [{ format: 'CSV', bars: { symbol: 'CL', interval: 'DAY' } }, 'BAD_USER_INPUT INPUT'],
  ])('to %j is not made for a viewer: %s', async (input, expected) => {
    const query = 'query ($input: ExportInput!) { exportLink(input: $input) }';
    expect(await refusal(query, { input }, ada)).toBe(expected);
  });

  test('is not made for nobody', async () => {
    const query = 'query ($input: ExportInput!) { exportLink(input: $input) }';
    expect(await refusal(query, { input: BOARD }, {})).toBe('UNAUTHENTICATED SIGN_IN_NEEDED');
  });
});

test.each(EXPORT_SUBJECTS)('the file of %s is nothing for who is not signed in', async (subject) => {
  expect(await errorOf(await get(`/exports/${subject}.csv`))).toBe('401 UNAUTHENTICATED SIGN_IN_NEEDED');
});

/** What of each there is among the settlements of the test: crude's futures, and no options. */
const ASKED = [
  ['board.csv?product=CL', 200],
  ['curve-history.csv', 200],
  ['chain.csv?product=CL&expiry=2020-05-14', 404],
  ['surface.csv?product=CL', 404],
  ['greeks.csv?product=CL&greek=DELTA&type=CALL', 404],
  ['realised-volatility.csv?product=CL', 200],
  ['bars.csv?symbol=CLM20&interval=DAY', 200],
] as const;

test.each([
  ['VIEWER', { alerts: 403, audit: 403 }],
  ['ANALYST', { alerts: 200, audit: 403 }],
  ['ADMIN', { alerts: 200, audit: 200 }],
])('%s gets the market, and of the rest what the role may', async (role, { alerts, audit }) => {
  const expected = [...ASKED, ['alerts.csv', alerts], ['audit.csv', audit]] as const;
  expect(expected.map(([file]) => file.split('.')[0])).toEqual([...EXPORT_SUBJECTS]);
  const answers: (readonly [string, number])[] = [];
  for (const [file] of expected) {
    const answer = await get(`/exports/${file}`, { authorization: `Test ${role}` });
    await answer.arrayBuffer();
    answers.push([file, answer.status]);
  }
  expect(answers).toEqual(expected);
});

test('a key gets what its scopes are for', async () => {
  const keyOf = async (scopes: readonly string[]): Promise<Credentials> => {
    const { createApiKey } = await ask<{ createApiKey: { key: string } }>(
      'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { key } }',
      { input: { name: scopes.join(), scopes } },
      ada,
    );
    return { authorization: `Bearer ${createApiKey.key}` };
  };
  const reading = await keyOf(['READ']);
  const board = await get('/exports/board.csv?product=CL', reading);
  expect([board.status, (await board.text()).includes('CLM20,')]).toEqual([200, true]);
  for (const file of ['alerts.csv', 'audit.csv']) {
    expect(await errorOf(await get(`/exports/${file}`, reading))).toBe('403 FORBIDDEN PERMISSION');
  }
});

describe('a report', () => {
  test('is made in the background, and its link brings the file', async () => {
    const id = await createReport({ format: 'JSONL', curveHistory: { products: ['CL'], from: '2020-04-20' } });
    const report = await endOf(id);
    const link = await reportLink(id);
    const answer = await get(link);
    const text = await answer.text();
    const [about, ...rows] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(about).toMatchObject({ about: { Source: 'IMPORTED: files that were imported' }, rows: rows.length });
    expect(rows).toContainEqual(expect.objectContaining({ symbol: 'CLK20', trade_date: '2020-04-20', settle: -37.63 }));
    expect(rows.map((row) => row['trade_date'])).not.toContain('2020-04-17');
    expect(report).toEqual({
      ...{ id, subject: 'CURVE_HISTORY', format: 'JSONL', status: 'DONE', failure: null },
      ...{ rowsDone: rows.length, rowsTotal: rows.length, size: Buffer.byteLength(text) },
      fileName: expect.stringMatching(/^CL-curve-history-2020-04-20-2020-04-\d\d\.jsonl$/u),
      parameters: [
        { name: 'from', value: '2020-04-20' },
        { name: 'products', value: 'CL' },
      ],
    });
    expect(answer.headers.get('content-length')).toBe(String(report.size));
    expect(answer.headers.get('x-export-rows')).toBe(String(rows.length));
    const altered = link.replace(
      id,
      id.replace(/.$/u, (last) => (last === '0' ? '1' : '0')),
    );
    expect(await errorOf(await get(altered))).toBe('401 UNAUTHENTICATED LINK_INVALID');
  });

  test.each(['XLSX', 'PARQUET'])('as %s begins as such files do', async (format) => {
    const id = await createReport({ format, board: { product: 'CL' } });
    expect(await endOf(id)).toMatchObject({ status: 'DONE', failure: null });
    const bytes = Buffer.from(await (await get(await reportLink(id))).arrayBuffer());
    expect(bytes.subarray(0, 4).toString('latin1')).toBe(format === 'XLSX' ? 'PK\u0003\u0004' : 'PAR1');
    // Nothing of its making is left.
    expect(await readdir(join(server.dataDirectory, 'exports-temp'))).toEqual([]);
  });

  test('that cannot be made says why', async () => {
    const id = await createReport({ format: 'CSV', board: { product: 'NG' } });
    expect(await endOf(id)).toMatchObject({ status: 'FAILED', failure: expect.stringContaining('NG'), size: null });
    expect(await refusal('query ($id: ID!) { reportLink(id: $id) }', { id }, ada)).toBe('CONFLICT REPORT_NOT_DONE');
  });

  test("is another user's business in no way, and is gone once it is removed", async () => {
    const id = await createReport(BOARD);
    await endOf(id);
    expect(await ask('query ($id: ID!) { report(id: $id) { id } }', { id }, eve)).toEqual({ report: null });
    expect(await ask('{ reports { totalCount edges { node { id } } } }', {}, eve)).toEqual({
      reports: { totalCount: 0, edges: [] },
    });
    expect(await refusal('query ($id: ID!) { reportLink(id: $id) }', { id }, eve)).toBe('NOT_FOUND REPORT');
    expect(await refusal('mutation ($id: ID!) { removeReport(id: $id) }', { id }, eve)).toBe('NOT_FOUND REPORT');
    expect(await errorOf(await get(`/exports/reports/${id}`, eve))).toBe('404 NOT_FOUND REPORT');
    expect(await errorOf(await get(`/exports/reports/${id}`))).toBe('401 UNAUTHENTICATED SIGN_IN_NEEDED');
    expect((await get(`/exports/reports/${id}`, ada)).status).toBe(200);

    const link = await reportLink(id);
    expect(await ask('mutation ($id: ID!) { removeReport(id: $id) }', { id }, ada)).toEqual({ removeReport: id });
    expect(await errorOf(await get(link))).toBe('404 NOT_FOUND REPORT');
    expect(await readdir(join(server.dataDirectory, 'exports'))).not.toContain(id);
  });

  test.each(['../../etc/passwd', 'none', 'a'.repeat(300)])('of the id %j is none', async (id) => {
    expect(await ask('query ($id: ID!) { report(id: $id) { id } }', { id }, ada)).toEqual({ report: null });
    const answer = await get(`/exports/reports/${encodeURIComponent(id)}`, ada);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('the page of the daily report', () => {
  const PAGE = { accept: 'text/html' };

  test('leads who is not signed in to where they can, and says nothing of the market', async () => {
    const answer = await get('/reports/daily/latest', PAGE);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8']);
    const page = await answer.text();
    expect(page).toContain('/login?returnTo=%2Freports%2Fdaily%2Flatest');
    expect(page).not.toContain('CLK20');
  });

  test('tells a program so in JSON', async () => {
    expect(await errorOf(await get('/reports/daily/latest'))).toBe('401 UNAUTHENTICATED SIGN_IN_NEEDED');
  });

  test.each([
    ['latest', 'CLM20', '13.78'],
    // With the minus sign of typography.
    ['2020-04-20', 'CLK20', '−37.63'],
  ])('of %s is there for whoever may read the market, and runs nothing', async (date, front, settle) => {
    const answer = await get(`/reports/daily/${date}`, { ...PAGE, ...VIEWER });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const page = await answer.text();
    expect(page).toMatch(/^<!doctype html>/iu);
    expect(page).toContain('IMPORTED');
    expect(page).toContain(`${front}</th><td>${settle}</td>`);
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|<iframe|<object|<link\b|@import|url\(/iu);
    expect(page).not.toMatch(/(?:src|srcset)=["']?(?!data:)/iu);

    const policy = new Map(
      answer.headers
        .get('content-security-policy')!
        .split(';')
        .map((directive) => directive.trim().split(' '))
        .map(([name = '', ...values]) => [name, values] as const),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.has('script-src')).toBe(false);
    const [, style = ''] = /<style>([^]*?)<\/style>/u.exec(page) ?? [];
    expect(policy.get('style-src')).toEqual([`'sha256-${createHash('sha256').update(style).digest('base64')}'`]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const known = { 'if-none-match': answer.headers.get('etag')! };
    expect((await get(`/reports/daily/${date}`, { ...PAGE, ...VIEWER, ...known })).status).toBe(304);
  });

  test('of a date before the first is not there, in words', async () => {
    const answer = await get('/reports/daily/1999-12-31', { ...PAGE, ...VIEWER });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is no such report');
  });
});
