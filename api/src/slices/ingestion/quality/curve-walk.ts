import { PRODUCT_CODES, fromDayNumber, toDayNumber, toMonthIndex } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { FuturesSettlement, FuturesSettlementColumns, MarketStore } from '../../market/index.js';
import type { Curve, CurvePast } from './curve.js';
import { missingMonths } from './rules/contract-gap.js';

/** Curves that a curve is held against. */
const PAST_CURVES = 20;

/** A curve of the file with what is known of the dates before. */
export interface DatedCurve {
  readonly curve: Curve;
  readonly past: CurvePast;
}

/**
 * @param batches rows by product, trade date and month
 * @param store what it holds comes before the file's first curve of a product, and between two of them
 */
export async function* datedCurves(
  batches: AsyncIterable<FuturesSettlementColumns>,
  store: Pick<MarketStore, 'settlementsOn' | 'tradeDates'>,
): AsyncGenerator<DatedCurve> {
  let past: ProductPast | undefined;
  for await (const curve of curvesOf(batches)) {
    if (past?.product !== curve.product) past = await ProductPast.begin(curve.product, store);
    if (past.lacksStored(curve)) await past.addStored(curve);
    const storedMonths = past.asksStore(curve) ? await past.storedMonths(curve) : NONE;
    yield { curve, past: { curves: past.curves, storeDays: past.storeDays, storedMonths } };
    past.add(curve);
  }
}

const NONE: ReadonlySet<number> = new Set();

/** The latest curves of one product. */
class ProductPast {
  readonly product: ProductCode;
  readonly storeDays: ReadonlySet<number>;
  readonly #store: Pick<MarketStore, 'settlementsOn'>;
  /** Those of `storeDays` that no curve of the file has come to, latest first. */
  readonly #daysAhead: number[];
  #curves: readonly Curve[] = [];

  private constructor(product: ProductCode, store: Pick<MarketStore, 'settlementsOn'>, days: readonly number[]) {
    this.product = product;
    this.#store = store;
    this.storeDays = new Set(days);
    this.#daysAhead = [...days].reverse();
  }

  static async begin(
    product: ProductCode,
    store: Pick<MarketStore, 'settlementsOn' | 'tradeDates'>,
  ): Promise<ProductPast> {
    const dates = await store.tradeDates(product, 'IMPORTED');
    return new ProductPast(product, store, dates.map(toDayNumber));
  }

  get curves(): readonly Curve[] {
    return this.#curves;
  }

  add(curve: Curve): void {
    this.#curves = [...this.#curves, curve].slice(-PAST_CURVES);
    while ((this.#daysAhead.at(-1) ?? Infinity) <= curve.day) this.#daysAhead.pop();
  }

  /** Whether the store holds dates between the latest curve and this one. */
  lacksStored({ day }: Curve): boolean {
    return (this.#daysAhead.at(-1) ?? Infinity) < day;
  }

  async addStored({ day }: Curve): Promise<void> {
    const days: number[] = [];
    while ((this.#daysAhead.at(-1) ?? Infinity) < day) days.push(this.#daysAhead.pop() ?? 0);
    const dates = days.slice(-PAST_CURVES).map(fromDayNumber);
    const settlements = await this.#store.settlementsOn(this.product, 'IMPORTED', dates);
    for (const date of dates) {
      this.add(
        storedCurve(
          this.product,
          toDayNumber(date),
          settlements.filter(({ tradeDate }) => tradeDate === date),
        ),
      );
    }
  }

  /** Whether the file leaves out a month that the store may hold on the same date. */
  asksStore(curve: Curve): boolean {
    const before = this.#curves.at(-1);
    return before !== undefined && this.storeDays.has(curve.day) && missingMonths(curve, before).length > 0;
  }

  async storedMonths({ day }: Curve): Promise<ReadonlySet<number>> {
    const settlements = await this.#store.settlementsOn(this.product, 'IMPORTED', [fromDayNumber(day)]);
    return new Set(settlements.map(({ month }) => toMonthIndex(month)));
  }
}

function storedCurve(product: ProductCode, day: number, settlements: readonly FuturesSettlement[]): Curve {
  const { length } = settlements;
  return {
    product,
    day,
    length,
    months: Int32Array.from(settlements, ({ month }) => toMonthIndex(month)),
    settles: Float64Array.from(settlements, ({ settle }) => settle),
    lines: new Int32Array(length),
    columns: new Int32Array(length),
  };
}

/** A curve that lies in two batches is put together; others are shown where they lie. */
async function* curvesOf(batches: AsyncIterable<FuturesSettlementColumns>): AsyncGenerator<Curve> {
  let pending: Curve | undefined;
  for await (const batch of batches) {
    let from = 0;
    for (let row = 1; row <= batch.length; row += 1) {
      if (row < batch.length && isSameCurve(batch, from, row)) continue;
      const curve = curveAt(batch, from, row);
      if (pending === undefined || !continues(pending, curve)) {
        if (pending !== undefined) yield pending;
        pending = curve;
      } else {
        pending = joined(pending, curve);
      }
      from = row;
    }
  }
  if (pending !== undefined) yield pending;
}

function isSameCurve({ product, tradeDate }: FuturesSettlementColumns, a: number, b: number): boolean {
  return product[a] === product[b] && tradeDate[a] === tradeDate[b];
}

function continues(before: Curve, after: Curve): boolean {
  return before.product === after.product && before.day === after.day;
}

function curveAt(columns: FuturesSettlementColumns, from: number, to: number): Curve {
  return {
    product: PRODUCT_CODES[columns.product[from] ?? 0] ?? 'CL',
    day: columns.tradeDate[from] ?? 0,
    length: to - from,
    months: columns.month.subarray(from, to),
    settles: columns.settle.subarray(from, to),
    lines: columns.line.subarray(from, to),
    columns: columns.column.subarray(from, to),
  };
}

function joined(before: Curve, after: Curve): Curve {
  return {
    product: before.product,
    day: before.day,
    length: before.length + after.length,
    months: Int32Array.from([...before.months, ...after.months]),
    settles: Float64Array.from([...before.settles, ...after.settles]),
    lines: Int32Array.from([...before.lines, ...after.lines]),
    columns: Int32Array.from([...before.columns, ...after.columns]),
  };
}
