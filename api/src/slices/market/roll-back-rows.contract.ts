/** Imports over few keys, and all that a store answers of those keys, for the contract of taking imports back. */
import fc from 'fast-check';

import { contractMonth, isoDate } from '@cushing/products';

import type { ImportDescription, StagedPart, StoreImport } from './index.js';
import {
  COMMITTED_AT,
  columnsOfSeries,
  description,
  positionColumns,
  settlementColumns,
} from './market-store-rows.contract.js';
import type { ImportBench, PositionRow, SettlementRow } from './market-store-rows.contract.js';
import { optionColumns, optionRows, rateColumns } from './option-settlement-rows.contract.js';
import type { OptionRow, RateRow } from './option-settlement-rows.contract.js';

/** Rows of one import; those of a kind may contradict each other. */
export interface ImportRows {
  readonly futures?: readonly SettlementRow[];
  readonly spot?: readonly (readonly [series: string, date: string, price: number])[];
  readonly rates?: readonly RateRow[];
  readonly options?: readonly OptionRow[];
  readonly positions?: readonly PositionRow[];
}

/** An import whose rows were staged and written. */
export interface StagedImport {
  readonly about: ImportDescription;
  readonly parts: readonly StagedPart[];
}

const DATES = ['2026-10-05', '2026-10-06'];
const SYMBOLS = ['CLZ26', 'CLF27', 'HOZ26'];
const SERIES = ['RWTC', "O'Hub"];
const EVERYTHING = { limit: 1_000 };

const date = fc.constantFrom(...DATES);
/** A count or a price that a source may not give. */
const given = (...numbers: number[]): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(Number.NaN), fc.constantFrom(...numbers));

/** A settle of 61 lies within both ranges, one of 60 or 63 within one of them, one of 75 within none. */
const session = fc.constantFrom(
  {},
  {},
  { open: 60.5, high: 62, low: 59 },
  { open: 62.5, high: 64, low: 60.75 },
  { high: 62 },
);

/** Rows of some of the kinds. */
const ROWS: fc.Arbitrary<ImportRows> = fc.record(
  {
    futures: fc.array(
      fc
        .tuple(fc.constantFrom(...SYMBOLS), date, fc.constantFrom(60, 61, 63, 75), session, given(1, 2), given(5, 6))
        .map(([symbol, day, settle, range, volume, openInterest]): SettlementRow => [
          symbol,
          day,
          settle,
          { ...range, volume, openInterest },
        ]),
      { minLength: 1, maxLength: 5 },
    ),
    spot: fc.array(fc.tuple(fc.constantFrom(...SERIES), date, fc.constantFrom(1, 2)), { minLength: 1, maxLength: 3 }),
    rates: fc.array(fc.tuple(date, fc.constantFrom(30, 91), fc.constantFrom(0.01, 0.02)), {
      minLength: 1,
      maxLength: 3,
    }),
    options: fc.array(
      fc
        .tuple(fc.constantFrom('LOZ26 C7500', 'LOZ26 P7500'), date, given(1, 2), given(1), given(3, 4))
        .map(([symbol, day, settle, bid, volume]): OptionRow => [symbol, day, settle, { bid, volume }]),
      { minLength: 1, maxLength: 3 },
    ),
    positions: fc.array(
      fc
        .tuple(fc.constantFrom('FUTURES_ONLY' as const, 'COMBINED' as const), date, given(1, 2), given(3, 4))
        .map(([report, day, swapLong, otherSpread]): PositionRow => ['CL', report, day, { swapLong, otherSpread }]),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);

/** An import, mostly of real data. */
export const IMPORT = fc.record({
  rows: ROWS,
  source: fc.constantFrom('IMPORTED' as const, 'IMPORTED' as const, 'IMPORTED' as const, 'SIMULATED' as const),
});

/** Stages rows in an area and writes them, those that contradict with them. */
export async function stageRows(
  bench: Pick<ImportBench, 'areas' | 'newDirectory'>,
  id: string,
  rows: ImportRows,
  source: ImportDescription['source'] = 'IMPORTED',
): Promise<StagedImport> {
  const area = await bench.areas.open(await bench.newDirectory());
  if (rows.futures !== undefined) await area.stage('FUTURES', settlementColumns(rows.futures));
  if (rows.spot !== undefined) await area.stage('SPOT', columnsOfSeries(rows.spot));
  if (rows.rates !== undefined) await area.stage('RATES', rateColumns(rows.rates));
  if (rows.options !== undefined) await area.stage('OPTIONS', optionColumns(rows.options));
  if (rows.positions !== undefined) await area.stage('POSITIONS', positionColumns(rows.positions));
  return { about: description(id, source), parts: await area.write() };
}

/** Commits an import that was staged; of rows that contradict the first stays. */
export async function commitStaged(
  store: ImportBench['store'],
  { about, parts }: StagedImport,
): ReturnType<StoreImport['commit']> {
  const staged = await store.beginImport(about);
  await staged.load(parts);
  await staged.dropConflicts();
  return staged.commit({ read: 0, rejected: 0 }, COMMITTED_AT);
}

/** @returns what `rollBack` asks for, of imports whose parts are all kept */
export function partsKept(imports: readonly StagedImport[]): (id: string) => Promise<readonly StagedPart[]> {
  return (id) => Promise.resolve(imports.find(({ about }) => about.id === id)?.parts ?? []);
}

/** @returns everything that a store answers of the keys above, by what was asked */
export async function answersOf(store: ImportBench['store']): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {
    imports: (await store.imports(100)).map(({ id }) => id),
    coverage: await store.coverage(),
    spotSeries: await store.spotSeries(),
    optionCoverage: await store.options.optionCoverage(),
  };
  for (const source of ['IMPORTED', 'SIMULATED'] as const) {
    for (const product of ['CL', 'HO'] as const) {
      answers[`${product} ${source}`] = await store.settlementsOn(product, source, DATES.map(isoDate));
    }
    const history = await store.contractHistory('CL', source, contractMonth(2026, 12), EVERYTHING);
    answers[`history ${source}`] = history;
    answers[`nearby ${source}`] = await store.nearbyHistory('CL', source, 3, EVERYTHING);
    for (const day of DATES) {
      const options = await store.options.optionSettlementsOn('CL', source, isoDate(day));
      answers[`options ${source} ${day}`] = optionRows(options);
    }
  }
  for (const series of SERIES) answers[series] = await store.spotHistory(series, EVERYTHING);
  for (const day of DATES) answers[`rates ${day}`] = await store.options.rateCurveOn(isoDate(day));
  for (const report of ['FUTURES_ONLY', 'COMBINED'] as const) {
    answers[report] = await store.positions('CL', report, EVERYTHING);
  }
  return answers;
}
