/** Reads the lines of ICE's settlement files, whose two shapes name the same things differently. */
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { iceProduct, proposedProduct } from './ice-product.js';
import { iceStrip } from './ice-strip.js';
import type { IceStrip } from './ice-strip.js';
import { namedColumns } from './named-columns.js';
import type { ColumnNames } from './named-columns.js';
import { plainNumber } from './plain-number.js';
import { slashDate } from './slash-date.js';
import type { StatedRow, UnknownRow, UnreadableRow } from './stated-row.js';
import { shownText, unreadableRow } from './unreadable-row.js';
import type { TextLine } from './vendor-form.js';

type IceKey = 'tradeDate' | 'strip' | 'contract' | 'type' | 'strike' | 'settle';
/** What only one of the shapes has. */
type DescriptionKey = 'productId' | 'hub' | 'product';

/** The names of the columns of a shape. */
export interface IceShape {
  readonly columns: Readonly<Record<IceKey, ColumnNames>>;
  /** Undefined for a shape that says no more of a contract than its code. */
  readonly description: Readonly<Record<DescriptionKey, ColumnNames>> | undefined;
}

interface IceHeader {
  readonly columns: Readonly<Record<IceKey, number>>;
  readonly description: Readonly<Record<DescriptionKey, number>> | undefined;
  readonly count: number;
}

const DELIMITER = '|';

/** Contracts that were named as unknown are remembered up to here; further ones are named by each of their lines. */
const MOST_REMEMBERED_CONTRACTS = 10_000;

/** Daily contracts, D, are futures too, but of days. */
const FUTURE_TYPES: ReadonlySet<string> = new Set(['F', 'M']);

/** @returns whether a file begins with a header of the shape */
export function isIceFile(head: readonly string[], shape: IceShape): boolean {
  const first = head.find((text) => text.trim() !== '');
  return first !== undefined && iceHeader(first.split(DELIMITER), shape) !== undefined;
}

/**
 * @param lines of a file that `isIceFile` knows
 * @returns futures and options of the products, and one row for each contract that is none
 */
export async function* iceRows(lines: AsyncIterable<TextLine>, shape: IceShape): AsyncGenerator<StatedRow> {
  const reader = new IceReader(shape);
  for await (const line of lines) {
    const row = reader.read(line);
    if (row !== undefined) yield row;
  }
}

function iceHeader(cells: readonly string[], shape: IceShape): IceHeader | undefined {
  const columns = namedColumns(cells, shape.columns);
  const description = shape.description && namedColumns(cells, shape.description);
  if (columns === undefined || (shape.description !== undefined && description === undefined)) return undefined;
  return { columns, description, count: cells.length };
}

class IceReader {
  readonly #shape: IceShape;
  readonly #unknown = new Set<string>();
  #header: IceHeader | undefined;
  // Thousands of lines in a row share a date and a strip.
  #dateText = '';
  #date: string | undefined;
  #stripText = '';
  #strip: IceStrip = iceStrip('');

  constructor(shape: IceShape) {
    this.#shape = shape;
  }

  read({ line, text }: TextLine): StatedRow | undefined {
    if (text.trim() === '') return undefined;
    const cells = text.split(DELIMITER);
    if (this.#header === undefined || text.includes(this.#shape.columns.tradeDate[0])) {
      return this.#readHeader(line, text, cells);
    }
    const header = this.#header;
    if (cells.length !== header.count) {
      return unreadableRow(line, 0, text, `the line has ${cells.length} columns and its header ${header.count}`);
    }
    return this.#readCells(line, cells, header);
  }

  #readHeader(line: number, text: string, cells: readonly string[]): UnreadableRow | undefined {
    this.#header = iceHeader(cells, this.#shape);
    if (this.#header !== undefined) return undefined;
    return unreadableRow(line, 0, text, 'no header above it names its columns');
  }

