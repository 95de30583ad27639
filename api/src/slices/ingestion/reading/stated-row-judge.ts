import {
  OPTION_SERIES,
  fromMonthIndex,
  futuresSymbol,
  isKnownMonth,
  parseContractMonth,
  roundToTick,
  toDayNumber,
  toMonthIndex,
} from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { POSITION_COUNTS } from '../../market/index.js';
import type { PositionCount } from '../../market/index.js';
import type { Findings } from '../judgement/findings.js';
import { parseCount, parsePremium, parsePrice } from '../judgement/numbers.js';
import type { Fault, ParsedNumber } from '../judgement/numbers.js';
import { sessionFault } from '../judgement/session.js';
import { parseStrike } from '../judgement/strike.js';
import { TradeDays, contractFault, listingFault, parseDate } from '../judgement/trade-days.js';
import type { StatedFuture, StatedOption, StatedPositions, StatedRow, StatedSpot } from '../vendors/stated-row.js';
import type { ImportRows } from './import-rows.js';

/** An exchange's word for a price between nothing and the smallest tick: there is no number for it. */
const CABINET = 'CAB';

const WHOLE_LINE = { index: -1, name: '' } as const;

/** Judges what the lines of a vendor's file state: what can be right goes into the batches, what can't to the findings. */
export class StatedRowJudge {
  readonly #today: IsoDate;
  readonly #roundsToTick: boolean;
  readonly #days: TradeDays;
  readonly #findings: Findings;

  /**
   * @param today the date on which the file is read
   * @param roundsToTick whether prices of futures stand for the nearest tick
   */
  constructor(today: IsoDate, roundsToTick: boolean, findings: Findings) {
    this.#today = today;
    this.#roundsToTick = roundsToTick;
    this.#days = new TradeDays(today);
    this.#findings = findings;
  }

