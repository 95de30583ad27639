import { PRODUCTS, PRODUCT_CODES, fromDayNumber, fromMonthIndex, futuresSymbol } from '@cushing/products';
import type { ContractMonth, FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';
import { z } from 'zod';

import type {
  MarketChanges,
  MarketService,
  MarketSource,
  MarketStore,
  SettlementArchive,
  SettlementColumns,
} from '../../market/index.js';
import { AppError } from '../../../shared/errors.js';
import { CONTRACTS, NOT_GIVEN, holdsLine, line, rangeLine, sourceLine, unitsLine } from '../about.js';
import type { ExportBatch, ExportColumn } from '../exports.types.js';
import { dateParameter, productsParameter } from '../parameters.js';
import { subjectSource } from '../subject-source.js';
import type { SubjectSource } from '../subject-source.js';

/** More than a desk makes in years: each that comes or is taken back makes other rows. */
const MOST_IMPORTS = 10_000;

export interface CurveHistoryParts {
  readonly market: Pick<MarketService, 'coverage'>;
  readonly archive: SettlementArchive & Pick<MarketStore, 'imports'>;
  readonly changes: Pick<MarketChanges, 'listen'>;
}

/** What of one product is read. */
interface Stretch {
  readonly product: ProductCode;
  readonly source: MarketSource;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly count: number;
}

/** Every settlement of products in a range of dates: millions, if that is what there is. */
export function curveHistorySource(parts: CurveHistoryParts): SubjectSource {
  return subjectSource({
    permission: 'read',
    parameters: z.strictObject({
      products: productsParameter.optional(),
      from: dateParameter.optional(),
      to: dateParameter.optional(),
    }),
    open: async ({ products, from, to }) => {
      if (from !== undefined && to !== undefined && from > to) {
        const message = `from (${from}) lies after to (${to}): swap them.`;
        throw new AppError('BAD_USER_INPUT', message, { reason: 'OUT_OF_RANGE' });
      }
      const stretches = await stretchesOf(parts, products, { from, to });
      const held = stretches.map(({ product }) => product);
      const first = earliest(stretches.map((stretch) => stretch.from));
      const last = latest(stretches.map((stretch) => stretch.to));
      const sources = [...new Set(stretches.map(({ source }) => source))];
      const quotations = new Set(held.map((product) => PRODUCTS[product].quotation));
      return {
        title: `Curve history of ${held.join(', ')}`,
        fileName: `${held.join('-')}-curve-history-${first}-${last}`,
        columns: columnsIn(quotations.size === 1 ? [...quotations].join('') : 'quotation'),
        about: [
          holdsLine(`every settlement of ${held.join(', ')}, by product, trade date and contract month`),
          rangeLine(first, last),
          sourceLine(...sources),
          ...(sources.length > 1
            ? [line('Sources', stretches.map(({ product, source }) => `${product} ${source}`).join(', '))]
            : []),
          unitsLine(held, ['volume and open interest in contracts', NOT_GIVEN]),
        ],
        total: stretches.reduce((sum, { count }) => sum + count, 0),
        version: JSON.stringify([stretches, (await parts.archive.imports(MOST_IMPORTS)).map(({ id }) => id)]),
        rows: () => rowsOf(parts, stretches),
      };
    },
  });
}

/** @returns what there is of the products in the range; nothing of those that have nothing there */
async function stretchesOf(
  { market, archive }: CurveHistoryParts,
  asked: readonly ProductCode[] | undefined,
  { from, to }: { readonly from: IsoDate | undefined; readonly to: IsoDate | undefined },
): Promise<readonly Stretch[]> {
  const coverage = await market.coverage();
  const stretches: Stretch[] = [];
  for (const product of asked ?? PRODUCT_CODES) {
    const source = coverage.get(product)?.source;
    if (source === undefined) continue;
    const dates = (await archive.tradeDates(product, source)).filter(
      (date) => date >= (from ?? date) && date <= (to ?? date),
    );
    const [first] = dates;
    const last = dates.at(-1);
    if (first === undefined || last === undefined) continue;
    const range = { from: first, to: last };
    stretches.push({ product, source, ...range, count: await archive.settlementCount(product, source, range) });
  }
  if (stretches.length > 0) return stretches;
  throw new AppError('NOT_FOUND', 'There are no settlements of these products in this range: ask for another one.', {
    reason: 'NO_SETTLEMENTS',
  });
}

function earliest(dates: readonly IsoDate[]): IsoDate {
  return dates.reduce((least, date) => (date < least ? date : least));
}

function latest(dates: readonly IsoDate[]): IsoDate {
  return dates.reduce((most, date) => (date > most ? date : most));
}

async function* rowsOf(
  { archive, changes }: CurveHistoryParts,
  stretches: readonly Stretch[],
): AsyncGenerator<ExportBatch, void, void> {
  const products = new Set(stretches.map(({ product }) => product));
  const change = new AbortController();
  const stopListening = changes.listen((what) => {
    if (what.products.some((product) => products.has(product))) change.abort(changed());
  });
  try {
    for (const stretch of stretches) {
      const { product, source, count } = stretch;
      const names = namesOf(product);
      let rows = 0;
      for await (const batch of archive.settlements(product, source, stretch)) {
        change.signal.throwIfAborted();
        rows += batch.length;
        yield exportBatch(product, source, batch, names);
      }
      if (rows !== count) throw changed();
    }
  } finally {
    stopListening();
  }
}

function changed(): AppError {
  return new AppError('CONFLICT', 'The settlements changed while they were read: make the file again.', {
    reason: 'EXPORT_CHANGED',
  });
}

interface Names {
  readonly monthOf: (index: number) => ContractMonth;
  readonly symbolOf: (index: number) => FuturesSymbol;
  readonly dateOf: (day: number) => IsoDate;
}

/** Names recur in a million rows: each is made once. */
function namesOf(product: ProductCode): Names {
  const monthOf = rememberedByNumber(fromMonthIndex);
  return {
    monthOf,
    symbolOf: rememberedByNumber((index) => futuresSymbol(product, monthOf(index))),
    dateOf: rememberedByNumber(fromDayNumber),
  };
}

function rememberedByNumber<Value>(make: (key: number) => Value): (key: number) => Value {
  const values = new Map<number, Value>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    values.set(key, made);
    return made;
  };
}

