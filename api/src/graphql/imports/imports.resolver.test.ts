/** Proves what is told of imports and column mappings, to whom, and what may be asked of them by whom. */
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { graphql } from 'graphql';
import type { ExecutionResult } from 'graphql';

import { AppError } from '../../shared/errors.js';
import type { Identity, Permission, Role, UserId } from '../../slices/accounts/index.js';
import { ColumnMappingsService } from '../../slices/imports/index.js';
import type {
  FileImport,
  ImportId,
  ImportProgressState,
  ImportStage,
  SavedMapping,
} from '../../slices/imports/index.js';
import type { ImportReport, QualityFinding, Rejection } from '../../slices/ingestion/index.js';
import { RequestLimitsService } from '../../slices/limits/index.js';
import { PlainQuotas } from '../../slices/limits/plain-quotas.contract.js';
import type { Context } from '../context.js';
import { buildSchema } from '../schema.js';

const schema = buildSchema();
const NOW = Date.UTC(2026, 10, 20, 15);
const ID = '00000000-0000-4000-8000-000000000001' as ImportId;
const ADA = 'ada' as UserId;
const PENDING = { status: 'PENDING', startedAt: undefined, endedAt: undefined, message: '' } as const;
const DONE = { status: 'COMPLETED', startedAt: NOW, endedAt: NOW + 1_000, message: 'futures: 2 futures' } as const;

const REJECTIONS: readonly Rejection[] = [2, 3, 4].map((line) => ({
  ...{ line, column: 2, columnName: 'settle', value: 'abc', message: '"abc" is not a number' },
  reason: line === 3 ? 'DATE_INVALID' : 'NOT_A_NUMBER',
}));
const FINDINGS: readonly QualityFinding[] = Array.from({ length: 150 }, (_, index) => ({
  ...{ line: index + 2, column: 3, columnName: 'CL01', action: 'KEPT', message: 'CLF27 settled at 1.00' },
  severity: index % 50 === 0 ? 'ERROR' : 'WARNING',
  kind: index % 2 === 0 ? 'PRICE_BOUNDS' : 'STALE_REPEAT',
}));
const REPORT = {
  ...{ status: 'COMMITTED', importId: ID, format: 'futures', fileName: 'june.csv', container: 'CSV' },
  counts: { read: 3_000_000_000, stored: 2, unchanged: 3, replaced: 4, rejected: 5 },
  ...{ lines: 20, linesWithoutPrice: 1, rejections: REJECTIONS, rejectionCount: 3, findings: FINDINGS },
  ...{ findingCount: 150, findingCounts: [{ kind: 'PRICE_BOUNDS', count: 75, first: FINDINGS[0]! }], markedRows: 150 },
  ...{ ignoredColumns: ['note'], products: ['CL'], spotSeries: [], hasRates: false, elapsedMs: 12 },
  unknown: [{ subject: 'WUL', proposal: 'CL', line: 9, rows: 3 }],
  ...{ unknownCount: 1, firstDate: '2026-06-01', lastDate: '2026-06-30' },
} as unknown as ImportReport;
const ENTRY: FileImport = {
  ...{ id: ID, userId: ADA, origin: 'UPLOAD', fileName: 'june.csv', size: 5_000_000_000, contentHash: 'ab' },
  settings: { skipBadRows: true, mode: 'COMMIT', format: 'futures' },
  stages: { INGESTION: DONE, QUALITY: PENDING, TAXONOMY: PENDING, GRAPH: PENDING, EMBEDDING: PENDING },
  ...{ status: 'PENDING', verdict: 'UNDECIDED', failure: null, report: REPORT },
  dependents: [{ kind: 'FORWARD_CURVE', subject: 'CL', from: '2026-06-01', to: null } as never],
  ...{ createdAt: NOW, endedAt: undefined, committedAt: undefined, rolledBackAt: undefined },
};
const IDLE = { status: 'PENDING', done: 0, total: null, rowsPerSecond: null, message: '' } as const;
const PROGRESS: ImportProgressState = {
  ...{ importId: ID, status: 'PENDING', verdict: 'UNDECIDED', at: NOW },
  stages: {
    INGESTION: { ...IDLE, status: 'COMPLETED', done: 20, total: 20, rowsPerSecond: 1_000 },
    ...{ QUALITY: IDLE, TAXONOMY: IDLE, GRAPH: IDLE, EMBEDDING: IDLE },
  },
};

