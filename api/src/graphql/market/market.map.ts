/** From the market's values to what the API answers. */
import { PRODUCTS, firstNoticeDate, futuresSymbol, lastTradeDate } from '@cushing/products';
import type { ContractMonth, ProductCode } from '@cushing/products';

import type {
  CalendarSpread,
  ForwardCurve,
  FuturesBoard,
  FuturesSettlement,
  MarketSource,
  ProductCoverage,
  SpreadPoint,
} from '../../slices/market/index.js';
import type { LiveCurve } from '../../slices/quotes/index.js';
import type { ForwardCurveObject, FuturesBoardObject, SettlementBarObject } from './futures.object-types.js';
import type { FuturesContractObject, ProductObject } from './product.object-types.js';
import type { CalendarSpreadObject, SpreadPointObject } from './spread.object-types.js';

export function toProduct(code: ProductCode, coverage: ProductCoverage | undefined): ProductObject {
  return {
    ...PRODUCTS[code],
    source: coverage?.source ?? null,
    firstTradeDate: coverage?.firstTradeDate ?? null,
    lastTradeDate: coverage?.lastTradeDate ?? null,
  };
}

/** Contracts asked for so far: a few thousand at the most, as many as there are symbols. */
const contracts = new Map<string, FuturesContractObject>();

export function toContract(product: ProductCode, month: ContractMonth): FuturesContractObject {
  const symbol = futuresSymbol(product, month);
  const known = contracts.get(symbol);
  if (known !== undefined) return known;
  const contract = {
    symbol,
    productCode: product,
    deliveryMonth: month,
    lastTradeDate: lastTradeDate(product, month),
    firstNoticeDate: firstNoticeDate(product, month),
  };
  contracts.set(symbol, contract);
  return contract;
}

export function toBoard(board: FuturesBoard): FuturesBoardObject {
  return {
    ...board,
    rows: board.rows.map((row) => {
      const contract = toContract(row.product, row.month);
      return { ...row, contract, deliveryMonth: row.month, expiry: contract.lastTradeDate };
    }),
  };
}

export function toCurve(curve: ForwardCurve): ForwardCurveObject {
  return { ...curve, points: toPoints(curve.points), mode: 'SETTLED', time: null, sequence: null, isSnapshot: true };
}

/** @returns what a subscription tells; without the number of its message */
export function toLiveCurve({ curve, mode, time }: LiveCurve): Omit<ForwardCurveObject, 'sequence'> {
  const { product, source, tradeDate, structure, points } = curve;
  const instant = time === null ? null : new Date(time).toISOString();
  return { product, source, tradeDate, structure, points: toPoints(points), mode, time: instant, isSnapshot: true };
}

type CurvePoint = Pick<FuturesSettlement, 'product' | 'month' | 'symbol' | 'settle'>;

function toPoints(points: readonly CurvePoint[]): ForwardCurveObject['points'] {
  return points.map(({ product, month, symbol, settle }) => {
    const contract = toContract(product, month);
    return { contract, symbol, deliveryMonth: month, expiry: contract.lastTradeDate, settle };
  });
}

export function toBar(settlement: FuturesSettlement, source: MarketSource): SettlementBarObject {
  const { tradeDate, symbol, open, high, low, settle, volume, openInterest, importId } = settlement;
  return { tradeDate, symbol, open, high, low, settle, volume, openInterest, source, importId };
}

export function toCalendarSpread(spread: CalendarSpread): CalendarSpreadObject {
  return {
    ...spread,
    symbol: `${spread.near.symbol}-${spread.far.symbol}`,
    near: toContract(spread.product, spread.near.month),
    far: toContract(spread.product, spread.far.month),
    nearSymbol: spread.near.symbol,
    farSymbol: spread.far.symbol,
  };
}

export function toSpreadPoint(point: SpreadPoint): SpreadPointObject {
  return {
    ...point,
    legs: point.legs.map(({ settlement, weight }) => ({
      symbol: settlement.symbol,
      settle: settlement.settle,
      weight,
    })),
  };
}
