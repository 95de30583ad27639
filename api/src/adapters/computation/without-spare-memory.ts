import type { DayInput } from '../../slices/options/index.js';

type Column = Uint8Array | Int32Array | Float64Array;

/**
 * The input with columns that end where their values do: what goes to a thread is copied, and of a column that shows a
 * part of its memory all of that memory would be.
 */
export function withoutSpareMemory(input: DayInput): DayInput {
  const { settlements } = input;
  const { length } = settlements;
  const cut = <Kind extends Column>(column: Kind): Kind =>
    column.buffer.byteLength === length * column.BYTES_PER_ELEMENT ? column : (column.slice(0, length) as Kind); // its own kind
  return {
    ...input,
    settlements: {
      length,
      series: cut(settlements.series),
      month: cut(settlements.month),
      isCall: cut(settlements.isCall),
      strike: cut(settlements.strike),
      tradeDate: cut(settlements.tradeDate),
      settle: cut(settlements.settle),
      bid: cut(settlements.bid),
      ask: cut(settlements.ask),
      volume: cut(settlements.volume),
      openInterest: cut(settlements.openInterest),
      line: cut(settlements.line),
    },
  };
}