const ROW = {
  ...{ line: 7, subject: 'CLK20', product: 'CL', date: '2020-04-20' },
  fields: [
    { name: 'settle', value: -37.63 },
    { name: 'volume', value: null },
  ],
};

let saved: SavedMapping[];
let calls: unknown[][];
let services: object;

beforeEach(() => {
  saved = [];
  calls = [];
  const act = (name: string) => {
    return (...args: unknown[]) => {
      calls.push([name, ...args]);
      return Promise.resolve(ENTRY);
    };
  };
  const clock = (): number => NOW;
  services = {
    imports: {
      get: (id: string) =>
        id === ID ? Promise.resolve(ENTRY) : Promise.reject(new AppError('NOT_FOUND', 'There is no such import.')),
      list: (query: unknown) => {
        calls.push(['list', query]);
        return Promise.resolve({ entries: [{ cursor: 'c1', import: ENTRY }], hasMore: true });
      },
      progress: () => Promise.resolve(PROGRESS),
      preview: (...args: unknown[]) => {
        calls.push(['preview', ...args]);
        return Promise.resolve([ROW]);
      },
      ...{ cancel: act('cancel'), retry: act('retry'), rollBack: act('rollBack'), approve: act('approve') },
    },
    columnMappings: new ColumnMappingsService({
      store: {
        mappings: () => Promise.resolve(saved),
        saveMapping: (mapping) => {
          saved = [...saved.filter(({ id }) => id !== mapping.id), mapping];
          return Promise.resolve();
        },
        removeMapping: (id) => {
          saved = saved.filter((mapping) => mapping.id !== id);
          return Promise.resolve(true);
        },
      },
      clock,
      newId: () => `mapping-${saved.length + 1}`,
    }),
    accounts: {
      profile: { displayNames: (ids: UserId[]) => Promise.resolve(new Map(ids.map((id) => [id, 'Ada L.']))) },
      administration: { record: jest.fn(act('record')) },
    },
    limits: new RequestLimitsService({
      ...{ quotas: new PlainQuotas(), limits: { FREE: 100, PREMIUM: 100, ADMIN: 100 }, clock },
    }),
  };
});

function caller(kind: 'SESSION' | 'API_KEY', role: Role, permissions: readonly Permission[]): Context {
  const identity = { kind, userId: ADA, tier: 'FREE', role, permissions } as unknown as Identity;
  return { ...services, identity, caller: { ip: '192.0.2.1', userAgent: 'test' } } as Context;
}

const analyst = (): Context => caller('SESSION', 'ANALYST', ['read', 'import', 'account']);

async function ask(source: string, contextValue = analyst(), variableValues = {}): Promise<ExecutionResult> {
  // Answers have no prototype; what is compared to them has.
  return JSON.parse(JSON.stringify(await graphql({ schema, source, variableValues, contextValue }))) as ExecutionResult;
}