  /** @param rows not full */
  judge(row: StatedRow, rows: ImportRows): void {
    switch (row.kind) {
      case 'FUTURE':
        this.#future(row, rows);
        break;
      case 'OPTION':
        this.#option(row, rows);
        break;
      case 'SPOT':
        this.#spot(row, rows);
        break;
      case 'POSITIONS':
        this.#positions(row, rows);
        break;
      case 'UNKNOWN':
        this.#findings.propose(row.line, row.subject, row.proposal);
        break;
      case 'UNREADABLE':
        this.#findings.reject(
          row.column === 0 ? { line: row.line } : { line: row.line, column: { index: row.column - 1, name: '' } },
          row.value,
          'UNREADABLE',
          row.message,
        );
    }
  }

  #future(row: StatedFuture, rows: ImportRows): void {
    if (isWithoutPrice(row.settle)) {
      this.#findings.passOver();
      return;
    }
    const day = this.#days.find(row.product, row.tradeDate);
    if (day.status === 'fault') {
      this.#reject(row, row.tradeDate, day);
      return;
    }
    const month = 'nearby' in row.contract ? day.front + row.contract.nearby - 1 : monthIndexOf(row.contract.month);
    if (month === undefined) {
      this.#reject(row, 'month' in row.contract ? row.contract.month : '', NOT_A_MONTH);
      return;
    }
    const unlisted = contractFault(row.product, month, day);
    if (unlisted !== undefined) {
      this.#reject(row, futuresSymbol(row.product, fromMonthIndex(month)), unlisted);
      return;
    }
    const numbers = this.#numbers(row, {
      settle: parsePrice,
      open: parsePrice,
      high: parsePrice,
      low: parsePrice,
      volume: parseCount,
      openInterest: parseCount,
    });
    if (numbers === undefined) return;
    const { settle, volume, openInterest } = numbers;
    const session = this.#session(row, numbers);
    rows.futures.add({
      product: row.product,
      month,
      day: day.day,
      nearby: month - day.front + 1,
      ...(this.#roundsToTick ? rounded(row.product, { ...session, settle }) : { ...session, settle }),
      volume,
      openInterest,
      line: row.line,
      column: 0,
    });
  }

  /**
   * An exchange settles by rules of its own, now and then outside of what was traded, and marks bids and asks as highs
   * and lows: the settlement holds, and what contradicts it is left out.
   */
  #session(
    row: StatedFuture,
    numbers: { readonly open: number; readonly high: number; readonly low: number; readonly settle: number },
  ): { readonly open: number; readonly high: number; readonly low: number } {
    const fault = sessionFault(numbers);
    if (fault === undefined) return numbers;
    this.#findings.mark(row.line, [
      {
        kind: 'SESSION_LEFT_OUT',
        severity: 'INFO',
        action: 'PARTLY_KEPT',
        column: WHOLE_LINE,
        describe: () => `${fault.message}: open, high and low are left out`,
      },
    ]);
    return { open: NaN, high: NaN, low: NaN };
  }

  #option(row: StatedOption, rows: ImportRows): void {
    if (isWithoutPrice(row.settle) && (isWithoutPrice(row.bid) || isWithoutPrice(row.ask))) {
      this.#findings.passOver();
      return;
    }
    const product = OPTION_SERIES[row.series].underlying;
    const day = this.#days.find(product, row.tradeDate);
    if (day.status === 'fault') {
      this.#reject(row, row.tradeDate, day);
      return;
    }
    const month = monthIndexOf(row.month);
    if (month === undefined) {
      this.#reject(row, row.month, NOT_A_MONTH);
      return;
    }
    const unlisted = listingFault(product, month, day);
    if (unlisted !== undefined) {
      this.#reject(row, `${row.series} ${row.month}`, unlisted);
      return;
    }
    const strike = parseStrike(row.strike, row.series, fromMonthIndex(month));
    if (strike.status === 'fault') {
      this.#reject(row, row.strike, strike);
      return;
    }
    const numbers = this.#numbers(
      { ...row, settle: priceText(row.settle), bid: priceText(row.bid), ask: priceText(row.ask) },
      { settle: parsePremium, bid: parsePremium, ask: parsePremium, volume: parseCount, openInterest: parseCount },
    );
    if (numbers === undefined) return;
    const isCall = row.type === 'CALL';
    const { series, line } = row;
    rows.options.add({ series, month, isCall, strike: strike.value, day: day.day, ...numbers, line });
  }

  #spot(row: StatedSpot, rows: ImportRows): void {
    const date = parseDate(row.date, this.#today);
    if (typeof date !== 'string') {
      this.#reject(row, row.date, date);
      return;
    }
    if (isWithoutPrice(row.price)) {
      this.#findings.passOver();
      return;
    }
    const price = parsePrice(row.price);
    if (price.status === 'fault') this.#reject(row, row.price, price);
    else rows.spot.add(row.series, toDayNumber(date), price.value, row.line);
  }

  #positions(row: StatedPositions, rows: ImportRows): void {
    const date = parseDate(row.date, this.#today);
    if (typeof date !== 'string') {
      this.#reject(row, row.date, date);
      return;
    }
    const numbers = this.#numbers(row, POSITION_PARSERS);
    if (numbers === undefined) return;
    const { product, line } = row;
    rows.positions.add({ product, isCombined: row.report === 'COMBINED', day: toDayNumber(date), ...numbers, line });
  }

  /** @returns the numbers of those fields, NaN where blank; undefined where one is none, and the row rejected */
  #numbers<Field extends string>(
    row: Readonly<Record<NoInfer<Field>, string>> & { readonly line: number },
    parsers: Readonly<Record<Field, (text: string) => ParsedNumber>>,
  ): Record<Field, number> | undefined {
    // `Object.entries` widens the keys of a record over a closed union.
    const entries = Object.entries(parsers) as [Field, (text: string) => ParsedNumber][];
    const numbers: Partial<Record<Field, number>> = {};
    for (const [field, parse] of entries) {
      const text = row[field];
      if (text === '') {
        numbers[field] = NaN;
        continue;
      }
      const parsed = parse(text);
      if (parsed.status === 'fault') {
        this.#reject(row, text, parsed);
        return undefined;
      }
      numbers[field] = parsed.value;
    }
    // Every field of `parsers` has been set.
    return numbers as Record<Field, number>;
  }

  #reject({ line }: { readonly line: number }, value: string, { reason, message }: Fault): void {
    this.#findings.reject({ line }, value, reason, message);
  }
}

const POSITION_PARSERS = Object.fromEntries(POSITION_COUNTS.map((count) => [count, parseCount])) as Readonly<
  // One entry for each of the union's members.
  Record<PositionCount, typeof parseCount>
>;

const NOT_A_MONTH: Fault = {
  status: 'fault',
  reason: 'DATE_INVALID',
  message: 'a contract month lies between 1980-01 and 2079-12',
};

function isWithoutPrice(text: string): boolean {
  return text === '' || text === CABINET;
}

function priceText(text: string): string {
  return text === CABINET ? '' : text;
}

function monthIndexOf(text: string): number | undefined {
  const month = parseContractMonth(text);
  return month === undefined || !isKnownMonth(month) ? undefined : toMonthIndex(month);
}

function rounded<Field extends string>(
  product: ProductCode,
  prices: Readonly<Record<Field, number>>,
): Record<Field, number> {
  const entries = Object.entries<number>(prices).map(([field, price]) => [
    field,
    Number.isNaN(price) ? price : roundToTick(product, price),
  ]);
  // The same fields, each with another number.
  return Object.fromEntries(entries) as Record<Field, number>;
}
