import type { OptionSettlementColumns } from '../../market/index.js';

/** Rows that are judged as one chain, several times those of the longest there are; more are judged in pieces. */
const CHAIN_ROWS = 2_048;

/**
 * @param batches rows by series, trade date, month and strike
 * @returns the rows of one series, trade date and month at a time
 */
export async function* chainsOf(
  batches: AsyncIterable<OptionSettlementColumns>,
): AsyncGenerator<OptionSettlementColumns> {
  let pending: OptionSettlementColumns | undefined;
  for await (const batch of batches) {
    const rows: OptionSettlementColumns = pending === undefined ? batch : joined(pending, batch);
    let from = 0;
    for (let row = 1; row < rows.length; row += 1) {
      if (isSameChain(rows, from, row) && row - from < CHAIN_ROWS) continue;
      yield sliced(rows, from, row);
      from = row;
    }
    pending = sliced(rows, from, rows.length);
  }
  if (pending !== undefined && pending.length > 0) yield pending;
}

function isSameChain({ series, tradeDate, month }: OptionSettlementColumns, a: number, b: number): boolean {
  return series[a] === series[b] && tradeDate[a] === tradeDate[b] && month[a] === month[b];
}

function sliced(columns: OptionSettlementColumns, from: number, to: number): OptionSettlementColumns {
  return {
    length: to - from,
    series: columns.series.subarray(from, to),
    month: columns.month.subarray(from, to),
    isCall: columns.isCall.subarray(from, to),
    strike: columns.strike.subarray(from, to),
    tradeDate: columns.tradeDate.subarray(from, to),
    settle: columns.settle.subarray(from, to),
    bid: columns.bid.subarray(from, to),
    ask: columns.ask.subarray(from, to),
    volume: columns.volume.subarray(from, to),
    openInterest: columns.openInterest.subarray(from, to),
    line: columns.line.subarray(from, to),
  };
}

function joined(before: OptionSettlementColumns, after: OptionSettlementColumns): OptionSettlementColumns {
  return {
    length: before.length + after.length,
    series: joinedBytes(before.series, after.series),
    month: joinedIntegers(before.month, after.month),
    isCall: joinedBytes(before.isCall, after.isCall),
    strike: joinedNumbers(before.strike, after.strike),
    tradeDate: joinedIntegers(before.tradeDate, after.tradeDate),
    settle: joinedNumbers(before.settle, after.settle),
    bid: joinedNumbers(before.bid, after.bid),
    ask: joinedNumbers(before.ask, after.ask),
    volume: joinedNumbers(before.volume, after.volume),
    openInterest: joinedNumbers(before.openInterest, after.openInterest),
    line: joinedIntegers(before.line, after.line),
  };
}

function joinedBytes(before: Uint8Array, after: Uint8Array): Uint8Array {
  const values = new Uint8Array(before.length + after.length);
  values.set(before);
  values.set(after, before.length);
  return values;
}

function joinedIntegers(before: Int32Array, after: Int32Array): Int32Array {
  const values = new Int32Array(before.length + after.length);
  values.set(before);
  values.set(after, before.length);
  return values;
}

function joinedNumbers(before: Float64Array, after: Float64Array): Float64Array {
  const values = new Float64Array(before.length + after.length);
  values.set(before);
  values.set(after, before.length);
  return values;
}
