import type { ProductCode } from '@cushing/products';

import { PRODUCT_MODELS } from './model-parameters.js';
import { contractStream, nextNormal } from './random-streams.js';

const DAYS_A_WEEK = 7;
/** Longest life of a simulated contract, in weeks, with room to interpolate. */
const WEEKS = 320;
/** Calendar days over which interest builds up: most of it in the last months, some of it years ahead. */
const BUILD_UP_DAYS = 150;
const EARLY_SHARE = 0.12;
const EARLY_DAYS = 800;
/** Calendar days before the last trade date within which positions are closed or rolled. */
const CLOSE_OUT_DAYS = 15;
/** Calendar days over which a month that hedgers gather in becomes an ordinary one. */
const GATHERING_DAYS = 120;
/** Comings and goings of holders: log deviation, and what of it is left after a week. */
const HOLDERS_DEVIATION = 0.14;
const HOLDERS_DECAY = 0.93;

/**
 * Open interest of one product's contracts: it builds up over years, gathers in the months that hedgers prefer, and is
 * closed out before the last trade date.
 */
export class OpenInterest {
  readonly #seed: number;
  readonly #product: ProductCode;
  readonly #holders = new Map<number, Float64Array>();

  constructor(seed: number, product: ProductCode) {
    this.#seed = seed;
    this.#product = product;
  }

  /**
   * @param month `MonthIndex`
   * @param daysLeft calendar days to the last trade date, 0 … 2,200
   * @returns contracts, a whole number ≥ 0
   */
  of(month: number, daysLeft: number): number {
    const { openInterest } = PRODUCT_MODELS[this.#product].activity;
    const builtUp =
      (1 - EARLY_SHARE) * Math.exp(-daysLeft / BUILD_UP_DAYS) + EARLY_SHARE * Math.exp(-daysLeft / EARLY_DAYS);
    const stillOpen = -Math.expm1(-((daysLeft / CLOSE_OUT_DAYS) ** 2));
    return Math.round(
      openInterest *
        builtUp *
        stillOpen *
        hedgersGathering(this.#product, month, daysLeft) *
        Math.exp(this.#comingsAndGoings(month, daysLeft)),
    );
  }

  /** A walk through weekly points of the contract's own stream, straight between them. */
  #comingsAndGoings(month: number, daysLeft: number): number {
    const weeks = this.#weeklyHolders(month);
    const position = daysLeft / DAYS_A_WEEK;
    const week = Math.floor(position);
    const share = position - week;
    return (1 - share) * (weeks[week] ?? NaN) + share * (weeks[week + 1] ?? NaN);
  }

  #weeklyHolders(month: number): Float64Array {
    const known = this.#holders.get(month);
    if (known !== undefined) return known;
    const stream = contractStream(this.#seed, this.#product, month);
    const weeks = new Float64Array(WEEKS);
    const step = HOLDERS_DEVIATION * Math.sqrt(1 - HOLDERS_DECAY * HOLDERS_DECAY);
    // From far to near, as a contract lives; the order only matters to the reader.
    for (let week = WEEKS - 2; week >= 0; week -= 1) {
      weeks[week] = HOLDERS_DECAY * (weeks[week + 1] ?? NaN) + step * nextNormal(stream);
    }
    this.#holders.set(month, weeks);
    return weeks;
  }
}

/**
 * @param month `MonthIndex`
 * @returns how many times an ordinary month's interest this one draws: most of it far out, little near the end
 */
export function hedgersGathering(product: ProductCode, month: number, daysLeft: number): number {
  const most = PRODUCT_MODELS[product].activity.gathering[(month % 12) + 1] ?? 1;
  return 1 + (most - 1) * -Math.expm1(-daysLeft / GATHERING_DAYS);
}
