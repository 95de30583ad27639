/** Series of the EIA: what an id stands for, and the rows of one series in whatever form its values come. */
import { parseIsoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { plainNumber } from './plain-number.js';
import { productOfWords } from './proposed-product.js';
import type { StatedFuture, StatedRow, StatedSpot } from './stated-row.js';
import { shownText, unreadableRow } from './unreadable-row.js';

/** An id taken apart: `PET.RWTC.D` is `RWTC`, `D`. */
export interface EiaId {
  readonly series: string;
  /** As the id ends, `D`; undefined for a short id, which says nothing about it. */
  readonly frequency: string | undefined;
}

type Meaning =
  | { readonly kind: 'SPOT'; readonly series: string }
  | { readonly kind: 'FUTURE'; readonly product: ProductCode; readonly nearby: number };

const SPOT_SERIES: ReadonlySet<string> = new Set(['RWTC', 'RBRTE', 'RNGWHHD']);
/** New York Harbor heating oil and RBOB: `PE1` … `PE4` is a future, any other process a spot price. */
const PRODUCT_SERIES = /^EER_[A-Z0-9]+_([A-Z0-9]+)_[A-Z0-9]+_[A-Z0-9]+$/;
const FUTURES: readonly (readonly [pattern: RegExp, product: ProductCode])[] = [
  [/^RCLC([1-4])$/, 'CL'],
  [/^RNGC([1-4])$/, 'NG'],
  [/^EER_EPD2F_PE([1-4])_Y35NY_DPG$/, 'HO'],
  [/^EER_EPMRR_PE([1-4])_Y35NY_DPG$/, 'RB'],
];
const FUTURES_PROCESS = /^PE\d$/;

/** @param id as the file has it: `PET.RWTC.D`, `NG.RNGC1.D`, `RWTC` */
export function parseEiaId(id: string): EiaId {
  const parts = id.trim().split('.');
  const [first = '', second, third] = parts;
  return second === undefined ? { series: first, frequency: undefined } : { series: second, frequency: third };
}

/** @param frequency `D`, `daily`, `Daily` */
export function isDailyFrequency(frequency: string): boolean {
  const lower = frequency.trim().toLowerCase();
  return lower === 'd' || lower === 'daily';
}

/** One series of a file: tells each of its values as a row, and only once that it is not one of daily prices. */
export class EiaSeriesRows {
  readonly #subject: string;
  readonly #meaning: Meaning | undefined;
  readonly #proposal: ProductCode | undefined;
  #isTold = false;

  /**
   * @param series the short id
   * @param frequency as the file states it; undefined where it states none
   * @param description what the file calls it; may be blank
   */
  constructor(series: string, frequency: string | undefined, description: string) {
    const isDaily = frequency !== undefined && isDailyFrequency(frequency);
    this.#meaning = isDaily ? meaningOf(series) : undefined;
    // What is known but not of a day cannot be any product's price, so nothing is proposed for it.
    this.#proposal = isDaily ? productOfWords(description) : undefined;
    const remark = isDaily ? description.trim() : (frequency?.trim() ?? 'frequency not stated');
    this.#subject = shownText(remark === '' ? series : `${series} (${remark})`);
  }

  /**
   * @param date as the file has it, in the form `YYYY-MM-DD`
   * @param value as the file has it; blank for none
   * @param columns where both stand, from 1; 0 where that means nothing
   * @returns undefined for a value of a series that was already told as unknown
   */
  row(
    line: number,
    date: string,
    value: string,
    columns: readonly [date: number, value: number],
  ): StatedRow | undefined {
    if (this.#meaning === undefined) {
      if (this.#isTold) return undefined;
      this.#isTold = true;
      return { kind: 'UNKNOWN', line, subject: this.#subject, proposal: this.#proposal };
    }
    const day = parseIsoDate(date.trim());
    if (day === undefined) return unreadableRow(line, columns[0], date, 'a date is a real day, as 2026-08-10');
    const price = plainNumber(value);
    if (price === undefined) return unreadableRow(line, columns[1], value, 'a price is a number, as 63.96');
    return stated(this.#meaning, line, day, price);
  }
}

/**
 * A value of a JSON document as a cell would have it.
 *
 * @returns blank for what is absent or null; a list or an object as JSON, which is no number and no date
 */
export function jsonCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  // A parsed document has neither functions nor symbols, so there is always a text.
  return JSON.stringify(value);
}

/** @returns the object's members; undefined for lists and for what is no object */
export function jsonMembers(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value as Readonly<Record<string, unknown>>; // an object of a parsed document is that
}

/** @returns the nearby that the short id of a series of futures is of; undefined for other series */
export function eiaNearby(series: string): { readonly product: ProductCode; readonly nearby: number } | undefined {
  for (const [pattern, product] of FUTURES) {
    const nearby = pattern.exec(series)?.[1];
    if (nearby !== undefined) return { product, nearby: Number(nearby) };
  }
  return undefined;
}

function meaningOf(series: string): Meaning | undefined {
  if (SPOT_SERIES.has(series)) return { kind: 'SPOT', series };
  const future = eiaNearby(series);
  if (future !== undefined) return { kind: 'FUTURE', ...future };
  const process = PRODUCT_SERIES.exec(series)?.[1];
  return process === undefined || FUTURES_PROCESS.test(process) ? undefined : { kind: 'SPOT', series };
}

function stated(meaning: Meaning, line: number, date: string, price: string): StatedFuture | StatedSpot {
  if (meaning.kind === 'SPOT') return { kind: 'SPOT', line, date, series: meaning.series, price };
  return {
    kind: 'FUTURE',
    line,
    tradeDate: date,
    product: meaning.product,
    contract: { nearby: meaning.nearby },
    open: '',
    high: '',
    low: '',
    settle: price,
    volume: '',
    openInterest: '',
  };
}
