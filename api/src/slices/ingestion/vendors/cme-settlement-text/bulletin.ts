/** Reads the lines of CME's settlement text, one bulletin or several, one after the other. */
import { parseIsoDate, type ProductCode } from '@cushing/products';

import { plainNumber } from '../plain-number.js';
import type { StatedFuture, StatedOption, StatedRow, UnreadableRow } from '../stated-row.js';
import { UnknownSubjects } from '../unknown-subjects.js';
import { unreadableRow } from '../unreadable-row.js';
import type { TextLine } from '../vendor-form.js';
import { edgeOf, FIELD, headedLayout, KNOWN_LAYOUT, numberAt, textAt, type Field } from './layout.js';
import { monthOfLabel } from './month-label.js';
import { sectionOf, type OptionsSection, type Section } from './section.js';

/** In the first line of a bulletin, before its date. */
const DATE_HEADING = 'PRICES AS OF';

/** A product's name may hold this, which puts the rest of the name on the next line. */
const LINE_BREAK = '<br />';
/** An option's least price, the one word that stands among numbers. */
const CABINET = 'CAB';
/** Letters but those of a bid or an offer. */
const LETTERS_OF_WORDS = /[C-Zc-z]/;
const DATE = /^(\d\d)\/(\d\d)\/(\d{4})\b/;
const BLANKS = /\s+/;

/** @returns the date of a bulletin, undefined for one that is none, null for a line that does not begin a bulletin */
export function bulletinDate(text: string): string | undefined | null {
  const index = text.indexOf(DATE_HEADING);
  if (index < 0) return null;
  const match = DATE.exec(text.slice(index + DATE_HEADING.length).trimStart());
  return match === null ? undefined : parseIsoDate(`${match[3] ?? ''}-${match[1] ?? ''}-${match[2] ?? ''}`);
}

/** Holds what the lines before say: the day, the columns, the product. */
export class BulletinReader {
  readonly #unknown = new UnknownSubjects();
  #tradeDate: string | undefined;
  /** Whether it was said that what has no date is left out. */
  #isUndatedTold = false;
  #layout = KNOWN_LAYOUT;
  #section: Section | undefined;
  /** A product's line whose name goes on in the next one. */
  #begun: TextLine | undefined;

