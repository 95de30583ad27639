import { fromDayNumber, nextTradeDate, toDayNumber } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { dateOf } from '../curve.js';
import type { Curve, CurvePast } from '../curve.js';
import type { CurveRule, RuleMarks } from '../rule.js';

/** Where so large a part of the steps from one date to the next leaves dates out, the file is sparse by intent. */
const SPARSE_SHARE = 1 / 3;
/** Fewer gaps are single ones, however short the file. */
const LEAST_SPARSE_GAPS = 5;

interface Gap {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly dates: number;
  /** The first line after it. */
  readonly line: number;
}

/** Finds trade dates of a product that lie between two dates of the file and that neither it nor the store knows. */
export class TradeDateGapRule implements CurveRule {
  #first: Curve | undefined;
  #latest: Curve | undefined;
  #steps = 0;
  #gaps: Gap[] = [];

  judge(curve: Curve, { storeDays }: CurvePast): void {
    this.#first ??= curve;
    if (this.#latest !== undefined) {
      this.#steps += 1;
      const gap = gapBetween(this.#latest, curve, storeDays);
      if (gap !== undefined) this.#gaps.push(gap);
    }
    this.#latest = curve;
  }

  finish(marks: RuleMarks): void {
    const [first, latest] = [this.#first, this.#latest];
    if (first !== undefined && latest !== undefined) this.#report(first, latest, marks);
    this.#first = undefined;
    this.#latest = undefined;
    this.#steps = 0;
    this.#gaps = [];
  }

  #report(first: Curve, latest: Curve, marks: RuleMarks): void {
    const { product } = first;
    const gaps = this.#gaps;
    if (gaps.length >= LEAST_SPARSE_GAPS && gaps.length >= this.#steps * SPARSE_SHARE) {
      const missing = gaps.reduce((sum, { dates }) => sum + dates, 0);
      const all = missing + this.#steps + 1;
      marks.note(
        'TRADE_DATE_GAP',
        'INFO',
        `${product} is sparse: ${missing} of ${all} trade dates from ${dateOf(first)} to ${dateOf(latest)} have no settlements`,
        gaps[0]?.line ?? 0,
      );
      return;
    }
    for (const gap of gaps) {
      marks.note('TRADE_DATE_GAP', gap.dates === 1 ? 'INFO' : 'WARNING', describe(product, gap), gap.line);
    }
  }
}

function gapBetween(before: Curve, after: Curve, storeDays: ReadonlySet<number>): Gap | undefined {
  const { product } = after;
  const end = dateOf(after);
  let first: IsoDate | undefined;
  let last: IsoDate | undefined;
  let dates = 0;
  for (let date = nextTradeDate(product, fromDayNumber(before.day)); date < end; date = nextTradeDate(product, date)) {
    if (storeDays.has(toDayNumber(date))) continue;
    first ??= date;
    last = date;
    dates += 1;
  }
  return first === undefined || last === undefined ? undefined : { first, last, dates, line: after.lines[0] ?? 0 };
}

function describe(product: ProductCode, { first, last, dates }: Gap): string {
  if (dates === 1) return `${product} has no settlements on ${first}, a trade date`;
  return `${product} has no settlements on ${dates} trade dates from ${first} to ${last}`;
}
