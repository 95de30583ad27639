/** Statistics of a contract come one to a line, hours apart: here they are put together, a row for each trade date. */
import type { Instrument, IsoDate } from '@cushing/products';

import type { StatedFuture, StatedOption } from '../stated-row.js';
import type { StatisticsColumns } from './databento-columns.js';
import {
  databentoInstant,
  databentoPrice,
  databentoQuantity,
  sessionDate,
  settledDate,
  utcDate,
} from './databento-value.js';

/** Which field of a row a statistic gives, by its number in the schema. */
const FIELDS = {
  '1': 'open',
  '3': 'settle',
  '4': 'low',
  '5': 'high',
  '6': 'volume',
  '9': 'openInterest',
} as const;

export type StatisticField = (typeof FIELDS)[keyof typeof FIELDS];

/** What a line of the schema says, or which of its columns can't be read, or that it says nothing. */
export type Statistic =
  | { readonly status: 'ok'; readonly date: IsoDate; readonly field: StatisticField; readonly value: string }
  | { readonly status: 'unreadable'; readonly column: number; readonly message: string }
  | { readonly status: 'nothing' };

const NOTHING: Statistic = { status: 'nothing' };
const DELETED = new Set(['2', 'Delete', 'DELETE', 'delete']);

/** @param fields of a line that has as many as its header */
export function readStatistic(columns: StatisticsColumns, fields: readonly string[]): Statistic {
  const statType = (fields[columns.statType] ?? '').trim();
  const field = isFieldNumber(statType) ? FIELDS[statType] : undefined;
  if (field === undefined) {
    return isWholeNumber(statType) ? NOTHING : unreadable(columns.statType, 'the type of a statistic is a number');
  }
  const isQuantity = field === 'volume' || field === 'openInterest';
  const valueColumn = isQuantity ? columns.quantity : columns.price;
  const text = (fields[valueColumn] ?? '').trim();
  const value = isQuantity ? databentoQuantity(text) : databentoPrice(text);
  if (value === undefined)
    return unreadable(valueColumn, isQuantity ? 'a quantity is a number' : 'a price is a number');
  const date = statisticDate(columns, fields, field);
  if (typeof date !== 'string') return date;
  const isDeleted = columns.updateAction >= 0 && DELETED.has((fields[columns.updateAction] ?? '').trim());
  // A statistic without a value is no news; only a deletion takes one back.
  if (value === '' && !isDeleted) return NOTHING;
  return { status: 'ok', date, field, value: isDeleted ? '' : value };
}

/** The reference date that the exchange gives, or what follows from the instant. */
function statisticDate(
  columns: StatisticsColumns,
  fields: readonly string[],
  field: StatisticField,
): IsoDate | Exclude<Statistic, { status: 'ok' }> {
  const reference = databentoInstant(fields[columns.tsRef] ?? '');
  const isGiven = reference !== 'NONE';
  const column = isGiven ? columns.tsRef : columns.tsEvent;
  const instant = isGiven ? reference : databentoInstant(fields[columns.tsEvent] ?? '');
  const date = typeof instant === 'number' ? dateOf(instant, field, isGiven) : undefined;
  if (date !== undefined) return date;
  return unreadable(column, 'an instant is nanoseconds since 1970 or an ISO date and time of UTC');
}

function dateOf(instant: number, field: StatisticField, isReference: boolean): IsoDate | undefined {
  if (isReference) return utcDate(instant);
  // Prices of a session come during it; what is counted or settled after it comes until the next one settles.
  return field === 'open' || field === 'high' || field === 'low' ? sessionDate(instant) : settledDate(instant);
}

function unreadable(index: number, message: string): Exclude<Statistic, { status: 'ok' }> {
  return { status: 'unreadable', column: index + 1, message };
}

function isFieldNumber(text: string): text is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, text);
}

function isWholeNumber(text: string): boolean {
  return text !== '' && Number.isInteger(Number(text));
}

interface Merged extends Record<StatisticField, string> {
  readonly line: number;
  readonly date: IsoDate;
  readonly instrument: Instrument;
}

/** The statistics of one file, a row for each symbol and trade date in the order of their first lines. */
export class MergedStatistics {
  readonly #rows = new Map<string, Merged>();
  readonly #most: number;

  /** @param most rows that are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Takes a statistic; of several of one kind the last counts, as the exchange corrects itself.
   *
   * @returns false where the row is new and there is no room for it
   */
  take(
    line: number,
    symbol: string,
    instrument: Instrument,
    { date, field, value }: Statistic & { status: 'ok' },
  ): boolean {
    const key = `${date} ${symbol}`;
    let row = this.#rows.get(key);
    if (row === undefined) {
      if (this.#rows.size >= this.#most) return false;
      row = { line, date, instrument, open: '', high: '', low: '', settle: '', volume: '', openInterest: '' };
      this.#rows.set(key, row);
    }
    row[field] = value;
    return true;
  }

  /** @returns the rows that have a value left */
  *rows(): Generator<StatedFuture | StatedOption> {
    for (const { instrument, ...row } of this.#rows.values()) {
      const isBlank = row.open + row.high + row.low + row.settle + row.volume + row.openInterest === '';
      if (!isBlank) yield statedRow(instrument, row);
    }
  }
}

/** What a line or several of one instrument and date give. */
export interface InstrumentValues extends Record<StatisticField, string> {
  readonly line: number;
  readonly date: IsoDate;
}

/** @returns the row of a future with all of the values, of an option with those that an option has */
export function statedRow(instrument: Instrument, values: InstrumentValues): StatedFuture | StatedOption {
  const { line, date: tradeDate, open, high, low, settle, volume, openInterest } = values;
  if (instrument.kind === 'FUTURE') {
    const { product, month } = instrument;
    const contract = { month };
    return { kind: 'FUTURE', line, tradeDate, product, contract, open, high, low, settle, volume, openInterest };
  }
  const { series, month, type } = instrument;
  const strike = String(instrument.strike);
  return {
    kind: 'OPTION',
    line,
    tradeDate,
    series,
    month,
    type,
    strike,
    settle,
    bid: '',
    ask: '',
    volume,
    openInterest,
  };
}
