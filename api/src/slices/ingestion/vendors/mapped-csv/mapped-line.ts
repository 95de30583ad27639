import type { IsoDate } from '@cushing/products';

import { splitDelimitedLine } from '../delimited-line.js';
import type { UnreadableRow } from '../stated-row.js';
import { unreadableRow } from '../unreadable-row.js';
import { comparedName } from './column-mapping.js';
import type { ColumnMapping, FieldSource } from './column-mapping.js';
import { readMappedDate, readMappedNumber } from './mapped-value.js';

type KeysOfUnion<Union> = Union extends Union ? keyof Union : never;

/** A field of some content. */
export type MappedField = KeysOfUnion<ColumnMapping['columns']>;

type Place = { readonly index: number } | { readonly value: string };

/** Reads the fields of a file's lines, one line after the other, where its mapping says that they are. */
export class MappedLine {
  readonly #mapping: ColumnMapping;
  readonly #delimiter: string;
  readonly #places = new Map<string, Place>();
  readonly #cells: string[] = [];
  #width = 0;
  line = 0;
  /** The first thing in the line that can't be read. */
  error: UnreadableRow | undefined;

  /** @param header compared names of the file's columns; all mapped ones are there */
  constructor(mapping: ColumnMapping, delimiter: string, header: readonly string[]) {
    this.#mapping = mapping;
    this.#delimiter = delimiter;
    const sources: readonly (readonly [string, FieldSource | undefined])[] = Object.entries(mapping.columns);
    for (const [field, source] of sources) {
      if (source === undefined) continue;
      const place = 'value' in source ? source : { index: header.indexOf(comparedName(source.column)) };
      this.#places.set(field, place);
      if ('index' in place) this.#width = Math.max(this.#width, place.index + 1);
    }
  }

  /** @returns what is wrong with a line that ends before its last mapped column */
  begin(line: number, text: string): UnreadableRow | undefined {
    this.line = line;
    this.error = undefined;
    const { length } = splitDelimitedLine(text, this.#delimiter, this.#cells);
    if (length >= this.#width) return undefined;
    const message = `a line has ${this.#width} columns or more, this one ${length}`;
    return unreadableRow(line, 0, text, message);
  }

  /** @returns whether the field is mapped */
  has(field: MappedField): boolean {
    return this.#places.has(field);
  }

  /** @returns what the line has in the field, without spaces around it; blank where it is not mapped */
  text(field: MappedField): string {
    const place = this.#places.get(field);
    if (place === undefined) return '';
    return 'value' in place ? place.value : (this.#cells[place.index] ?? '').trim();
  }

  date(field: MappedField): IsoDate | undefined {
    const { dateFormat } = this.#mapping;
    const date = readMappedDate(this.text(field), dateFormat);
    if (date === undefined) this.fail(field, `a date is written ${dateFormat}`);
    return date;
  }

  /** @returns plain decimal text; blank for none, and for what is no number, which is then the line's error */
  number(field: MappedField): string {
    const text = this.text(field);
    const value = text === '' ? '' : readMappedNumber(text, this.#mapping.decimalMark);
    if (value === undefined) this.fail(field, `a number is written 1234${this.#mapping.decimalMark}50`);
    return value ?? '';
  }

  /** Notes that the line can't be read for a field: @returns the first such note of the line, which counts. */
  fail(field: MappedField, message: string): UnreadableRow {
    const place = this.#places.get(field);
    const column = place !== undefined && 'index' in place ? place.index + 1 : 0;
    return (this.error ??= unreadableRow(this.line, column, this.text(field), message));
  }
}