function exportBatch(
  product: ProductCode,
  source: MarketSource,
  batch: SettlementColumns,
  { monthOf, symbolOf, dateOf }: Names,
): ExportBatch {
  const { length } = batch;
  return {
    length,
    columns: [
      new Array<string>(length).fill(product),
      Array.from(batch.month, symbolOf),
      Array.from(batch.month, monthOf),
      Array.from(batch.tradeDate, dateOf),
      Float64Array.from(batch.nearby),
      batch.open,
      batch.high,
      batch.low,
      batch.settle,
      batch.volume,
      batch.openInterest,
      new Array<string>(length).fill(PRODUCTS[product].quotation),
      new Array<string>(length).fill(source),
    ],
  };
}

function columnsIn(quotation: string): readonly ExportColumn[] {
  return [
    { name: 'product', unit: '', type: 'TEXT', description: 'The product.' },
    { name: 'symbol', unit: '', type: 'TEXT', description: 'The contract.' },
    { name: 'month', unit: '', type: 'TEXT', description: 'Its month.' },
    { name: 'trade_date', unit: '', type: 'DATE', description: 'Date of the settlement.' },
    { name: 'nearby', unit: '', type: 'NUMBER', description: '1 for the front contract on that date.' },
    { name: 'open', unit: quotation, type: 'NUMBER', description: 'First price.' },
    { name: 'high', unit: quotation, type: 'NUMBER', description: 'Highest price.' },
    { name: 'low', unit: quotation, type: 'NUMBER', description: 'Lowest price.' },
    { name: 'settle', unit: quotation, type: 'NUMBER', description: 'Settlement price.' },
    { name: 'volume', unit: CONTRACTS, type: 'NUMBER', description: 'Contracts traded.' },
    { name: 'open_interest', unit: CONTRACTS, type: 'NUMBER', description: 'Contracts open at the end.' },
    { name: 'quotation', unit: '', type: 'TEXT', description: 'Unit of the prices.' },
    { name: 'source', unit: '', type: 'TEXT', description: 'SIMULATED or IMPORTED.' },
  ];
}
