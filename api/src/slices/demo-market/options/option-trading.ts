import { OPTION_SERIES, OPTION_SERIES_CODES } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';

import { hedgersGathering } from '../open-interest.js';
import { keyedNormal, keyedUniform } from '../random-streams.js';
import { OPTION_ACTIVITY, OPTION_MODELS } from './option-model-parameters.js';

/** Calendar days over which open interest builds up towards expiry: most of it in the last months. */
const BUILD_UP_DAYS = 110;
const EARLY_SHARE = 0.15;
const EARLY_DAYS = 600;
/** Calendar days over which trading thins out along the expiries. */
const NEAR_DAYS = 38;
const FAR_SHARE = 0.06;
const FAR_DAYS = 300;
/** Log deviation between neighbouring strikes' interest, and of one option's day. */
const HOLDERS_DEVIATION = 0.7;
const DAY_DEVIATION = 1.1;
/** Positions are taken a little out of the money, thin out slowly beyond and fast in the money; in deviations. */
const PREFERRED = 0.4;
const OUTER_WIDTH = 0.8;
const INNER_WIDTH = 0.35;
/** Years that the width of the interest has more than the option: it was spread when there was more time. */
const YEARS_OF_HISTORY = 0.3;
const YEARS_OF_TRADING = 0.06;

/** Draws of one option, apart from each other. */
const HOLDERS = 0x1000000;
const WHOLE_HOLDER = 0x2000000;
const TRADES = 0x3000000;
const WHOLE_TRADE = 0x4000000;
const BETWEEN = 0x5000000;

/** One chain's day as trading sees it. */
export interface TradedChain {
  readonly series: OptionSeries;
  /** `MonthIndex`. */
  readonly month: number;
  /** `DayNumber` of the trade date. */
  readonly day: number;
  /** Calendar days to expiry, ≥ 0. */
  readonly daysLeft: number;
  readonly years: number;
  /** The underlying's settlement, and its price as of the last weeks, when positions were taken; > 0. */
  readonly forward: number;
  readonly remembered: number;
  /** Log of the product's volume against an ordinary day's. */
  readonly activity: number;
}

/** Volumes and open interest of one chain: each option's of its own draws, whatever else is listed. */
export class OptionTrading {
  readonly #seed: number;
  readonly #chain: TradedChain;
  readonly #nearStep: number;
  readonly #openInterest: number;
  readonly #volume: number;

  /** @param nearStep the step between strikes near the money, in the quotation */
  constructor(seed: number, chain: TradedChain, nearStep: number) {
    this.#seed = seed;
    this.#chain = chain;
    this.#nearStep = nearStep;
    const { series, month, daysLeft, years, forward, remembered, activity } = chain;
    const { underlying } = OPTION_SERIES[series];
    const { usualVol } = OPTION_MODELS[underlying];
    const { volume, openInterest } = OPTION_ACTIVITY[series];
    const gathering = hedgersGathering(underlying, month, daysLeft);
    const builtUp =
      (1 - EARLY_SHARE) * Math.exp(-daysLeft / BUILD_UP_DAYS) + EARLY_SHARE * Math.exp(-daysLeft / EARLY_DAYS);
    const traded = (1 - FAR_SHARE) * Math.exp(-daysLeft / NEAR_DAYS) + FAR_SHARE * Math.exp(-daysLeft / FAR_DAYS);
    // Shares of one strike, so that nothing depends on which others are listed.
    this.#openInterest =
      (openInterest * builtUp * gathering * nearStep) / (remembered * usualVol * Math.sqrt(years + YEARS_OF_HISTORY));
    this.#volume =
      (volume * traded * gathering * Math.exp(activity) * nearStep) /
      (forward * usualVol * Math.sqrt(years + YEARS_OF_TRADING));
  }

  /** @returns whole contracts open at the end of the session; an option's changes slowly from day to day */
  openInterest(strike: number, isCall: boolean): number {
    const { remembered, years } = this.#chain;
    const key = this.#key(strike, isCall);
    const share = this.#preference(strike, isCall, remembered, years + YEARS_OF_HISTORY);
    const holders = Math.exp(HOLDERS_DEVIATION * keyedNormal(this.#seed, key, HOLDERS) - HOLDERS_DEVIATION ** 2 / 2);
    return Math.floor(this.#openInterest * share * holders + keyedUniform(this.#seed, key, WHOLE_HOLDER));
  }

  /** @returns whole contracts traded, none where nobody came */
  volume(strike: number, isCall: boolean): number {
    const { forward, years, day } = this.#chain;
    const key = this.#key(strike, isCall);
    const share = this.#preference(strike, isCall, forward, years + YEARS_OF_TRADING);
    const trades = Math.exp(DAY_DEVIATION * keyedNormal(this.#seed, key, TRADES + day) - DAY_DEVIATION ** 2 / 2);
    return Math.floor(this.#volume * share * trades + keyedUniform(this.#seed, key, WHOLE_TRADE + day));
  }

  /** @returns uniform in (0, 1): where between bid and ask the option settled that day */
  chance(strike: number, isCall: boolean): number {
    return keyedUniform(this.#seed, this.#key(strike, isCall), BETWEEN + this.#chain.day);
  }

  /** How much of a type's interest the strike draws, against one at the money. */
  #preference(strike: number, isCall: boolean, around: number, years: number): number {
    const { series } = this.#chain;
    const { puts } = OPTION_ACTIVITY[series];
    const { usualVol } = OPTION_MODELS[OPTION_SERIES[series].underlying];
    const above = Math.log(strike / around) / (usualVol * Math.sqrt(years));
    const beyond = (isCall ? above : -above) - PREFERRED;
    const side = isCall ? 1 - puts : puts;
    return side * Math.exp(beyond > 0 ? -beyond / OUTER_WIDTH : beyond / INNER_WIDTH) * this.#roundness(strike);
  }

  /** People like round numbers: every twentieth and tenth step, then every fifth. */
  #roundness(strike: number): number {
    const steps = Math.round(strike / this.#nearStep);
    if (steps % 20 === 0) return 3.2;
    if (steps % 10 === 0) return 2.3;
    if (steps % 5 === 0) return 1.5;
    return steps % 2 === 0 ? 0.9 : 0.45;
  }

  /** Of 32 bits: the option, whatever the day. */
  #key(strike: number, isCall: boolean): number {
    const { series, month } = this.#chain;
    const units = Math.round(strike * 10 ** OPTION_SERIES[series].strikeDecimals);
    const option = (OPTION_SERIES_CODES.indexOf(series) * 2 + (isCall ? 1 : 0)) * 40_000 + month;
    return (Math.imul(option, 0x9e3779b1) + units) | 0;
  }
}