  /** @returns undefined for a line that says nothing by itself */
  read(line: TextLine): StatedRow | undefined {
    const { text } = line;
    if (text.trim() === '' || this.#isColumnHeading(text)) return undefined;
    const date = bulletinDate(text);
    if (date !== null) return this.#beginBulletin(line, date);
    if (this.#tradeDate === undefined) return this.#undated(line);
    const label = text.slice(0, this.#layout.labelEnd).trim();
    if (!this.#isRow(label, text)) return this.#beginSection(line);
    const told = this.#begun === undefined ? undefined : this.#enterSection(this.#begun);
    return told ?? this.#row(line.line, label, text, this.#tradeDate);
  }

  #isColumnHeading(text: string): boolean {
    if (text.startsWith('TOTAL') || text.startsWith('MTH/')) return true;
    const layout = headedLayout(text);
    if (layout !== undefined) this.#layout = layout;
    return layout !== undefined || text.startsWith('STRIKE ');
  }

  #beginBulletin({ line, text }: TextLine, date: string | undefined): StatedRow | undefined {
    this.#tradeDate = date;
    this.#isUndatedTold = date === undefined;
    this.#layout = KNOWN_LAYOUT;
    this.#section = undefined;
    this.#begun = undefined;
    if (date !== undefined) return undefined;
    const message = 'all of this bulletin is left out: its date is a day of the calendar, written MM/DD/YYYY';
    return unreadableRow(line, 0, text, message);
  }

  #undated({ line }: TextLine): StatedRow | undefined {
    if (this.#isUndatedTold) return undefined;
    this.#isUndatedTold = true;
    const message = `all is left out up to a line with the date, written ${DATE_HEADING} MM/DD/YYYY`;
    return unreadableRow(line, 0, '', message);
  }

  /**
   * A product's code may be a number too, so a label alone does not tell. What can't be told from a damaged line is
   * taken for one: a product's line would change what all that follow it are of.
   */
  #isRow(label: string, text: string): boolean {
    const isOneWord = !label.includes(' ');
    if (isOneWord && (monthOfLabel(label) !== undefined || isNumber(label))) return true;
    const { labelEnd } = this.#layout;
    const hasLetters = LETTERS_OF_WORDS.test(text.slice(labelEnd).replaceAll(CABINET, ''));
    if (text.length >= edgeOf(this.#layout, FIELD.SETTLE) && !hasLetters) return true;
    return isOneWord && !hasLetters && this.#begun === undefined;
  }

  #beginSection(line: TextLine): StatedRow | undefined {
    if (this.#begun === undefined && line.text.trimEnd().endsWith(LINE_BREAK)) {
      this.#begun = line;
      return undefined;
    }
    const begun = this.#begun;
    return this.#enterSection(begun === undefined ? line : { line: begun.line, text: `${begun.text} ${line.text}` });
  }

  #enterSection({ line, text }: TextLine): StatedRow | undefined {
    this.#begun = undefined;
    const words = text.replaceAll(LINE_BREAK, ' ').trim().split(BLANKS);
    const section = sectionOf(words);
    this.#section = section;
    if (section.kind === 'UNREADABLE') return unreadableRow(line, 0, words.join(' '), section.message);
    if (section.kind !== 'UNKNOWN') return undefined;
    return this.#unknown.tell(line, section.subject, section.proposal);
  }

  #row(line: number, label: string, text: string, tradeDate: string): StatedRow | undefined {
    const section = this.#section;
    if (section === undefined)
      return unreadableRow(line, 0, label, 'a line with a product stands before its settlements');
    if (section.kind === 'UNKNOWN' || section.kind === 'UNREADABLE') return undefined;
    if (text.trimEnd().length < edgeOf(this.#layout, FIELD.SETTLE)) {
      return unreadableRow(line, 0, label, 'the line ends before its settlement');
    }
    return section.kind === 'FUTURES'
      ? this.#future(line, label, text, tradeDate, section.product)
      : this.#option(line, label, text, tradeDate, section);
  }

  #future(
    line: number,
    label: string,
    text: string,
    tradeDate: string,
    product: ProductCode,
  ): StatedFuture | UnreadableRow {
    const month = monthOfLabel(label);
    if (month === undefined) return unreadableRow(line, 1, label, 'a line of futures begins with the month, as JAN27');
    const layout = this.#layout;
    const open = numberAt(text, layout, FIELD.OPEN);
    const high = numberAt(text, layout, FIELD.HIGH);
    const low = numberAt(text, layout, FIELD.LOW);
    const settle = numberAt(text, layout, FIELD.SETTLE);
    const volume = numberAt(text, layout, FIELD.VOLUME);
    const openInterest = numberAt(text, layout, FIELD.OPEN_INTEREST);
    if (open === undefined) return this.#noNumber(line, text, FIELD.OPEN);
    if (high === undefined) return this.#noNumber(line, text, FIELD.HIGH);
    if (low === undefined) return this.#noNumber(line, text, FIELD.LOW);
    if (settle === undefined) return this.#noNumber(line, text, FIELD.SETTLE);
    if (volume === undefined) return this.#noNumber(line, text, FIELD.VOLUME);
    if (openInterest === undefined) return this.#noNumber(line, text, FIELD.OPEN_INTEREST);
    return {
      kind: 'FUTURE',
      line,
      tradeDate,
      product,
      contract: { month },
      open,
      high,
      low,
      settle,
      volume,
      openInterest,
    };
  }

  #option(
    line: number,
    label: string,
    text: string,
    tradeDate: string,
    { series, month, type }: OptionsSection,
  ): StatedOption | UnreadableRow {
    const strike = plainNumber(label);
    if (strike === undefined || strike === '' || strike === CABINET) {
      return unreadableRow(line, 1, label, 'a line of options begins with the strike');
    }
    const layout = this.#layout;
    const settle = numberAt(text, layout, FIELD.SETTLE);
    const volume = numberAt(text, layout, FIELD.VOLUME);
    const openInterest = numberAt(text, layout, FIELD.OPEN_INTEREST);
    if (settle === undefined) return this.#noNumber(line, text, FIELD.SETTLE);
    if (volume === undefined) return this.#noNumber(line, text, FIELD.VOLUME);
    if (openInterest === undefined) return this.#noNumber(line, text, FIELD.OPEN_INTEREST);
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

  #noNumber(line: number, text: string, field: Field): UnreadableRow {
    const edge = edgeOf(this.#layout, field);
    const message = `a number was expected that ends under its heading, at character ${edge}`;
    return unreadableRow(line, field + 2, textAt(text, this.#layout, field), message); // the label is column 1
  }
}

function isNumber(label: string): boolean {
  const number = plainNumber(label);
  return number !== undefined && number !== '' && number !== CABINET;
}
