import { parseIsoDate, parseSymbol } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { TextRecord } from '../../ingestion.ports.js';
import { TradeDays, listingFault, parseDate } from '../../judgement/trade-days.js';
import type { JudgedOptionSettlement } from '../../reading/option-batch.js';
import type { OptionsFormat } from '../file-format.js';
import { judgedReader } from '../judged-reader.js';
import type { Judged } from '../judged-reader.js';
import { COLUMNS, indexesOf, matchColumns, numbersOf, textOf } from './columns.js';
import type { ColumnIndexes } from './columns.js';
import { OptionMemory } from './option-memory.js';

/** One line a settlement, the option by its symbol or by product, expiry, type and strike. */
export const optionsFormat: OptionsFormat = {
  name: 'options',
  kind: 'OPTIONS',
  example: COLUMNS.join(','),

  match: matchColumns,

  claims(header, first) {
    const indexes = indexesOf(header);
    const date = parseIsoDate(textOf(first, indexes, 'tradeDate').trim());
    const parsed = parseSymbol(textOf(first, indexes, 'symbol'), date);
    if (parsed.status === 'ok') return parsed.instrument.kind === 'OPTION';
    const hasSession = ['open', 'high', 'low'].some((name) => header.indexOf(name) >= 0);
    return !hasSession && (indexes.bid >= 0 || indexes.ask >= 0);
  },

  reader(header, today) {
    const judge = settlementJudge(today);
    const indexes = indexesOf(header);
    return judgedReader(header, indexes, (record) => judge(record, indexes));
  },
};

/** @returns the function that judges a file's records; it remembers dates and options from one to the next */
function settlementJudge(
  today: IsoDate,
): (record: TextRecord, indexes: ColumnIndexes) => Judged<keyof ColumnIndexes, JudgedOptionSettlement> {
  const days = new TradeDays(today);
  const options = new OptionMemory();
  return (record, indexes) => {
    const date = parseDate(textOf(record, indexes, 'tradeDate'), today);
    if (typeof date !== 'string') return { ...date, column: 'tradeDate' };
    const option = options.find(record, indexes, date);
    if (option.status === 'fault') return option;
    const { product, series, month, isCall, strike } = option;
    const day = days.find(product, date);
    if (day.status === 'fault') return { ...day, column: 'tradeDate' };
    // An option that has expired is stored and marked; one that nobody could trade yet can't be right.
    const unlisted = listingFault(product, month, day);
    if (unlisted !== undefined) return { ...unlisted, column: indexes.symbol < 0 ? 'expiry' : 'symbol' };
    const numbers = numbersOf(record, indexes);
    if (numbers.status === 'fault') return numbers;
    return {
      status: 'ok',
      settlement: { series, month, isCall, strike, day: day.day, ...numbers.values, line: record.line },
    };
  };
}