  #readCells(line: number, cells: readonly string[], { columns, description }: IceHeader): StatedRow | undefined {
    const contract = cellOf(cells, columns.contract);
    const type = cellOf(cells, columns.type).toUpperCase();
    if (contract === '') return unreadableRow(line, columns.contract + 1, '', 'a row names its contract');
    const productId = description && cellOf(cells, description.productId);
    const hub = description ? cellOf(cells, description.hub) : '';
    const name = description ? cellOf(cells, description.product) : '';
    const subject = (): string =>
      description === undefined
        ? `CONTRACT ${contract} ${type}`
        : `CONTRACT ${contract} ${type}, PRODUCT_ID ${productId}, HUB ${hub}, PRODUCT ${name}`;
    const product = iceProduct(contract, productId, `${hub} ${name}`);
    const isFuture = FUTURE_TYPES.has(type);
    if (product === undefined || (!isFuture && type !== 'C' && type !== 'P')) {
      const words = `${hub} ${name}`;
      return this.#unknownOnce(line, `${contract}|${type}|${productId}`, subject, proposedProduct(words));
    }
    const strip = this.#stripOf(cells[columns.strip] ?? '');
    if (strip.status === 'unreadable') {
      return unreadableRow(line, columns.strip + 1, cells[columns.strip] ?? '', strip.message);
    }
    if (strip.status === 'other-period') {
      const stripSubject = (): string => `${subject()}, STRIP ${cellOf(cells, columns.strip)}`;
      return this.#unknownOnce(line, `${contract}|${type}|${productId}|STRIP`, stripSubject, undefined);
    }
    return this.#stated(line, cells, columns, product, strip.month, isFuture ? undefined : type);
  }

  #stated(
    line: number,
    cells: readonly string[],
    columns: IceHeader['columns'],
    product: ProductCode,
    month: string,
    right: string | undefined,
  ): StatedRow {
    const tradeDate = this.#dateOf(cells[columns.tradeDate] ?? '');
    const unreadable = (column: IceKey, message: string): UnreadableRow =>
      unreadableRow(line, columns[column] + 1, cells[columns[column]] ?? '', message);
    if (tradeDate === undefined) return unreadable('tradeDate', 'a date is written M/D/YYYY');
    const settle = plainNumber(cells[columns.settle] ?? '');
    if (settle === undefined) return unreadable('settle', 'a price is a number');
    const strike = plainNumber(cells[columns.strike] ?? '');
    const blank = { volume: '', openInterest: '' };
    if (right === undefined) {
      if (strike !== '') return unreadable('strike', 'a future has no strike');
      const prices = { open: '', high: '', low: '', settle, ...blank };
      return { kind: 'FUTURE', line, tradeDate, product, contract: { month }, ...prices };
    }
    const [series] = PRODUCTS[product].optionSeries;
    if (strike === undefined || strike === '' || strike === 'CAB' || series === undefined) {
      return unreadable('strike', 'the strike of an option is a number');
    }
    const type = right === 'C' ? 'CALL' : 'PUT';
    return { kind: 'OPTION', line, tradeDate, series, month, type, strike, settle, bid: '', ask: '', ...blank };
  }

  #unknownOnce(
    line: number,
    key: string,
    subject: () => string,
    proposal: ProductCode | undefined,
  ): UnknownRow | undefined {
    if (this.#unknown.has(key)) return undefined;
    if (this.#unknown.size < MOST_REMEMBERED_CONTRACTS) this.#unknown.add(key);
    return { kind: 'UNKNOWN', line, subject: shownText(subject()), proposal };
  }

  #dateOf(text: string): string | undefined {
    if (text !== this.#dateText) {
      this.#dateText = text;
      this.#date = slashDate(text);
    }
    return this.#date;
  }

  #stripOf(text: string): IceStrip {
    if (text !== this.#stripText) {
      this.#stripText = text;
      this.#strip = iceStrip(text);
    }
    return this.#strip;
  }
}

function cellOf(cells: readonly string[], place: number): string {
  return (cells[place] ?? '').trim();
}
