/** A delimited file of any vendor, read by a mapping of its columns that a person made. */
import { OPTION_SERIES, parseSymbol } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { splitDelimitedLine } from '../delimited-line.js';
import type { StatedFuture, StatedOption, StatedRow, StatedSpot, UnreadableRow } from '../stated-row.js';
import { UnknownSubjects } from '../unknown-subjects.js';
import type { TextForm, TextLine } from '../vendor-form.js';
import { comparedName } from './column-mapping.js';
import type { ColumnMapping, FieldSource } from './column-mapping.js';
import { MappedLine } from './mapped-line.js';
import {
  proposedProduct,
  readMappedMonth,
  readMappedProduct,
  readMappedSeries,
  readMappedType,
} from './mapped-value.js';

/** Lines above the header that a title or a note may take. */
const MOST_TITLE_LINES = 10;

/**
 * @param mapping as `columnMappingSchema` accepts it
 * @returns the form that it describes: a file is of it where all of the mapped columns are in its header
 */
export function mappedForm(mapping: ColumnMapping): TextForm {
  const sources = Object.values(mapping.columns).filter((source): source is FieldSource => source !== undefined);
  const names = sources.flatMap((source) => ('column' in source ? [source.column] : []));
  const delimiter = mapping.delimiter === 'TAB' ? '\t' : mapping.delimiter;
  const wanted = names.map(comparedName);
  return {
    kind: 'TEXT',
    name: formName(mapping.name),
    example: names.join(delimiter),
    detect: (head) =>
      head.slice(0, MOST_TITLE_LINES + 1).some((text) => headerOf(text, delimiter, wanted) !== undefined),
    decode: (lines) => decode(lines, mapping, delimiter, wanted),
  };
}

function formName(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ['mapped', ...words].join('-');
}

/** @returns the compared names of a line's cells, where each wanted one is among them once */
function headerOf(text: string, delimiter: string, wanted: readonly string[]): string[] | undefined {
  const names = splitDelimitedLine(text, delimiter).map(comparedName);
  const isHeader = wanted.every((name) => {
    const index = names.indexOf(name);
    return index >= 0 && !names.includes(name, index + 1);
  });
  return isHeader ? names : undefined;
}

async function* decode(
  lines: AsyncIterable<TextLine>,
  mapping: ColumnMapping,
  delimiter: string,
  wanted: readonly string[],
): AsyncGenerator<StatedRow> {
  const unknown = new UnknownSubjects();
  let reader: MappedLine | undefined;
  let header = '';
  let titleLines = 0;
  for await (const { line, text } of lines) {
    if (text.trim() === '' || text === header) continue;
    if (reader === undefined) {
      const names = headerOf(text, delimiter, wanted);
      if (names !== undefined) {
        reader = new MappedLine(mapping, delimiter, names);
        header = text;
      } else if (++titleLines > MOST_TITLE_LINES) {
        break;
      }
      continue;
    }
    const row = reader.begin(line, text) ?? readLine(reader, mapping, unknown);
    if (row !== undefined) yield row;
  }
  if (reader === undefined) {
    const message = `the first lines name the columns ${wanted.join(', ')}`;
    yield { kind: 'UNREADABLE', line: 1, column: 0, value: '', message };
  }
}

function readLine(reader: MappedLine, mapping: ColumnMapping, unknown: UnknownSubjects): StatedRow | undefined {
  const row = rowOf(reader, mapping, unknown);
  return reader.error ?? row;
}

function rowOf(reader: MappedLine, { content }: ColumnMapping, unknown: UnknownSubjects): StatedRow | undefined {
  switch (content) {
    case 'FUTURES':
      return readFuture(reader, unknown);
    case 'OPTIONS':
      return readOption(reader, unknown);
    case 'SPOT':
      return readSpot(reader);
  }
}

function readFuture(reader: MappedLine, unknown: UnknownSubjects): StatedRow | undefined {
  const tradeDate = reader.date('tradeDate');
  if (tradeDate === undefined) return undefined;
  const contract = reader.has('symbol') ? symbolOf(reader, tradeDate, unknown) : futureOf(reader, unknown);
  if (contract?.kind === 'OPTION') return reader.fail('symbol', 'a future has no strike: write it as CLZ26');
  if (contract?.kind !== 'FUTURE') return contract;
  const row: StatedFuture = {
    kind: 'FUTURE',
    line: reader.line,
    tradeDate,
    product: contract.product,
    contract: { month: contract.month },
    open: reader.number('open'),
    high: reader.number('high'),
    low: reader.number('low'),
    settle: reader.number('settle'),
    volume: reader.number('volume'),
    openInterest: reader.number('openInterest'),
  };
  return row;
}

