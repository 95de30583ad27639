/**
 * Databento's CSV of the schemas `ohlcv-1d` and `statistics`, as its download centre and its clients write them; of
 * `definition` and bars of less than a day it says what to export instead.
 */
import { setImmediate } from 'node:timers/promises';

import { splitDelimitedLine } from '../delimited-line.js';
import type { StatedRow, UnreadableRow } from '../stated-row.js';
import { unreadableRow } from '../unreadable-row.js';
import type { TextForm, TextLine } from '../vendor-form.js';
import { databentoColumns } from './databento-columns.js';
import type { BarColumns, StatisticsColumns } from './databento-columns.js';
import { MergedStatistics, readStatistic, statedRow } from './databento-statistics.js';
import { DatabentoSymbols } from './databento-symbols.js';
import { databentoInstant, databentoPrice, databentoQuantity, utcDate } from './databento-value.js';

/** Rows of statistics that are kept until the end of the file: a year of all contracts and options has fewer. */
const MOST_MERGED_ROWS = 2_000_000;
/** How many rows are given at the end of a file before others have their turn. */
const ROWS_PER_TURN = 1_000;
/** The record type of daily bars, by UTC days and by sessions. */
const DAILY_RECORD_TYPES: ReadonlySet<string> = new Set(['35', '36']);
const MS_PER_DAY = 86_400_000;

/** @param mostMergedRows symbols × trade dates of statistics that are kept */
export function databentoCsv(mostMergedRows: number = MOST_MERGED_ROWS): TextForm {
  return {
    kind: 'TEXT',
    name: 'databento-csv',
    example: 'ts_recv,ts_event,rtype,publisher_id,instrument_id,ts_ref,price,quantity,…,stat_type,…,symbol',
    detect: (head) => databentoColumns(head.find((text) => text.trim() !== '') ?? '') !== undefined,
    decode: (lines) => decode(lines, mostMergedRows),
  };
}

/** The form with the bound that imports use. */
export const databentoCsvForm: TextForm = databentoCsv();

async function* decode(lines: AsyncIterable<TextLine>, mostMergedRows: number): AsyncGenerator<StatedRow> {
  let reader: LineReader | undefined;
  let header = '';
  for await (const { line, text } of lines) {
    if (text.trim() === '' || text === header) continue;
    if (reader === undefined) {
      const first = firstLine(line, text, mostMergedRows);
      if ('kind' in first) {
        yield first;
        return;
      }
      reader = first;
      header = text;
      continue;
    }
    const row = reader.read(line, text);
    if (row !== undefined) yield row;
    if (reader.isOver) return;
  }
  let given = 0;
  for (const row of reader?.merged?.rows() ?? []) {
    yield row;
    if (++given % ROWS_PER_TURN === 0) await setImmediate();
  }
}

function firstLine(line: number, text: string, mostMergedRows: number): LineReader | UnreadableRow {
  const columns = databentoColumns(text);
  if (columns === undefined) return unreadableRow(line, 0, text, 'the first line names the columns of a schema');
  if (columns.schema === 'BARS') return new BarReader(columns);
  if (columns.schema === 'STATISTICS') return new StatisticsReader(columns, mostMergedRows);
  const message = 'definitions say the terms of contracts and no prices: export the schema statistics or ohlcv-1d';
  return unreadableRow(line, 0, 'definition', message);
}

/** Reads the lines of one file of one schema. */
interface LineReader {
  read(line: number, text: string): StatedRow | undefined;
  /** Whether the rest of the file has nothing to give. */
  readonly isOver: boolean;
  /** The rows that are given at the end of the file. */
  readonly merged?: MergedStatistics;
}

class BarReader implements LineReader {
  readonly #columns: BarColumns;
  readonly #symbols = new DatabentoSymbols();
  readonly #fields: string[] = [];
  isOver = false;

  constructor(columns: BarColumns) {
    this.#columns = columns;
  }

