/** Fields of an option with what stands in them, where it is from and what is wrong; and the option that they say. */
import { MODEL_NAMES, chooseModel, describeModel } from '@cushing/pricing';
import type { PricingModel } from '@cushing/pricing';
import { OPTION_SERIES, isOnStrikeGrid, optionMonthOfExpiry, parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { CalculatorExpiriesQuery } from '../../gql/graphql.js';
import { dateText, numberText } from '../../lib/format.js';
import type { CalculatorView, FieldName } from './calculator-view.js';
import { DAYS_IN_YEAR, dateAfter, daysBetween, yearsBetween } from './life.js';
import { marketValues, shortText } from './market-values.js';
import type { Chain, MarketValue, MarketValues } from './market-values.js';
import { normalVolOf } from './model-columns.js';
import type { CalculatedOption } from './model-columns.js';
import { readNumber } from '../../lib/read-number.js';
import type { Read } from '../../lib/read-number.js';
import { PRICE_RULES, RATE_RULES, VOL_RULES, YEAR_RULES, readDate } from './read-fields.js';

export type Expiries = CalculatorExpiriesQuery['optionExpiries'];

/** One field as it is shown. */
export interface FieldState {
  readonly text: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly placeholder?: string | undefined;
}

export interface OptionForm {
  readonly valuation: IsoDate;
  readonly field: (name: FieldName) => FieldState;
  /** What the fields say that other kinds of option have too; percents as shares. */
  readonly reads: Readonly<Record<'forward' | 'rate' | 'strike' | 'vol', Read<number>>>;
  /** How the time is said. */
  readonly lifeBy: 'EXPIRY' | 'DAYS' | 'YEARS';
  readonly years: Read<number>;
  /** The option; undefined while a field is wrong. */
  readonly option: CalculatedOption | undefined;
  /** The model of the option's terms with this forward and strike. */
  readonly model: PricingModel;
  /** Which one that is and why, in words. */
  readonly modelNote: string;
}

/** What the market was asked. */
export interface MarketAnswers {
  readonly expiries: Expiries;
  readonly chain: Chain | undefined;
  /** Of the valuation, where neither the address nor the market says one. */
  readonly today: IsoDate;
}

/** An option that expires sooner is valued on its last days only. */
const LEAST_DAYS = 7;

const MOST_DAYS = 50 * DAYS_IN_YEAR;
const DAY_RULES = { least: 0, most: MOST_DAYS, range: `From 0 to ${MOST_DAYS}.` } as const;
const PREMIUM_RULES = { ...PRICE_RULES, least: 0, range: 'A premium is not below 0, nor above 1,000,000.' } as const;
const NORMAL_VOL_RULES = { ...PRICE_RULES, above: 0, range: 'Above 0, at most 1,000,000.' } as const;

/** Said where neither a person nor the market says anything. */
const EXAMPLES: MarketValues = {
  days: { text: '30', note: 'example' },
  vol: { text: '30', note: 'example' },
  rate: { text: '4', note: 'example' },
};

/** @returns the expiry shown: the one of the address, else the first that has more than some days left */
export function expiryShown(view: CalculatorView, expiries: Expiries): IsoDate | undefined {
  const typed = parseIsoDate(view.typed.expiry?.trim() ?? '');
  if (typed !== undefined) return typed;
  const own = expiries.filter(({ series }) => series === view.series);
  return (own.find(({ daysToExpiry }) => daysToExpiry >= LEAST_DAYS) ?? own.at(-1))?.expiry;
}

/** @returns whether the API may know a chain of that date */
export function isExpiryOf(view: CalculatorView, expiry: IsoDate): boolean {
  return optionMonthOfExpiry(view.series, expiry).status === 'ok';
}

export function optionForm(view: CalculatorView, { expiries, chain, today }: MarketAnswers): OptionForm {
  const { typed, type, series, given } = view;
  const valuation = view.asOf ?? chain?.tradeDate ?? expiries[0]?.tradeDate ?? today;
  const market = chain === undefined ? {} : marketValues(chain, type, strikeTyped(view));
  const filled = (name: FieldName): MarketValue | undefined =>
    market[name] ?? (name === 'strike' ? atTheForward(typed.forward) : EXAMPLES[name]);
  const textOf = (name: FieldName): string => typed[name] ?? filled(name)?.text ?? '';

  const expiry = expiryShown(view, expiries);
  const lifeBy =
    typed.years !== undefined ? 'YEARS' : typed.days !== undefined || expiry === undefined ? 'DAYS' : 'EXPIRY';
  const years = readYears();
  const forward = readNumber(textOf('forward'), { what: 'the price of the future', ...PRICE_RULES });
  const strike = readNumber(textOf('strike'), { what: 'the strike', ...PRICE_RULES });
  const rate = readNumber(textOf('rate'), { what: 'the rate, 0 for none', ...RATE_RULES });
  const vol = readNumber(textOf('vol'), { what: 'the vol', ...VOL_RULES });
  const price = readNumber(textOf('price'), { what: 'the premium', ...PREMIUM_RULES });
  // A market that has normal vols alone says so, until a vol in percent is typed.
  const normalText = typed.normalVol ?? (typed.vol === undefined ? market.normalVol?.text : undefined) ?? '';
  const derived = forward.value === undefined || vol.value === undefined ? null : normalVolOf(forward.value, vol.value);
  const normalVol: Read<number | null> =
    normalText.trim() === ''
      ? { value: derived }
      : readNumber(normalText, { what: 'the normal vol', ...NORMAL_VOL_RULES });

  const prices = [forward.value ?? NaN, strike.value ?? NaN] as const;
  const terms = OPTION_SERIES[series];
  const chosen = chooseModel(terms, ...prices);

  const reads = { forward, strike, rate, vol, normalVol, price };
  const errors: Readonly<Partial<Record<FieldName, Read<unknown>>>> = reads;
  const hints: Readonly<Partial<Record<FieldName, string | undefined>>> = {
    forward:
      note('forward') ??
      (forward.value !== undefined && forward.value <= 0 ? 'Not positive: Bachelier alone' : undefined),
    strike: strikeHint() ?? note('strike'),
    normalVol: note('normalVol', normalText) ?? 'of Bachelier alone; |F| · vol where empty',
    expiry: lifeHint(),
    days: lifeHint(),
    years: lifeHint(),
  };
  return {
    valuation,
    reads,
    lifeBy,
    years,
    field: (name) => ({
      text: name === 'expiry' ? (typed.expiry ?? expiry ?? '') : name === 'normalVol' ? normalText : textOf(name),
      hint: hints[name] ?? note(name),
      error: ['expiry', 'days', 'years'].includes(name) ? years.error : errors[name]?.error,
      placeholder: name === 'normalVol' && derived !== null ? numberText(derived, 4) : undefined,
    }),
    option: calculated(),
    model: chosen.model,
    modelNote:
      chosen.reason === 'NOT_LOGNORMAL'
        ? `${MODEL_NAMES[chooseModel(terms, NaN, NaN).model]}, by its terms; ${MODEL_NAMES[chosen.model]} here, as a price is not positive.`
        : describeModel(chosen, ...prices),
  };

  function readYears(): Read<number> {
    if (lifeBy === 'YEARS') {
      return readNumber(textOf('years'), { what: 'the years', ...YEAR_RULES });
    }
    if (lifeBy === 'DAYS') {
      const days = readNumber(textOf('days'), { what: 'the days', ...DAY_RULES });
      return days.value === undefined ? days : { value: days.value / DAYS_IN_YEAR };
    }
    const date = readDate(typed.expiry ?? expiry ?? '', 'the expiry');
    if (date.value === undefined) return date;
    return date.value < valuation
      ? { error: `Before the valuation on ${dateText(valuation)}.` }
      : { value: yearsBetween(valuation, date.value) };
  }

  function lifeHint(): string | undefined {
    if (years.value === undefined) return undefined;
    if (lifeBy !== 'EXPIRY') {
      const day = dateText(dateAfter(valuation, years.value));
      return lifeBy === 'DAYS' ? `${numberText(years.value, 6)} years, to ${day}` : `to ${day}`;
    }
    const days = expiry === undefined ? 0 : daysBetween(valuation, expiry);
    return `${days} ${days === 1 ? 'day' : 'days'}, ${numberText(years.value, 6)} years (actual/365)`;
  }

  function note(name: FieldName, text?: string): string | undefined {
    return typed[name] === undefined && text !== '' ? filled(name)?.note : undefined;
  }

  function strikeHint(): string | undefined {
    const { value } = strike;
    if (value === undefined) return undefined;
    if (value <= 0) return 'Not positive: Bachelier alone';
    return isOnStrikeGrid(series, value) ? undefined : `Off the strike grid of ${series}`;
  }

  function calculated(): CalculatedOption | undefined {
    if (forward.value === undefined || strike.value === undefined) return undefined;
    if (years.value === undefined || rate.value === undefined) return undefined;
    const common = { type, forward: forward.value, strike: strike.value, years: years.value, rate: rate.value };
    if (given === 'PRICE') {
      return price.value === undefined ? undefined : { ...common, given: { kind: 'PRICE', price: price.value } };
    }
    if (vol.value === undefined || normalVol.value === undefined) return undefined;
    return { ...common, given: { kind: 'VOL', vol: vol.value, normalVol: normalVol.value } };
  }
}

/** The strike in the field, where a person put one there. */
function strikeTyped({ typed }: CalculatorView): number | undefined {
  return typed.strike === undefined
    ? undefined
    : (readNumber(typed.strike, { what: 'the strike', ...PRICE_RULES }).value ?? NaN);
}

function atTheForward(typed: string | undefined): MarketValue | undefined {
  const forward =
    typed === undefined ? undefined : readNumber(typed, { what: 'the price of the future', ...PRICE_RULES }).value;
  return forward === undefined ? undefined : { text: shortText(forward), note: 'at the forward' };
}