type Contract =
  | { readonly kind: 'FUTURE'; readonly product: StatedFuture['product']; readonly month: string }
  | ({ readonly kind: 'OPTION' } & Pick<StatedOption, 'series' | 'month' | 'type' | 'strike'>);
type Told = ReturnType<UnknownSubjects['tell']>;

function symbolOf(reader: MappedLine, tradeDate: IsoDate, unknown: UnknownSubjects): Contract | Told {
  const text = reader.text('symbol');
  const parsed = parseSymbol(text, tradeDate);
  if (parsed.status === 'ok') {
    const { instrument } = parsed;
    return instrument.kind === 'FUTURE' ? instrument : { ...instrument, strike: String(instrument.strike) };
  }
  switch (parsed.reason) {
    case 'SYMBOL_YEAR':
      return reader.fail('symbol', 'the year of a symbol has one, two or four digits, as in CLZ26');
    case 'SYMBOL_STRIKE':
      return reader.fail('symbol', 'an option is written with C or P and its strike without a point, as LOZ26 C7500');
    default:
      if (text === '') return reader.fail('symbol', 'a contract is written as CLZ26, an option as LOZ26 C7500');
      return unknown.tell(reader.line, text, proposedProduct(text));
  }
}

function futureOf(reader: MappedLine, unknown: UnknownSubjects): Contract | Told {
  const text = reader.text('product');
  const product = readMappedProduct(text);
  if (text === '') return reader.fail('product', 'a product is written CL, BZ, NG, HO or RB');
  if (product === undefined) return unknown.tell(reader.line, text, proposedProduct(text));
  const month = monthOf(reader);
  return month === undefined ? undefined : { kind: 'FUTURE', product, month };
}

function monthOf(reader: MappedLine): string | undefined {
  const month = readMappedMonth(reader.text('month'));
  if (month === undefined) reader.fail('month', 'a month is written 2026-12, 202612 or Dec26');
  return month;
}

function readOption(reader: MappedLine, unknown: UnknownSubjects): StatedRow | undefined {
  const tradeDate = reader.date('tradeDate');
  if (tradeDate === undefined) return undefined;
  const contract = reader.has('symbol') ? symbolOf(reader, tradeDate, unknown) : optionOf(reader, unknown);
  if (contract?.kind === 'FUTURE') return reader.fail('symbol', 'an option has C or P and a strike, as LOZ26 C7500');
  if (contract?.kind !== 'OPTION') return contract;
  const { series, month, type, strike } = contract;
  const row: StatedOption = {
    kind: 'OPTION',
    line: reader.line,
    tradeDate,
    series,
    month,
    type,
    strike,
    settle: reader.number('settle'),
    bid: reader.number('bid'),
    ask: reader.number('ask'),
    volume: reader.number('volume'),
    openInterest: reader.number('openInterest'),
  };
  return row;
}

function optionOf(reader: MappedLine, unknown: UnknownSubjects): Contract | Told {
  const text = reader.text('series');
  const series = readMappedSeries(text);
  if (text === '')
    return reader.fail('series', `a series of options is one of ${Object.keys(OPTION_SERIES).join(', ')}`);
  if (series === undefined) return unknown.tell(reader.line, text, proposedProduct(text));
  const month = monthOf(reader);
  if (month === undefined) return undefined;
  const type = readMappedType(reader.text('type'));
  if (type === undefined) return reader.fail('type', 'an option is a C (call) or a P (put)');
  const strike = reader.number('strike');
  if (strike === '' || strike === 'CAB') return reader.fail('strike', 'an option has a strike');
  return { kind: 'OPTION', series, month, type, strike };
}

function readSpot(reader: MappedLine): StatedSpot | UnreadableRow | undefined {
  const date = reader.date('date');
  if (date === undefined) return undefined;
  const series = reader.text('series');
  if (series === '') return reader.fail('series', 'a price is of a series, as RWTC');
  return { kind: 'SPOT', line: reader.line, date, series, price: reader.number('price') };
}