test('an import is told with its stages, report and whose it is', async () => {
  const source = `{ import(id: "${ID}") { id fileName size origin mode skipBadRows format series mapping status verdict
    stages { stage status startedAt endedAt message done total rowsPerSecond } failure { reason }
    report { counts { read stored } findingCounts { kind count first { line } } unknown { subject proposal rows }
      products firstDate lastDate rejectionCount } dependents { kind subject from to }
    createdAt endedAt committedAt uploadedBy } }`;
  const { data, errors } = await ask(source);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    import: {
      ...{ id: ID, fileName: 'june.csv', size: 5_000_000_000, origin: 'UPLOAD', mode: 'COMMIT', skipBadRows: true },
      ...{ format: 'futures', series: null, mapping: null, status: 'PENDING', verdict: 'UNDECIDED', failure: null },
      report: {
        counts: { read: 3_000_000_000, stored: 2 },
        findingCounts: [{ kind: 'PRICE_BOUNDS', count: 75, first: { line: 2 } }],
        unknown: [{ subject: 'WUL', proposal: 'CL', rows: 3 }],
        ...{ products: ['CL'], firstDate: '2026-06-01', lastDate: '2026-06-30', rejectionCount: 3 },
      },
      dependents: [{ kind: 'FORWARD_CURVE', subject: 'CL', from: '2026-06-01', to: null }],
      ...{ createdAt: '2026-11-20T15:00:00.000Z', endedAt: null, committedAt: null, uploadedBy: 'Ada L.' },
    },
  });
  const { stages } = (data as { import: { stages: { stage: ImportStage }[] } }).import;
  expect(stages.map(({ stage }) => stage)).toEqual(['INGESTION', 'QUALITY', 'TAXONOMY', 'GRAPH', 'EMBEDDING']);
  expect(stages[0]).toEqual({
    ...{ stage: 'INGESTION', status: 'COMPLETED', message: 'futures: 2 futures', done: 20, total: 20 },
    ...{ rowsPerSecond: 1_000, startedAt: '2026-11-20T15:00:00.000Z', endedAt: '2026-11-20T15:00:01.000Z' },
  });
});

test('lists of a report are cut and filtered', async () => {
  const part = async (field: string): Promise<number[]> => {
    const { data } = await ask(`{ import(id: "${ID}") { report { lines: ${field} { line } } } }`);
    return (data as { import: { report: { lines: { line: number }[] } } }).import.report.lines.map(({ line }) => line);
  };
  expect(await part('rejections')).toEqual([2, 3, 4]);
  expect(await part('rejections(reason: NOT_A_NUMBER)')).toEqual([2, 4]);
  expect(await part('rejections(first: 1, reason: DATE_INVALID)')).toEqual([3]);
  expect(await part('findings')).toHaveLength(100);
  expect(await part('findings(first: 1000)')).toHaveLength(150);
  expect(await part('findings(severity: ERROR)')).toEqual([2, 52, 102]);
  expect(await part('findings(first: 2, kind: STALE_REPEAT)')).toEqual([3, 5]);
  expect(await part('findings(severity: ERROR, kind: STALE_REPEAT)')).toEqual([]);
  for (const first of [0, 1_001]) {
    expect(await ask(`{ import(id: "${ID}") { report { findings(first: ${first}) { line } } } }`)).toMatchObject({
      errors: [{ message: 'Ask for 1 to 1000 at a time.' }],
    });
  }
});

test('imports come in pages', async () => {
  const page = 'edges { cursor node { id uploadedBy } } pageInfo { hasNextPage endCursor }';
  expect(await ask(`{ imports { ${page} } }`)).toEqual({
    data: {
      imports: {
        edges: [{ cursor: 'c1', node: { id: ID, uploadedBy: 'Ada L.' } }],
        pageInfo: { hasNextPage: true, endCursor: 'c1' },
      },
    },
  });
  await ask(`{ imports(first: 5, after: "c1", status: FAILED) { ${page} } }`);
  expect(calls).toEqual([
    ['list', { first: 20 }],
    ['list', { first: 5, after: 'c1', status: 'FAILED' }],
  ]);
  expect(await ask(`{ imports(first: 101) { ${page} } }`)).toMatchObject({ errors: [{}], data: null });
});

test('rows of an import are told by kind, 20 unless asked otherwise, and never more than 200', async () => {
  const rows = (args: string): string =>
    `{ import(id: "${ID}") { preview(${args}) { line subject product date fields { name value } } } }`;
  expect(await ask(rows('kind: FUTURES'))).toEqual({ data: { import: { preview: [ROW] } } });
  expect(await ask(rows('kind: OPTIONS, first: 200'))).not.toHaveProperty('errors');
  expect(calls).toEqual([
    ['preview', ENTRY, 'FUTURES', 20],
    ['preview', ENTRY, 'OPTIONS', 200],
  ]);
  for (const first of [0, -1, 201]) {
    const { errors } = await ask(rows(`kind: FUTURES, first: ${first}`));
    expect(errors).toMatchObject([{ message: 'Ask for 1 to 200 at a time.' }]);
  }
  const { errors } = await ask(rows('kind: FUTURES'), caller('SESSION', 'VIEWER', ['read', 'account']));
  expect(errors).toMatchObject([{ message: expect.stringContaining('does not allow this'), path: ['import'] }]);
  expect(calls).toHaveLength(2);
});

