import type { StatedRow } from './stated-row.js';

/** One line of text without its end, counted from 1. */
export interface TextLine {
  readonly line: number;
  readonly text: string;
}

/** One row of a sheet of a workbook, counted from 1; a blank cell is undefined. */
export interface SheetRow {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly (string | number | boolean | Date | undefined)[];
}

/** What the decoders of a vendor's file may know besides its content. */
export interface FormContext {
  /** Without its folder; forms that leave something to the file's name read it there. */
  readonly fileName: string;
}

interface VendorForm {
  /** Lower case, words joined by hyphens. */
  readonly name: string;
  /** Its first line, as a person would write it down. */
  readonly example: string;
  /** Whether its prices are 32-bit floats written out, which stand for the nearest tick. */
  readonly roundsToTick?: boolean;
}

/** A form of text that a vendor publishes, line by line. Told by its content; a folder each. */
export interface TextForm extends VendorForm {
  readonly kind: 'TEXT';
  /** @param head the first lines of the file, a few thousand characters, without a byte-order mark */
  detect(head: readonly string[]): boolean;
  /**
   * @param lines all of the file, without a byte-order mark; lines ended by CR LF have lost both
   * @returns what its lines say, in their order; blank lines, totals and footers say nothing
   */
  decode(lines: AsyncIterable<TextLine>, context: FormContext): AsyncGenerator<StatedRow>;
}

/** A form of JSON that a vendor's interface answers with. */
export interface JsonForm extends VendorForm {
  readonly kind: 'JSON';
  /** @param value the parsed document */
  detect(value: unknown): boolean;
  /** Rows are counted from 1 in the order of the document's list. */
  decode(value: unknown, context: FormContext): Generator<StatedRow>;
}

/** A form of workbook that a vendor publishes. */
export interface SheetForm extends VendorForm {
  readonly kind: 'SHEETS';
  /** @param head the first rows of every sheet */
  detect(head: readonly SheetRow[]): boolean;
  /** @param rows of all sheets, one after the other */
  decode(rows: AsyncIterable<SheetRow>, context: FormContext): AsyncGenerator<StatedRow>;
}
