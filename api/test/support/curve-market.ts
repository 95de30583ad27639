/** A market of given curves that is read and cannot be written. */
import { readFileSync } from 'node:fs';

import { futuresSymbol, isoDate, nearbyMonths, toDayNumber, toMonthIndex } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type {
  FuturesSettlement,
  MarketSource,
  MarketStore,
  SettlementArchive,
  SettlementColumns,
} from '../../src/slices/market/index.js';

/** Settles by nearby, the front month first, of each trade date; NaN where a month did not settle. */
export type Curves = ReadonlyMap<IsoDate, readonly number[]>;

type CurveStore = Pick<MarketStore, 'coverage' | 'tradeDates' | 'settlementsOn' | 'nearbyHistory'> &
  Pick<SettlementArchive, 'settlements'>;

/** The name by which the columns of the wide file begin. */
const COLUMN_NAMES = { CL: 'CL', BZ: 'BRN', NG: 'NG', HO: 'HO', RB: 'RB' } as const satisfies Record<
  ProductCode,
  string
>;

/** @returns the curves of one product in a file with a row a date and a column a nearby, as in `CL01` */
export function curvesOfWideFile(path: string, product: ProductCode): Curves {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = header.split(',').flatMap((name, index) => (name.startsWith(COLUMN_NAMES[product]) ? [index] : []));
  return new Map(
    lines.flatMap((line) => {
      const fields = line.split(',');
      const settles = columns.map((column) => (fields[column] ? Number(fields[column]) : Number.NaN));
      // Of a holiday there is a row without prices.
      return settles.every((settle) => Number.isNaN(settle)) ? [] : [[isoDate(fields[0]!), settles] as const];
    }),
  );
}

/** @param curves may be changed between readings */
export function curveMarket(product: ProductCode, source: MarketSource, curves: Curves): CurveStore {
  const dates = (): readonly IsoDate[] => [...curves.keys()].sort();
  const isHeld = (asked: ProductCode, from: MarketSource): boolean => asked === product && from === source;
  const day = (tradeDate: IsoDate): readonly FuturesSettlement[] => {
    const settles = curves.get(tradeDate) ?? [];
    const months = nearbyMonths(product, tradeDate, settles.length);
    return settles.flatMap((settle, index) => {
      if (Number.isNaN(settle)) return [];
      const month = months[index]!;
      const none = { open: null, high: null, low: null, volume: null, openInterest: null, importId: 'test' };
      return [{ product, month, symbol: futuresSymbol(product, month), tradeDate, nearby: index + 1, settle, ...none }];
    });
  };
  return {
    coverage: () => {
      const all = dates();
      if (all.length === 0) return Promise.resolve([]);
      const [firstTradeDate, lastTradeDate] = [all[0]!, all.at(-1)!];
      return Promise.resolve([{ product, source, firstTradeDate, lastTradeDate, settlements: all.length }]);
    },
    tradeDates: (asked, from) => Promise.resolve(isHeld(asked, from) ? dates() : []),
    settlementsOn: (asked, from, tradeDates) =>
      Promise.resolve(isHeld(asked, from) ? tradeDates.flatMap((date) => day(date)) : []),
    settlements: async function* (asked, from, range) {
      for (const date of isHeld(asked, from) ? dates() : []) {
        if (date >= range.from && date <= range.to) yield await Promise.resolve(columnsOf(day(date)));
      }
    },
    nearbyHistory: (asked, from, nearby, window) => {
      const within = dates().filter(
        (date) => (window.from === undefined || date >= window.from) && (window.to === undefined || date <= window.to),
      );
      const settlements = within.flatMap((date) => day(date).filter((each) => each.nearby === nearby));
      return Promise.resolve(isHeld(asked, from) ? settlements.slice(-window.limit) : []);
    },
  };
}

function columnsOf(rows: readonly FuturesSettlement[]): SettlementColumns {
  const none = new Float64Array(rows.length).fill(Number.NaN);
  return {
    length: rows.length,
    month: Int32Array.from(rows, ({ month }) => toMonthIndex(month)),
    tradeDate: Int32Array.from(rows, ({ tradeDate }) => toDayNumber(tradeDate)),
    nearby: Int16Array.from(rows, ({ nearby }) => nearby),
    settle: Float64Array.from(rows, ({ settle }) => settle),
    ...{ open: none, high: none, low: none, volume: none, openInterest: none },
  };
}
