/** Files and reports through the schema: what is asked is handed on as its slice knows it, every field comes back, and who may ask. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import type { ExecutionResult } from 'graphql';

import { AppError } from '../../shared/errors.js';
import type { Identity, Permission, SessionId, UserId } from '../../slices/accounts/index.js';
import { EXPORT_SUBJECTS, exportSources } from '../../slices/exports/index.js';
import type { ExportSourcesParts, ExportSubject, Report, ReportId } from '../../slices/exports/index.js';
import { RequestLimitsService } from '../../slices/limits/index.js';
import { PlainQuotas } from '../../slices/limits/plain-quotas.contract.js';
import { ACCESS } from '../access-rules.js';
import type { Context } from '../context.js';
import { buildSchema } from '../schema.js';

const NOON = Date.UTC(2026, 10, 20, 12);
const ID = '018f2b6e-1111-7000-8000-000000000001' as ReportId;
const schema = buildSchema();

const FIELDS = /* GraphQL */ `
  id subject format status rowsDone rowsTotal fileName size failure createdAt endedAt parameters { name value }`;

const WAITING: Report = {
  ...{ id: ID, userId: 'ada' as UserId, status: 'WAITING', rowsDone: 0, rowsTotal: undefined, fileName: undefined },
  ...{ size: undefined, failure: undefined, createdAt: NOON, endedAt: undefined },
  question: { subject: 'board', parameters: { product: 'CL' }, format: 'parquet' },
};
const DONE: Report = {
  ...WAITING,
  ...{ status: 'DONE', rowsDone: 3_000_000, rowsTotal: 3_000_000, fileName: 'a.parquet', endedAt: NOON + 1_500 },
  // More than fits an Int.
  size: 5_000_000_000,
};

const WAITING_ANSWER = {
  ...{ id: ID, subject: 'BOARD', format: 'PARQUET', status: 'WAITING', rowsDone: 0, rowsTotal: null },
  ...{ fileName: null, size: null, failure: null, createdAt: '2026-11-20T12:00:00.000Z', endedAt: null },
  parameters: [{ name: 'product', value: 'CL' }],
};

let calls: unknown[][];
let refuse: AppError | undefined;

beforeEach(() => {
  calls = [];
  refuse = undefined;
});

function session(userId: string, permissions: readonly Permission[]): Identity {
  return {
    ...{ kind: 'SESSION', userId: userId as UserId, sessionId: 'one' as SessionId, tokenId: 'one' },
    ...{ role: 'VIEWER', tier: 'FREE', permissions, expiresAt: NOON + 900_000 },
  };
}

const ADA = session('ada', ['read']);
/** As the slice is handed them. */
const ADA_ASKS = { userId: 'ada', permissions: ['read'] };

function answered<Value>(value: Value): (...call: unknown[]) => Value {
  return (...call) => {
    calls.push(call);
    if (refuse !== undefined) throw refuse;
    return value;
  };
}

async function ask(source: string, identity = ADA, variableValues = {}): Promise<ExecutionResult> {
  const page = { entries: [{ cursor: 'c', item: DONE }], hasMore: true, total: 7 };
  const contextValue = {
    ...{ identity, caller: { ip: '203.0.113.7', userAgent: 'test' } },
    exports: { link: answered('/exports/board.csv?signature=a') },
    reports: {
      create: answered(Promise.resolve(WAITING)),
      list: answered(Promise.resolve(page)),
      find: (id: string, whom: { readonly userId: string }) =>
        answered(Promise.resolve(id === ID && whom.userId === 'ada' ? DONE : undefined))(id, whom),
      remove: answered(Promise.resolve()),
      link: answered(Promise.resolve('/exports/reports/a?signature=a')),
    },
    limits: new RequestLimitsService({
      ...{ quotas: new PlainQuotas(), limits: { FREE: 100, PREMIUM: 100, ADMIN: 100 }, clock: () => NOON },
    }),
    // All that the resolver and what stands before it read of it.
  } as unknown as Context;
  return graphql({ schema, source, contextValue, variableValues });
}