  read(line: number, text: string): StatedRow | undefined {
    const columns = this.#columns;
    const fields = splitDelimitedLine(text, ',', this.#fields);
    if (fields.length < columns.width) return cutLine(line, text, fields.length, columns.width);
    const at = (index: number): string => (fields[index] ?? '').trim();
    const instant = databentoInstant(at(columns.tsEvent));
    const date = typeof instant === 'number' ? utcDate(instant) : undefined;
    if (typeof instant !== 'number' || date === undefined) {
      const message = 'an instant is nanoseconds since 1970 or an ISO date and time of UTC';
      return unreadableRow(line, columns.tsEvent + 1, at(columns.tsEvent), message);
    }
    if (!isDaily(columns.recordType < 0 ? undefined : at(columns.recordType), instant)) {
      this.isOver = true;
      return unreadableRow(line, 0, text, 'only daily schemas hold settlements: export ohlcv-1d or statistics');
    }
    const instrument = this.#symbols.read(line, columns.symbol + 1, at(columns.symbol), date);
    if (instrument === undefined || 'line' in instrument) return instrument;
    const open = databentoPrice(at(columns.open));
    const high = databentoPrice(at(columns.high));
    const low = databentoPrice(at(columns.low));
    const settle = databentoPrice(at(columns.close));
    const volume = databentoQuantity(at(columns.volume));
    if (open === undefined) return noNumber(line, columns.open, at(columns.open));
    if (high === undefined) return noNumber(line, columns.high, at(columns.high));
    if (low === undefined) return noNumber(line, columns.low, at(columns.low));
    if (settle === undefined) return noNumber(line, columns.close, at(columns.close));
    if (volume === undefined) return noNumber(line, columns.volume, at(columns.volume));
    return statedRow(instrument, { line, date, open, high, low, settle, volume, openInterest: '' });
  }
}

class StatisticsReader implements LineReader {
  readonly #columns: StatisticsColumns;
  readonly #symbols = new DatabentoSymbols();
  readonly #fields: string[] = [];
  readonly merged: MergedStatistics;
  readonly #most: number;
  readonly isOver = false;
  #isFull = false;

  constructor(columns: StatisticsColumns, most: number) {
    this.#columns = columns;
    this.#most = most;
    this.merged = new MergedStatistics(most);
  }

  read(line: number, text: string): StatedRow | undefined {
    const columns = this.#columns;
    const fields = splitDelimitedLine(text, ',', this.#fields);
    if (fields.length < columns.width) return cutLine(line, text, fields.length, columns.width);
    const statistic = readStatistic(columns, fields);
    if (statistic.status === 'nothing') return undefined;
    if (statistic.status === 'unreadable') {
      return unreadableRow(line, statistic.column, fields[statistic.column - 1] ?? '', statistic.message);
    }
    const symbol = (fields[columns.symbol] ?? '').trim();
    const instrument = this.#symbols.read(line, columns.symbol + 1, symbol, statistic.date);
    if (instrument === undefined || 'line' in instrument) return instrument;
    if (this.merged.take(line, symbol, instrument, statistic) || this.#isFull) return undefined;
    this.#isFull = true;
    const message = `statistics are put together for ${this.#most} contracts and trade dates at most: split the file by dates`;
    return unreadableRow(line, 0, text, message);
  }
}

/** @param recordType of the line, where the file has it; else a bar that begins at midnight is of a day */
function isDaily(recordType: string | undefined, instant: number): boolean {
  return recordType === undefined || recordType === ''
    ? instant % MS_PER_DAY === 0
    : DAILY_RECORD_TYPES.has(recordType);
}

function noNumber(line: number, index: number, value: string): UnreadableRow {
  return unreadableRow(line, index + 1, value, 'a price or volume is a number');
}

function cutLine(line: number, text: string, count: number, width: number): UnreadableRow {
  return unreadableRow(line, 0, text, `a line has ${width} columns as its header, this one ${count}`);
}