test('an import that there is not is told so, whatever its id', async () => {
  for (const id of ['00000000-0000-4000-8000-000000000002', 'x', '\\u0000']) {
    expect(await ask(`{ import(id: "${id}") { id } }`)).toMatchObject({
      ...{ data: { import: null }, errors: [{ message: 'There is no such import.' }] },
    });
  }
});

test('what is asked of an import goes to it, and a roll-back into the log', async () => {
  await ask(`mutation { cancelImport(id: "${ID}") { id } }`);
  await ask(`mutation { approveImport(id: "${ID}", skipBadRows: true) { id } }`);
  await ask(`mutation { rollbackImport(id: "${ID}") { id } }`);
  await ask(`mutation { retryImport(id: "${ID}") { id } }`);
  await ask(
    `mutation { retryImport(id: "${ID}", input: { format: null, series: " wti ", mode: REVIEW, skipBadRows: null }) { id } }`,
  );
  expect(calls).toEqual([
    ['cancel', ID],
    ['approve', ID, { skipBadRows: true }],
    ['rollBack', ID],
    [
      'record',
      {
        ...{ action: 'IMPORT_ROLLED_BACK', userId: ADA, caller: { ip: '192.0.2.1', userAgent: 'test' } },
        details: { importId: ID, fileName: 'june.csv' },
      },
    ],
    ['retry', ID, {}],
    ['retry', ID, { format: undefined, series: 'wti', mode: 'REVIEW' }],
  ]);
  expect(Object.keys(calls.at(-1)![2] as object)).toContain('format');
});

describe('a column mapping', () => {
  const SAVE =
    'mutation ($input: ColumnMappingInput!) { saveColumnMapping(input: $input) { id name savedBy createdAt } }';
  const INPUT = {
    ...{ name: 'Desk file', content: 'SPOT', delimiter: 'SEMICOLON', decimalMark: 'COMMA' },
    dateFormat: 'DAY_MONTH_YEAR_DOTTED',
    columns: [
      { field: 'date', column: 'Tag' },
      { field: 'series', value: 'wti' },
      { field: 'price', column: 'Preis', value: null },
    ],
  };

  test('is saved over one of its name, listed, used and removed', async () => {
    const told = { name: 'Desk file', savedBy: 'Ada L.', createdAt: '2026-11-20T15:00:00.000Z' };
    for (let times = 0; times < 2; times += 1) {
      expect(await ask(SAVE, analyst(), { input: INPUT })).toEqual({
        data: { saveColumnMapping: { id: 'mapping-1', ...told } },
      });
    }
    const mapping = {
      ...{ name: 'Desk file', content: 'SPOT', delimiter: ';', decimalMark: ',', dateFormat: 'DD.MM.YYYY' },
      columns: { date: { column: 'Tag' }, series: { value: 'wti' }, price: { column: 'Preis' } },
    };
    expect(saved.map((each) => each.mapping)).toEqual([mapping]);
    const list = '{ columnMappings { id delimiter decimalMark dateFormat columns { field column value } } }';
    expect(await ask(list)).toEqual({
      data: {
        columnMappings: [
          {
            ...{ id: 'mapping-1', delimiter: 'SEMICOLON', decimalMark: 'COMMA', dateFormat: 'DAY_MONTH_YEAR_DOTTED' },
            columns: INPUT.columns.map(({ field, column = null, value = null }) => ({ field, column, value })),
          },
        ],
      },
    });
    await ask(`mutation { retryImport(id: "${ID}", input: { mappingId: "mapping-1" }) { id } }`);
    expect(calls).toEqual([['retry', ID, { mapping }]]);
    const remove = 'mutation { removeColumnMapping(id: "mapping-1") }';
    expect(await ask(remove)).toEqual({ data: { removeColumnMapping: 'mapping-1' } });
    expect(await ask(remove)).toMatchObject({ errors: [{ message: expect.stringContaining('no such mapping') }] });
  });

  test.each([
    ['that misses a field', [{ field: 'date', column: 'Tag' }]],
    ['that gives a field twice', [...INPUT.columns, { field: 'date', column: 'Day' }]],
    ['that gives neither column nor value', [{ field: 'date' }]],
    ['that gives both', [{ field: 'date', column: 'Tag', value: '2026-01-05' }]],
    ['with a field of another kind', [...INPUT.columns, { field: 'strike', column: 'K' }]],
  ])('%s is refused', async (_what, columns) => {
    expect(await ask(SAVE, analyst(), { input: { ...INPUT, columns } })).toMatchObject({ errors: [{}] });
    expect(saved).toEqual([]);
  });

  test('is proposed from a header and lines, where one is likely', async () => {
    const suggest = `query ($header: String!, $lines: [String!]!) { suggestColumnMapping(header: $header,
      sampleLines: $lines) { content delimiter dateFormat columns { field column } } }`;
    const lines = ['2026-11-19,CLF27,58.12', '2026-11-20,CLF27,58.40'];
    expect(await ask(suggest, analyst(), { header: 'Date,Symbol,Settle', lines })).toMatchObject({
      data: {
        suggestColumnMapping: {
          ...{ content: 'FUTURES', delimiter: 'COMMA', dateFormat: 'YEAR_MONTH_DAY' },
          columns: expect.arrayContaining([{ field: 'symbol', column: 'Symbol' }]),
        },
      },
    });
    expect(await ask(suggest, analyst(), { header: 'nothing', lines: [] })).toEqual({
      data: { suggestColumnMapping: null },
    });
    const many = Array<string>(101).fill('a,b');
    expect(await ask(suggest, analyst(), { header: 'a,b', lines: many })).toMatchObject({ errors: [{}] });
  });
});

