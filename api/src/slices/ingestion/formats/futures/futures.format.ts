import { toMonthIndex } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { TextRecord } from '../../ingestion.ports.js';
import type { JudgedSettlement } from '../../reading/batches.js';
import { sessionFault } from '../../judgement/session.js';
import { TradeDays, contractFault, parseDate } from '../../judgement/trade-days.js';
import type { FuturesFormat } from '../file-format.js';
import { matchOf } from '../header-match.js';
import { judgedReader } from '../judged-reader.js';
import type { Judged } from '../judged-reader.js';
import { COLUMNS, REQUIRED_COLUMNS, indexesOf, numbersOf, textOf } from './columns.js';
import type { ColumnIndexes } from './columns.js';
import { SymbolMemory } from './symbol-memory.js';

/** One line a settlement, the contract by its symbol. */
export const futuresFormat: FuturesFormat = {
  name: 'futures',
  kind: 'FUTURES',
  example: COLUMNS.join(','),

  match(header) {
    return matchOf(header, REQUIRED_COLUMNS, COLUMNS);
  },

  reader(header, today) {
    const judge = settlementJudge(today);
    const indexes = indexesOf(header);
    return judgedReader(header, indexes, (record) => judge(record, indexes));
  },
};

/** @returns the function that judges a file's records; it remembers dates and symbols from one to the next */
function settlementJudge(
  today: IsoDate,
): (record: TextRecord, indexes: ColumnIndexes) => Judged<keyof ColumnIndexes, JudgedSettlement> {
  const days = new TradeDays(today);
  const symbols = new SymbolMemory();
  return (record, indexes) => {
    const date = parseDate(textOf(record, indexes, 'tradeDate'), today);
    if (typeof date !== 'string') return { ...date, column: 'tradeDate' };
    const contract = symbols.parse(textOf(record, indexes, 'symbol'), date);
    if (contract.status === 'fault') return { ...contract, column: 'symbol' };
    const { product, month } = contract;
    const day = days.find(product, date);
    if (day.status === 'fault') return { ...day, column: 'tradeDate' };
    const monthIndex = toMonthIndex(month);
    const untraded = contractFault(product, monthIndex, day);
    if (untraded !== undefined) return { ...untraded, column: 'symbol' };
    const numbers = numbersOf(record, indexes);
    if (numbers.status === 'fault') return numbers;
    const session = sessionFault(numbers.values);
    if (session !== undefined) return session;
    return {
      status: 'ok',
      settlement: {
        product,
        month: monthIndex,
        day: day.day,
        nearby: monthIndex - day.front + 1,
        ...numbers.values,
        line: record.line,
        column: 0,
      },
    };
  };
}
