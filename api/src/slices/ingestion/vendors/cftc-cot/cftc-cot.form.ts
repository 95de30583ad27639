/**
 * The CFTC's disaggregated Commitments of Traders, `f_year.txt` (futures only) and `c_year.txt` (with options): one
 * line for each contract market and report date.
 */
import { parseIsoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { splitDelimitedLine } from '../delimited-line.js';
import { plainNumber } from '../plain-number.js';
import type { StatedPositions, StatedRow } from '../stated-row.js';
import { UnknownSubjects } from '../unknown-subjects.js';
import { unreadableRow } from '../unreadable-row.js';
import type { TextForm, TextLine } from '../vendor-form.js';

/** The contract markets of our products' futures. Names change over the years, numbers do not. */
const MARKETS: ReadonlyMap<string, ProductCode> = new Map<string, ProductCode>([
  ['067651', 'CL'],
  ['06765T', 'BZ'],
  ['023651', 'NG'],
  ['022651', 'HO'],
  ['111659', 'RB'],
]);
const MARKET_DIGITS = 6;

type PositionField = Exclude<keyof StatedPositions, 'kind' | 'line' | 'date' | 'product' | 'report'>;

/** The columns of all delivery months, by their names without `_All`, which the CFTC leaves out of some. */
const POSITION_COLUMNS: Readonly<Record<PositionField, string>> = {
  openInterest: 'openinterest',
  producerLong: 'prodmercpositionslong',
  producerShort: 'prodmercpositionsshort',
  swapLong: 'swappositionslong',
  swapShort: 'swappositionsshort',
  swapSpread: 'swappositionsspread',
  managedLong: 'mmoneypositionslong',
  managedShort: 'mmoneypositionsshort',
  managedSpread: 'mmoneypositionsspread',
  otherLong: 'otherreptpositionslong',
  otherShort: 'otherreptpositionsshort',
  otherSpread: 'otherreptpositionsspread',
};
const MARKET_COLUMN = 'cftccontractmarketcode';
const REPORT_COLUMN = 'futonlyorcombined';
/** What the last column says, in lower case. */
const REPORTS: ReadonlyMap<string, StatedPositions['report']> = new Map([
  ['futonly', 'FUTURES_ONLY'],
  ['combined', 'COMBINED'],
] as const);
const NAME_COLUMN = 'marketandexchangenames';
/** The report date by what the header says of its form; the first that is there counts. */
const DATE_COLUMNS = ['reportdateasyyyymmdd', 'reportdateasmmddyyyy', 'asofdateinformyymmdd'] as const;

interface CotColumns {
  readonly width: number;
  readonly market: number;
  /** −1 where the file was written without it. */
  readonly name: number;
  readonly date: number;
  readonly report: number;
  readonly positions: Readonly<Record<PositionField, number>>;
}

/** The form, told by its header. */
export const cftcCotForm: TextForm = {
  kind: 'TEXT',
  name: 'cftc-cot',
  example: '"Market_and_Exchange_Names","As_of_Date_In_Form_YYMMDD","Report_Date_as_YYYY-MM-DD",…',
  detect: (head) => cotColumns(head.find((text) => text.trim() !== '') ?? '') !== undefined,
  decode,
};

async function* decode(lines: AsyncIterable<TextLine>): AsyncGenerator<StatedRow> {
  const unknown = new UnknownSubjects();
  const fields: string[] = [];
  let columns: CotColumns | undefined;
  let header = '';
  for await (const { line, text } of lines) {
    if (text.trim() === '' || text === header) continue;
    if (columns === undefined) {
      columns = cotColumns(text);
      header = text;
      if (columns !== undefined) continue;
      yield unreadableRow(line, 0, text, 'the first line names the columns of the disaggregated report');
      return;
    }
    const row = readLine(line, splitDelimitedLine(text, ',', fields), text, columns, unknown);
    if (row !== undefined) yield row;
  }
}

function readLine(
  line: number,
  fields: readonly string[],
  text: string,
  columns: CotColumns,
  unknown: UnknownSubjects,
): StatedRow | undefined {
  if (fields.length < columns.width) {
    const message = `a line has ${columns.width} columns as its header, this one ${fields.length}`;
    return unreadableRow(line, 0, text, message);
  }
  const at = (index: number): string => (fields[index] ?? '').trim();
  const market = at(columns.market).toUpperCase();
  if (market === '') return unreadableRow(line, columns.market + 1, '', 'a contract market is a number, as 067651');
  // Spreadsheets take a number's leading zero away.
  const product = MARKETS.get(market.padStart(MARKET_DIGITS, '0'));
  if (product === undefined) {
    // No proposal: to count another market's positions as a product's own would be wrong, however alike their names.
    return unknown.tell(line, columns.name < 0 ? market : `${market} ${at(columns.name)}`);
  }
  const date = reportDate(at(columns.date));
  if (date === undefined) {
    return unreadableRow(
      line,
      columns.date + 1,
      at(columns.date),
      'a report date is written YYYY-MM-DD, MM/DD/YYYY or YYMMDD',
    );
  }
  const report = REPORTS.get(at(columns.report).toLowerCase());
  if (report === undefined) {
    return unreadableRow(line, columns.report + 1, at(columns.report), 'a report is FutOnly or Combined');
  }
  const positions = columns.positions;
  let wrong = -1;
  const count = (field: PositionField): string => {
    const value = plainNumber(at(positions[field]));
    if (value !== undefined && value !== 'CAB') return value;
    if (wrong < 0) wrong = positions[field];
    return '';
  };
  const row: StatedPositions = {
    kind: 'POSITIONS',
    line,
    date,
    product,
    report,
    openInterest: count('openInterest'),
    producerLong: count('producerLong'),
    producerShort: count('producerShort'),
    swapLong: count('swapLong'),
    swapShort: count('swapShort'),
    swapSpread: count('swapSpread'),
    managedLong: count('managedLong'),
    managedShort: count('managedShort'),
    managedSpread: count('managedSpread'),
    otherLong: count('otherLong'),
    otherShort: count('otherShort'),
    otherSpread: count('otherSpread'),
  };
  return wrong < 0 ? row : unreadableRow(line, wrong + 1, at(wrong), 'positions are a number of contracts');
}

/** @returns undefined for a line that lacks one of the columns that are read */
function cotColumns(line: string): CotColumns | undefined {
  const names = splitDelimitedLine(line, ',').map(plainName);
  const market = names.indexOf(MARKET_COLUMN);
  const date = DATE_COLUMNS.map((name) => names.indexOf(name)).find((index) => index >= 0);
  const report = names.indexOf(REPORT_COLUMN);
  if (market < 0 || date === undefined || report < 0) return undefined;
  const at = (field: PositionField): number => names.indexOf(POSITION_COLUMNS[field]);
  const positions: Record<PositionField, number> = {
    openInterest: at('openInterest'),
    producerLong: at('producerLong'),
    producerShort: at('producerShort'),
    swapLong: at('swapLong'),
    swapShort: at('swapShort'),
    swapSpread: at('swapSpread'),
    managedLong: at('managedLong'),
    managedShort: at('managedShort'),
    managedSpread: at('managedSpread'),
    otherLong: at('otherLong'),
    otherShort: at('otherShort'),
    otherSpread: at('otherSpread'),
  };
  if (Object.values(positions).some((index) => index < 0)) return undefined;
  return { width: names.length, market, name: names.indexOf(NAME_COLUMN), date, report, positions };
}

/** @returns letters and digits in lower case, so that one underscore more or less does not matter */
function plainName(name: string): string {
  const letters = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return letters.endsWith('all') ? letters.slice(0, -'all'.length) : letters;
}

function reportDate(text: string): string | undefined {
  const day = text.length > 10 ? (text.split(/[T ]/, 1)[0] ?? '') : text;
  if (day.length === 6) return parseIsoDate(`20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`);
  if (!day.includes('/')) return parseIsoDate(day);
  const [month = '', date = '', year = ''] = day.split('/', 3);
  return parseIsoDate(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}