describe('who may', () => {
  const READS = [`import(id: "${ID}") { id }`, 'imports { edges { cursor } }', 'columnMappings { id }'];
  const KEEPS = [
    `retryImport(id: "${ID}") { id }`,
    `rollbackImport(id: "${ID}") { id }`,
    `approveImport(id: "${ID}", skipBadRows: false) { id }`,
    'removeColumnMapping(id: "m")',
  ];
  const CANCEL = `cancelImport(id: "${ID}") { id }`;
  const REFUSED = 'Your role or key does not allow this. Ask an administrator for more.';

  async function isRefused(operation: string, contextValue: Context): Promise<boolean> {
    const { errors } = await ask(operation, contextValue);
    return errors?.[0]?.message === REFUSED;
  }

  test.each([
    ['an analyst', 'SESSION', 'ANALYST', ['read', 'import'], { reads: true, cancels: true, keeps: true }],
    ['a viewer', 'SESSION', 'VIEWER', ['read', 'account'], { reads: false, cancels: false, keeps: false }],
    ['a key to import', 'API_KEY', 'ANALYST', ['import'], { reads: true, cancels: true, keeps: false }],
    ['a key to read', 'API_KEY', 'ANALYST', ['read'], { reads: true, cancels: false, keeps: false }],
    ["a viewer's key", 'API_KEY', 'VIEWER', ['read'], { reads: false, cancels: false, keeps: false }],
    ['a key to feed', 'API_KEY', 'ADMIN', ['feed'], { reads: false, cancels: false, keeps: false }],
  ] as const)('%s', async (_who, kind, role, permissions, { reads, cancels, keeps }) => {
    const context = caller(kind, role, permissions);
    for (const field of READS) expect(await isRefused(`{ ${field} }`, context)).toBe(!reads);
    expect(await isRefused(`mutation { ${CANCEL} }`, context)).toBe(!cancels);
    for (const field of KEEPS) expect(await isRefused(`mutation { ${field} }`, context)).toBe(!keeps);
  });
});
