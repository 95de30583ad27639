import {
  dayOfWeek,
  frontMonth,
  fromMonthIndex,
  futuresSymbol,
  holidays,
  isTradeDate,
  listedMonths,
  parseIsoDate,
  toDayNumber,
  toMonthIndex,
} from '@cushing/products';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

import { quoted } from './findings.js';
import type { Fault } from './numbers.js';

/** A product on one of its trade dates. */
export interface TradeDay {
  readonly status: 'ok';
  readonly date: IsoDate;
  /** `DayNumber`. */
  readonly day: number;
  /** `MonthIndex` of the front contract. */
  readonly front: number;
  /** `MonthIndex` of the last contract that is listed. */
  readonly lastListed: number;
}

/** Entries kept, some 15 years of five products. A file is read once and nearly in order of date. */
const KEPT_DAYS = 20_000;
const FIRST_YEAR = 1980;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Knows trade dates and which contracts trade on them; remembers what it worked out, as a file asks it often. */
export class TradeDays {
  readonly #today: IsoDate;
  readonly #days = new Map<string, TradeDay | Fault>();
  readonly #lastListed = new Map<string, number>();

  /** @param today the date on which the file is read */
  constructor(today: IsoDate) {
    this.#today = today;
  }

  /** @param text a date as the file writes it */
  find(product: ProductCode, text: string): TradeDay | Fault {
    const key = `${product} ${text}`;
    let day = this.#days.get(key);
    if (day === undefined) {
      if (this.#days.size >= KEPT_DAYS) this.#days.clear();
      day = this.#judge(product, text);
      this.#days.set(key, day);
    }
    return day;
  }

  #judge(product: ProductCode, text: string): TradeDay | Fault {
    const date = parseDate(text, this.#today);
    if (typeof date !== 'string') return date;
    if (!isTradeDate(product, date)) return notATradeDate(date, [product]);
    const front = frontMonth(product, date);
    return {
      status: 'ok',
      date,
      day: toDayNumber(date),
      front: toMonthIndex(front),
      lastListed: this.#lastListedWith(product, front, date),
    };
  }

  /** The listing rule looks at nothing but the front contract. */
  #lastListedWith(product: ProductCode, front: ContractMonth, date: IsoDate): number {
    const key = `${product} ${front}`;
    let last = this.#lastListed.get(key);
    if (last === undefined) {
      last = toMonthIndex(listedMonths(product, date).at(-1) ?? front);
      this.#lastListed.set(key, last);
    }
    return last;
  }
}

/**
 * @param today nothing has settled after it
 * @returns the date, or what is wrong with it
 */
export function parseDate(text: string, today: IsoDate): IsoDate | Fault {
  const date = parseIsoDate(text.trim());
  if (date === undefined) {
    return { status: 'fault', reason: 'DATE_INVALID', message: `${quoted(text)} is not a date written YYYY-MM-DD` };
  }
  if (Number(date.slice(0, 4)) < FIRST_YEAR) {
    return { status: 'fault', reason: 'DATE_INVALID', message: `${date} lies before ${FIRST_YEAR}` };
  }
  if (date > today) {
    return { status: 'fault', reason: 'DATE_IN_FUTURE', message: `${date} lies in the future: today is ${today}` };
  }
  return date;
}

/** @returns the fault of a date on which none of the products settles */
export function notATradeDate(date: IsoDate, products: readonly ProductCode[]): Fault {
  return {
    status: 'fault',
    reason: 'DATE_NOT_A_TRADE_DATE',
    message: `${date} is not a trade date of ${products.join(', ')}${whyClosed(date)}`,
  };
}

/**
 * @param month `MonthIndex`
 * @returns what is wrong with a settlement of that contract on that day, or undefined
 */
export function contractFault(product: ProductCode, month: number, day: TradeDay): Fault | undefined {
  if (month < day.front) {
    return {
      status: 'fault',
      reason: 'CONTRACT_EXPIRED',
      message: `${symbolOf(product, month)} no longer traded on ${day.date}: ${symbolOf(product, day.front)} was the front contract`,
    };
  }
  return listingFault(product, month, day);
}

/**
 * @param month `MonthIndex`
 * @returns the fault of a contract that was not listed yet on that day, or undefined
 */
export function listingFault(product: ProductCode, month: number, day: TradeDay): Fault | undefined {
  if (month > day.lastListed) {
    return {
      status: 'fault',
      reason: 'CONTRACT_NOT_LISTED',
      message: `${symbolOf(product, month)} was not listed yet on ${day.date}: ${symbolOf(product, day.lastListed)} was the last one`,
    };
  }
  return undefined;
}

function symbolOf(product: ProductCode, month: number): string {
  return futuresSymbol(product, fromMonthIndex(month));
}

function whyClosed(date: IsoDate): string {
  const weekday = dayOfWeek(date);
  if (weekday === 0 || weekday === 6) return ` (a ${WEEKDAYS[weekday]})`;
  const holiday = holidays('NYMEX', Number(date.slice(0, 4))).find((candidate) => candidate.date === date);
  return holiday === undefined ? '' : ` (${holiday.name})`;
}
