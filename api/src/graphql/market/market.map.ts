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
  return {
    ...curve,
    points: curve.points.map((point) => {
      const contract = toContract(point.product, point.month);
      const { symbol, settle } = point;
      return { contract, symbol, deliveryMonth: point.month, expiry: contract.lastTradeDate, settle };
    }),
  };
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
