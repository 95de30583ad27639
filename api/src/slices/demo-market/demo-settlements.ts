import {
  PRODUCT_CODES,
  isTradeDate,
  lastTradeDate,
  listedMonths,
  roundToTick,
  toDayNumber,
  toMonthIndex,
} from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { normalGenerator } from '@cushing/quant';

import type { FuturesSettlementColumns } from '../market/index.js';
import { demoSession } from './demo-activity.js';
import { demoCurve } from './demo-curves.js';
import { MONTHS } from './demo-parameters.js';
import type { MarketState } from './demo-path.js';

/**
 * The settlements of one product over part of the path. What is random about a day depends on the seed, the product
 * and the day alone, so that any part comes out the same however the path is cut.
 *
 * @param states a part of the path, ascending
 * @param before the state before the first of them; opens start from its settles
 */
export function demoSettlements(
  product: ProductCode,
  seed: number,
  states: readonly MarketState[],
  before: MarketState | undefined,
): FuturesSettlementColumns {
  const productIndex = PRODUCT_CODES.indexOf(product);
  const columns = emptyColumns(states.length * MONTHS[product]);
  let row = 0;
  let previous = before;
  for (const state of states) {
    if (!isTradeDate(product, state.date)) continue;
    const months = listedMonths(product, state.date).slice(0, MONTHS[product]);
    const settles = demoCurve(product, state, months);
    const settlesBefore = previous === undefined ? settles : demoCurve(product, previous, months);
    const day = toDayNumber(state.date);
    const generator = normalGenerator((seed * 8_191 + day * 16 + productIndex) % 4_294_967_296);
    months.forEach((month, index) => {
      const settle = roundToTick(product, settles[index] ?? NaN);
      const contract = {
        nearby: index + 1,
        daysLeft: toDayNumber(lastTradeDate(product, month)) - day,
        isDecember: month.endsWith('-12'),
      };
      const session = demoSession(
        product,
        contract,
        settle,
        roundToTick(product, settlesBefore[index] ?? NaN),
        generator,
      );
      columns.product[row] = productIndex;
      columns.month[row] = toMonthIndex(month);
      columns.tradeDate[row] = day;
      columns.nearby[row] = contract.nearby;
      columns.open[row] = session.open;
      columns.high[row] = session.high;
      columns.low[row] = session.low;
      columns.settle[row] = settle;
      columns.volume[row] = session.volume;
      columns.openInterest[row] = session.openInterest;
      columns.line[row] = row + 1;
      row += 1;
    });
    previous = state;
  }
  return firstRows(columns, row);
}

function emptyColumns(length: number): FuturesSettlementColumns {
  return {
    length,
    product: new Uint8Array(length),
    month: new Int32Array(length),
    tradeDate: new Int32Array(length),
    nearby: new Int16Array(length),
    open: new Float64Array(length),
    high: new Float64Array(length),
    low: new Float64Array(length),
    settle: new Float64Array(length),
    volume: new Float64Array(length),
    openInterest: new Float64Array(length),
    line: new Int32Array(length),
    column: new Int32Array(length),
  };
}

function firstRows(columns: FuturesSettlementColumns, length: number): FuturesSettlementColumns {
  return {
    length,
    product: columns.product.subarray(0, length),
    month: columns.month.subarray(0, length),
    tradeDate: columns.tradeDate.subarray(0, length),
    nearby: columns.nearby.subarray(0, length),
    open: columns.open.subarray(0, length),
    high: columns.high.subarray(0, length),
    low: columns.low.subarray(0, length),
    settle: columns.settle.subarray(0, length),
    volume: columns.volume.subarray(0, length),
    openInterest: columns.openInterest.subarray(0, length),
    line: columns.line.subarray(0, length),
    column: columns.column.subarray(0, length),
  };
}
