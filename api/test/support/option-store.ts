/** Option settlements of a test in memory, from which whole trade dates are answered. */
import {
  OPTION_SERIES,
  OPTION_SERIES_CODES,
  futuresSymbol,
  isoDate,
  toDayNumber,
  toMonthIndex,
} from '@cushing/products';
import type { ContractMonth, IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';

import type {
  FuturesSettlement,
  MarketSource,
  OptionCoverage,
  OptionSettlementColumns,
  OptionSettlementStore,
  ProductCoverage,
  RateCurve,
} from '../../src/slices/market/index.js';
import type { FuturesSettles } from '../../src/slices/options/index.js';

export interface OptionRow {
  readonly tradeDate: string;
  readonly series: OptionSeries;
  readonly month: string;
  readonly type: OptionType;
  readonly strike: number;
  readonly settle?: number;
  readonly bid?: number;
  readonly ask?: number;
  readonly volume?: number;
  readonly openInterest?: number;
  /** IMPORTED where absent. */
  readonly source?: MarketSource;
}

export interface FutureRow {
  readonly tradeDate: string;
  readonly product: ProductCode;
  readonly month: string;
  readonly settle: number;
  /** IMPORTED where absent. */
  readonly source?: MarketSource;
}

/** The rows in the order of a store: by series, month, strike, then put before call. */
export function optionColumns(rows: readonly OptionRow[]): OptionSettlementColumns {
  const codeOf = ({ series }: OptionRow): number => OPTION_SERIES_CODES.indexOf(series);
  const sorted = [...rows].sort(
    (one, other) =>
      codeOf(one) - codeOf(other) ||
      one.month.localeCompare(other.month) ||
      one.strike - other.strike ||
      other.type.localeCompare(one.type),
  );
  const numbers = (value: (row: OptionRow) => number | undefined): Float64Array =>
    Float64Array.from(sorted, (row) => value(row) ?? NaN);
  return {
    length: sorted.length,
    series: Uint8Array.from(sorted, codeOf),
    month: Int32Array.from(sorted, (row) => toMonthIndex(row.month as ContractMonth)),
    isCall: Uint8Array.from(sorted, (row) => Number(row.type === 'CALL')),
    strike: numbers((row) => row.strike),
    tradeDate: Int32Array.from(sorted, (row) => toDayNumber(isoDate(row.tradeDate))),
    settle: numbers((row) => row.settle),
    bid: numbers((row) => row.bid),
    ask: numbers((row) => row.ask),
    volume: numbers((row) => row.volume),
    openInterest: numbers((row) => row.openInterest),
    line: new Int32Array(sorted.length),
  };
}

/** What options are read from, as lists that a test may change: whoever does says so to the service. */
export class ListedOptions implements Omit<OptionSettlementStore, 'beginOptionImport' | 'beginRateImport'> {
  options: OptionRow[];
  futures: FutureRow[];
  curves: RateCurve[] = [];
  /** Trade dates whose options were read, in that order. */
  readonly reads: IsoDate[] = [];

  constructor(options: readonly OptionRow[], futures: readonly FutureRow[] = []) {
    this.options = [...options];
    this.futures = [...futures];
  }

  optionCoverage(): Promise<readonly OptionCoverage[]> {
    return Promise.resolve(coverageOf(this.options.map((row) => ({ ...row, product: productOf(row) }))));
  }

  optionTradeDates(product: ProductCode, source: MarketSource): Promise<readonly IsoDate[]> {
    const dates = this.#of(product, source).map(({ tradeDate }) => isoDate(tradeDate));
    return Promise.resolve([...new Set(dates)].sort());
  }

  optionSettlementsOn(
    product: ProductCode,
    source: MarketSource,
    tradeDate: IsoDate,
  ): Promise<OptionSettlementColumns> {
    this.reads.push(tradeDate);
    return Promise.resolve(optionColumns(this.#of(product, source).filter((row) => row.tradeDate === tradeDate)));
  }

  rateCurveOn(date: IsoDate): Promise<RateCurve | undefined> {
    return Promise.resolve(this.curves.findLast((curve) => curve.date <= date));
  }

  beginOptionImport(): Promise<never> {
    return Promise.reject(new Error('nothing is imported here'));
  }

  beginRateImport(): Promise<never> {
    return Promise.reject(new Error('nothing is imported here'));
  }

  /** The port of futures beside it. */
  readonly settles: FuturesSettles = {
    coverage: () => Promise.resolve(coverageOf(this.futures)),
    settlementsOn: (product, source, dates) =>
      Promise.resolve(
        this.futures
          .filter(
            (row) => row.product === product && sourceOf(row) === source && dates.includes(isoDate(row.tradeDate)),
          )
          .map(settlementOf),
      ),
  };

  #of(product: ProductCode, source: MarketSource): readonly OptionRow[] {
    return this.options.filter((row) => productOf(row) === product && sourceOf(row) === source);
  }
}

function productOf({ series }: OptionRow): ProductCode {
  return OPTION_SERIES[series].underlying;
}

function sourceOf({ source = 'IMPORTED' }: { readonly source?: MarketSource }): MarketSource {
  return source;
}

function settlementOf(row: FutureRow): FuturesSettlement {
  const month = row.month as ContractMonth;
  const none = { open: null, high: null, low: null, volume: null, openInterest: null };
  const symbol = futuresSymbol(row.product, month);
  return {
    ...none,
    ...{ product: row.product, symbol, month, nearby: 1, tradeDate: isoDate(row.tradeDate), settle: row.settle },
    importId: 'test',
  };
}

function coverageOf(
  rows: readonly { readonly product: ProductCode; readonly tradeDate: string; readonly source?: MarketSource }[],
): readonly (ProductCoverage & OptionCoverage)[] {
  const keys = new Set(rows.map((row) => `${row.product} ${sourceOf(row)}`));
  return [...keys].map((key) => {
    const [product, source] = key.split(' ') as [ProductCode, MarketSource];
    const own = rows.filter((row) => row.product === product && sourceOf(row) === source);
    const dates = own.map(({ tradeDate }) => isoDate(tradeDate)).sort();
    return {
      ...{ product, source, settlements: own.length },
      firstTradeDate: dates[0]!,
      lastTradeDate: dates.at(-1)!,
    };
  });
}
