import type { FuturesSettlementColumns } from './market.types.js';

/** @returns columns with room for so many settlements and none in them yet: `length` is the filler's to say */
export function emptySettlementColumns(capacity: number): FuturesSettlementColumns {
  return {
    length: 0,
    product: new Uint8Array(capacity),
    month: new Int32Array(capacity),
    tradeDate: new Int32Array(capacity),
    nearby: new Int16Array(capacity),
    open: new Float64Array(capacity),
    high: new Float64Array(capacity),
    low: new Float64Array(capacity),
    settle: new Float64Array(capacity),
    volume: new Float64Array(capacity),
    openInterest: new Float64Array(capacity),
    line: new Int32Array(capacity),
    column: new Int32Array(capacity),
  };
}