function errorOf({ errors }: ExecutionResult): unknown {
  return errors?.[0]?.originalError;
}

describe('what is asked of a file', () => {
  const LINK = 'query ($input: ExportInput!) { exportLink(input: $input) }';

  test.each([
    [{ board: { product: 'CL', asOf: '2020-04-20' } }, 'board', { product: 'CL', asOf: '2020-04-20' }],
    [
      { curveHistory: { products: ['CL', 'NG'], from: '2020-01-02', to: null } },
      'curve-history',
      { products: 'CL,NG', from: '2020-01-02' },
    ],
    [{ curveHistory: {} }, 'curve-history', {}],
    [
      { chain: { product: 'CL', expiry: '2026-11-17', series: 'LO', model: 'BACHELIER' } },
      'chain',
      { product: 'CL', expiry: '2026-11-17', series: 'LO', model: 'BACHELIER' },
    ],
    [{ surface: { product: 'NG', by: 'DELTA' } }, 'surface', { product: 'NG', by: 'DELTA' }],
    [
      { greeks: { product: 'CL', greek: 'VEGA', type: 'PUT' } },
      'greeks',
      { product: 'CL', greek: 'VEGA', type: 'PUT' },
    ],
    [
      { realizedVolatility: { product: 'CL', nth: 2, window: 30, estimator: 'PARKINSON' } },
      'realised-volatility',
      { product: 'CL', nth: '2', window: '30', estimator: 'PARKINSON' },
    ],
    [
      { bars: { symbol: 'CLZ26', interval: 'DAY', from: '2026-11-20T14:00:00Z' } },
      'bars',
      { symbol: 'CLZ26', interval: 'DAY', from: '2026-11-20T14:00:00Z' },
    ],
    [{ alerts: {} }, 'alerts', {}],
    [{ alerts: { all: true } }, 'alerts', {}],
    [{ audit: { userId: ID } }, 'audit', { userId: ID }],
  ])('%j is handed on as %s with %j', async (input, subject, parameters) => {
    const { data, errors } = await ask(LINK, ADA, { input: { format: 'JSONL', ...input } });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ exportLink: '/exports/board.csv?signature=a' });
    expect(calls).toEqual([[{ subject, parameters, format: 'jsonl' }, ADA_ASKS]]);
  });

  test.each([
    [{ format: 'CSV' }],
    [{ format: 'CSV', board: null }],
    [{ format: 'CSV', board: { product: 'CL' }, surface: { product: 'CL' } }],
  ])('%j names not exactly one subject', async (input) => {
    expect(errorOf(await ask(LINK, ADA, { input }))).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'INPUT' });
    expect(calls).toEqual([]);
  });
});

