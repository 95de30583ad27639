import { splitDelimitedLine } from '../delimited-line.js';
import { namedColumns } from '../named-columns.js';
import type { ColumnNames } from '../named-columns.js';
import { plainNumber } from '../plain-number.js';
import { slashDate } from '../slash-date.js';
import type { StatedOption, StatedRow, UnreadableRow } from '../stated-row.js';
import { shownText, unreadableRow } from '../unreadable-row.js';
import type { FormContext, TextForm, TextLine } from '../vendor-form.js';
import { chainFileName } from './chain-file-name.js';
import type { ChainFileName } from './chain-file-name.js';

type ChainKey = 'strike' | 'bid' | 'ask' | 'last' | 'volume' | 'openInterest' | 'type' | 'lastTrade';
type Columns = Readonly<Record<ChainKey, number>>;

const COLUMNS: Readonly<Record<ChainKey, ColumnNames>> = {
  strike: ['STRIKE'],
  bid: ['BID'],
  ask: ['ASK'],
  last: ['LAST', 'LATEST'],
  volume: ['VOLUME'],
  openInterest: ['OPEN INT', 'OPEN INTEREST'],
  type: ['TYPE'],
  lastTrade: ['LAST TRADE', 'TIME'],
};

/** Barchart's screener has these for options of many expiries, which the name of a file can't tell. */
const SCREENER_COLUMNS: ReadonlySet<string> = new Set(['SYMBOL', 'EXP DATE']);

/** A chain has some hundreds: a file of more is dated in parts. */
const MOST_ROWS_OF_CHAIN = 4_000;

const FOOTER = /^"?downloaded from/i;
const SETTLED = /\ds$/;

/** Barchart's chain of one expiry, calls and puts in one column of rows. */
export const barchartChainForm: TextForm = {
  kind: 'TEXT',
  name: 'barchart-chain',
  example: 'Strike,Moneyness,Bid,Mid,Ask,Last,Change,%Chg,Volume,Open Int,OI Chg,IV,Delta,Type,Last Trade',
  detect: (head) => {
    const first = head.find((text) => text.trim() !== '');
    return first !== undefined && chainColumns(splitDelimitedLine(first, ',')) !== undefined;
  },
  decode: chainRows,
};

function chainColumns(cells: readonly string[]): Columns | undefined {
  const isScreener = cells.some((cell) => SCREENER_COLUMNS.has(cell.trim().toUpperCase()));
  return isScreener ? undefined : namedColumns(cells, COLUMNS);
}

/** A row that waits for the date of its chain. */
interface UndatedOption {
  readonly option: StatedOption;
  /** Of its last trade; undefined for an option that has none. */
  readonly lastTrade: string | undefined;
  readonly column: number;
}

async function* chainRows(lines: AsyncIterable<TextLine>, { fileName }: FormContext): AsyncGenerator<StatedRow> {
  const chain = chainFileName(fileName);
  let columns: Columns | undefined;
  let count = 0;
  let isUnknownStated = false;
  let waiting: (UndatedOption | UnreadableRow)[] = [];
  for await (const { line, text } of lines) {
    if (text.trim() === '' || FOOTER.test(text)) continue;
    const cells = splitDelimitedLine(text, ',');
    const header = columns === undefined || text.includes('Strike') ? chainColumns(cells) : undefined;
    if (header !== undefined) {
      yield* dated(waiting);
      waiting = [];
      columns = header;
      count = cells.length;
    } else if (chain.status !== 'unknown') {
      waiting.push(readRow(line, text, cells, columns, count, chain));
    } else if (!isUnknownStated) {
      isUnknownStated = true;
      yield { kind: 'UNKNOWN', line, subject: shownText(chain.subject), proposal: chain.proposal };
    }
    if (waiting.length >= MOST_ROWS_OF_CHAIN) {
      yield* dated(waiting);
      waiting = [];
    }
  }
  yield* dated(waiting);
}

function readRow(
  line: number,
  text: string,
  cells: readonly string[],
  columns: Columns | undefined,
  count: number,
  chain: Exclude<ChainFileName, { status: 'unknown' }>,
): UndatedOption | UnreadableRow {
  if (chain.status === 'unreadable') return unreadableRow(line, 0, text, chain.message);
  if (columns === undefined) return unreadableRow(line, 0, text, 'no header above it names its columns');
  if (cells.length !== count) {
    return unreadableRow(line, 0, text, `the line has ${cells.length} columns and its header ${count}`);
  }
  const cell = (key: ChainKey): string => (cells[columns[key]] ?? '').trim();
  const unreadable = (key: ChainKey, message: string): UnreadableRow =>
    unreadableRow(line, columns[key] + 1, cell(key), message);

  const type = cell('type').toUpperCase();
  if (type !== 'CALL' && type !== 'PUT') return unreadable('type', 'an option is a Call or a Put');
  const strike = plainNumber(cell('strike'));
  if (strike === undefined || strike === '' || strike === 'CAB') {
    return unreadable('strike', 'the strike of an option is a number');
  }
  const bid = priceOf(cell('bid'));
  if (bid === undefined) return unreadable('bid', 'a price is a number');
  const ask = priceOf(cell('ask'));
  if (ask === undefined) return unreadable('ask', 'a price is a number');
  const last = priceOf(cell('last'));
  if (last === undefined) return unreadable('last', 'a price is a number');
  const volume = plainNumber(cell('volume'));
  if (volume === undefined) return unreadable('volume', 'a volume is a number');
  const openInterest = plainNumber(cell('openInterest'));
  if (openInterest === undefined) return unreadable('openInterest', 'an open interest is a number');
  const hasTraded = plainNumber(cell('lastTrade')) !== '';
  const lastTrade = hasTraded ? slashDate(cell('lastTrade')) : undefined;
  if (hasTraded && lastTrade === undefined) return unreadable('lastTrade', 'a date is written MM/DD/YY');

  const { series, month } = chain;
  // A last price is a trade's, at any time of its day: only Barchart's mark makes it a settlement.
  const settle = SETTLED.test(cell('last')) ? last : '';
  const option = { line, series, month, type, strike, settle, bid, ask, volume, openInterest } as const;
  return { option: { kind: 'OPTION', tradeDate: '', ...option }, lastTrade, column: columns.lastTrade + 1 };
}

/** @param cell a price, which ends in s where it is a settlement */
function priceOf(cell: string): string | undefined {
  return plainNumber(SETTLED.test(cell) ? cell.slice(0, -1) : cell);
}

/**
 * A chain is of one day, that of its latest trade: quotes and open interest are of it in all rows, while an option that
 * did not trade on it shows price and volume of an earlier one.
 */
function* dated(rows: readonly (UndatedOption | UnreadableRow)[]): Generator<StatedRow> {
  let tradeDate: string | undefined;
  for (const row of rows) {
    if ('kind' in row || row.lastTrade === undefined) continue;
    if (tradeDate === undefined || row.lastTrade > tradeDate) tradeDate = row.lastTrade;
  }
  for (const row of rows) {
    if ('kind' in row) {
      yield row;
    } else if (tradeDate === undefined) {
      yield unreadableRow(row.option.line, row.column, '', 'no row of the chain has a Last Trade, which is its date');
    } else {
      yield row.lastTrade === tradeDate
        ? { ...row.option, tradeDate }
        : { ...row.option, tradeDate, settle: '', volume: '' };
    }
  }
}