describe('reports', () => {
  test('are created for whoever asks', async () => {
    const source = `mutation { createReport(input: { format: PARQUET, board: { product: CL } }) { ${FIELDS} } }`;
    const { data, errors } = await ask(source);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ createReport: WAITING_ANSWER });
    expect(calls).toEqual([[{ subject: 'board', parameters: { product: 'CL' }, format: 'parquet' }, ADA_ASKS]]);
  });

  test('are found with how far they are', async () => {
    const { data, errors } = await ask(`{ report(id: "${ID}") { ${FIELDS} } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      report: {
        ...WAITING_ANSWER,
        ...{ status: 'DONE', rowsDone: 3_000_000, rowsTotal: 3_000_000, fileName: 'a.parquet', size: 5_000_000_000 },
        endedAt: '2026-11-20T12:00:01.500Z',
      },
    });
  });

  test('of somebody else are not there', async () => {
    expect((await ask(`{ report(id: "${ID}") { id } }`, session('eve', ['read']))).data).toEqual({ report: null });
    expect(calls).toEqual([[ID, { userId: 'eve', permissions: ['read'] }]]);
  });

  test.each([
    ['{ reports { totalCount } }', { first: 25, after: undefined }],
    ['{ reports(first: 5, after: "c") { totalCount } }', { first: 5, after: 'c' }],
    ['{ reports(first: null, after: null) { totalCount } }', { first: 25, after: undefined }],
  ])('%s asks for a page', async (source, page) => {
    await ask(source);
    expect(calls).toEqual([[page, ADA_ASKS]]);
  });

  test('are listed page by page', async () => {
    const { data } = await ask(
      '{ reports { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } } }',
    );
    expect(data).toEqual({
      reports: {
        totalCount: 7,
        pageInfo: { hasNextPage: true, endCursor: 'c' },
        edges: [{ cursor: 'c', node: { id: ID } }],
      },
    });
  });

  test('are removed, and linked to, by their id', async () => {
    expect((await ask(`mutation { removeReport(id: "${ID}") }`)).data).toEqual({ removeReport: ID });
    expect((await ask(`{ reportLink(id: "${ID}") }`)).data).toEqual({ reportLink: '/exports/reports/a?signature=a' });
    expect(calls).toEqual([
      [ID, ADA_ASKS],
      [ID, ADA_ASKS],
    ]);
  });

  test.each([`mutation { removeReport(id: "${ID}") }`, `{ reportLink(id: "${ID}") }`])(
    '%s passes on that there is none',
    async (source) => {
      refuse = new AppError('NOT_FOUND', 'There is no such report.', { reason: 'REPORT' });
      expect(errorOf(await ask(source))).toBe(refuse);
    },
  );
});

const INPUT = '(input: { format: CSV, board: { product: CL } })';
const OPERATIONS = {
  exportLink: `{ exportLink${INPUT} }`,
  reports: '{ reports { totalCount } }',
  report: `{ report(id: "${ID}") { id } }`,
  reportLink: `{ reportLink(id: "${ID}") }`,
  createReport: `mutation { createReport${INPUT} { id } }`,
  removeReport: `mutation { removeReport(id: "${ID}") }`,
};

describe.each(Object.entries(OPERATIONS))('%s', (name, source) => {
  test('is refused to nobody in particular', async () => {
    expect(errorOf(await ask(source, { kind: 'ANONYMOUS' }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(calls).toEqual([]);
  });

  test('is asked of whoever may read; a link also of others, for whom its slice decides', async () => {
    expect((await ask(source)).errors).toBeUndefined();
    calls = [];
    const error = errorOf(await ask(source, session('ada', ['alert'])));
    if (name === 'exportLink') expect([error, calls.length]).toEqual([undefined, 1]);
    else expect([error, calls.length]).toEqual([expect.objectContaining({ code: 'FORBIDDEN' }), 0]);
  });
});

describe('the permission of a file', () => {
  /** Where the same data is asked for one answer at a time. */
  const SAME_DATA: Readonly<Record<ExportSubject, string>> = {
    board: 'futuresBoard',
    'curve-history': 'futuresHistory',
    chain: 'optionChain',
    surface: 'volatilitySurface',
    greeks: 'greeksMatrix',
    'realised-volatility': 'realizedVolatility',
    bars: 'bars',
    alerts: 'alerts',
    audit: 'auditLog',
  };
  /** No part is asked: whether somebody may is found out before. */
  const sources = exportSources(new Proxy({}, { get: () => ({}) }) as ExportSourcesParts);

  test.each(EXPORT_SUBJECTS)('of %s is that of the same data here', (subject) => {
    const check = (): void => {
      sources[subject].check({}, { userId: 'ada' as UserId, permissions: [] });
    };
    const permission = ACCESS.Query[SAME_DATA[subject]];
    expect(permission).toBeDefined();
    expect(check).toThrow(expect.objectContaining({ code: 'FORBIDDEN', details: { permission } }));
  });
});
