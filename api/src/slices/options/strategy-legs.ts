/** Legs of a strategy from their symbols: what a trade date says of each. */
import type { Greek, OptionLeg, StrategyLeg } from '@cushing/pricing';
import { measureOption } from '@cushing/pricing';
import { futuresSymbol, OPTION_SERIES, optionSymbol, parseSymbol, toMonthIndex } from '@cushing/products';
import type { ContractMonth, Instrument, OptionType } from '@cushing/products';

import type { AppError } from '../../shared/errors.js';
import { ANY_PRICE, badInput, requireWithin } from './calculator-input.js';
import type { LegVolSource, StrategyLegAnswer, StrategyLegQuestion } from './calculator.types.js';
import { numberOrNull } from './expiry-summary.js';
import type { AnalysedDay, AnalysedExpiry } from './options.types.js';
import { volAlong } from './smile-places.js';

/** What is listed near what was asked for: as many in an error. */
const NEAREST = 4;
/** Contracts of one leg. */
const MOST_CONTRACTS = 1_000_000;
/** What is told of a leg: the others would cost many valuations. */
const LEG_GREEKS: readonly Greek[] = ['DELTA', 'GAMMA', 'VEGA', 'THETA', 'RHO'];
/** Strikes are decimals of at most four places. */
const SAME_STRIKE = 1e-9;

/** A leg, as it is computed and as it is told of. */
export interface MarketLeg {
  readonly leg: StrategyLeg;
  readonly answer: StrategyLegAnswer;
}

/** Settles of the product's futures on the trade date. */
export type FutureSettles = ReadonlyMap<ContractMonth, number>;

type OptionInstrument = Extract<Instrument, { kind: 'OPTION' }>;

/**
 * @param index of the leg, from 0
 * @throws {AppError} BAD_USER_INPUT that names the leg: for a symbol that is none or of another product, a contract that
 * is not listed, with the nearest ones that are, and one without what it takes to value it
 */
export function marketLeg(
  question: StrategyLegQuestion,
  index: number,
  day: AnalysedDay,
  futures: FutureSettles,
): MarketLeg {
  const { quantity, price, symbol } = question;
  const field = `legs[${index}]`;
  const refuse: Refuse = (what, reason, message, nearest) =>
    badInput(`${field}.${what}`, reason, `Leg ${index + 1}, ${shown(symbol)}: ${message}`, {
      leg: index + 1,
      ...(nearest === undefined ? {} : { nearest }),
    });
  if (!Number.isInteger(quantity) || quantity === 0 || Math.abs(quantity) > MOST_CONTRACTS) {
    throw refuse('quantity', 'OUT_OF_RANGE', `write how many contracts, 1 to ${MOST_CONTRACTS}, negative when sold.`);
  }
  if (price !== undefined) requireWithin(`${field}.price`, price, ANY_PRICE);
  const parsed = parseSymbol(symbol, day.tradeDate);
  if (parsed.status !== 'ok') throw refuse('symbol', parsed.reason, parsed.message);
  const { instrument } = parsed;
  const product = instrument.kind === 'FUTURE' ? instrument.product : OPTION_SERIES[instrument.series].underlying;
  if (product !== day.product) {
    throw refuse('symbol', 'LEG_OF_OTHER_PRODUCT', `it is of ${product}: all legs are of ${day.product}.`);
  }
  return instrument.kind === 'FUTURE'
    ? futureLeg(question, instrument.month, day, futures, refuse)
    : optionLeg(question, instrument, day, refuse);
}

type Refuse = (what: string, reason: string, message: string, nearest?: readonly string[]) => AppError;

function futureLeg(
  { quantity, price }: StrategyLegQuestion,
  month: ContractMonth,
  { product, tradeDate }: AnalysedDay,
  futures: FutureSettles,
  refuse: Refuse,
): MarketLeg {
  const forward = futures.get(month);
  if (forward === undefined) {
    const nearest = nearestTo(month, [...futures.keys()]).map((listed) => futuresSymbol(product, listed));
    const message = `it has no settlement on ${tradeDate}. ${named('The nearest that have', nearest, 'No future of it has')}`;
    throw refuse('symbol', 'CONTRACT_NOT_LISTED', message, nearest);
  }
  const symbol = futuresSymbol(product, month);
  const entryPrice = price ?? forward;
  return {
    leg: { kind: 'FUTURE', quantity, entryPrice, forward },
    answer: {
      ...{ symbol, underlying: symbol, quantity, price: entryPrice, settle: forward, forward },
      ...{ expiry: null, years: null, model: null, vol: null, volSource: null },
      ...{ delta: 1, gamma: 0, vega: 0, theta: 0, rho: 0 },
    },
  };
}

function optionLeg(
  { quantity, price }: StrategyLegQuestion,
  { series, month, type, strike }: OptionInstrument,
  day: AnalysedDay,
  refuse: Refuse,
): MarketLeg {
  const ofSeries = day.expiries.filter((expiry) => expiry.series === series);
  const expiry = ofSeries.find((candidate) => candidate.month === month);
  if (expiry === undefined) {
    const months = nearestTo(
      month,
      ofSeries.map((listed) => listed.month),
    );
    const nearest = months.map((listed) => futuresSymbol(day.product, listed).replace(day.product, series));
    const message = `no such expiry is listed on ${day.tradeDate}. ${named('The nearest', nearest, `No ${series} is`)}`;
    throw refuse('symbol', 'EXPIRY_NOT_LISTED', message, nearest);
  }
  const side = type === 'CALL' ? expiry.calls : expiry.puts;
  const row = expiry.strikes.findIndex((listed, at) => isSame(listed, strike) && side.isListed[at] === 1);
  if (row < 0) {
    const nearest = nearestStrikes(expiry, type, strike).map((listed) => optionSymbol(series, month, type, listed));
    const message = `no such strike is listed on ${day.tradeDate}. ${named('The nearest', nearest, `No ${type.toLowerCase()} is`)}`;
    throw refuse('symbol', 'STRIKE_NOT_LISTED', message, nearest);
  }
  const { forward, years, rate } = expiry;
  const { model } = expiry.model;
  if (!Number.isFinite(forward)) {
    const message = `there is no price of its future to value it at: import the futures of ${day.tradeDate}.`;
    throw refuse('symbol', 'NO_FORWARD', message);
  }
  const settle = side.settle[row] ?? NaN;
  const entryPrice = price ?? (Number.isFinite(settle) ? settle : middleOf(side.bid[row], side.ask[row]));
  if (!Number.isFinite(entryPrice)) throw refuse('price', 'NO_SETTLE', 'it has not settled: give its price.');
  const { vol, source } = volOf(expiry, side.vol[row] ?? NaN, strike);
  if (Number.isNaN(vol))
    throw refuse('symbol', 'NO_VOL', 'neither its price nor its expiry’s smile gives a volatility.');
  const leg: OptionLeg = {
    ...{ kind: 'OPTION', model, type, strike, quantity, entryPrice, forward, years, vol, rate },
  };
  const { greeks } = measureOption(leg, LEG_GREEKS);
  return {
    leg,
    answer: {
      symbol: optionSymbol(series, month, type, strike),
      underlying: expiry.underlying,
      quantity,
      price: entryPrice,
      settle: numberOrNull(settle),
      forward,
      expiry: expiry.expiry,
      years,
      model,
      vol: years > 0 ? vol : null,
      volSource: years > 0 ? source : null,
      delta: greeks.DELTA,
      gamma: greeks.GAMMA,
      vega: greeks.VEGA,
      theta: greeks.THETA,
      rho: greeks.RHO,
    },
  };
}

/** An expired option needs none. */
function volOf(
  expiry: AnalysedExpiry,
  own: number,
  strike: number,
): { readonly vol: number; readonly source: LegVolSource } {
  if (expiry.years <= 0) return { vol: 0, source: 'PRICE' };
  if (!Number.isNaN(own)) return { vol: own, source: 'PRICE' };
  return { vol: volAlong(expiry)(strike), source: 'SMILE' };
}

function middleOf(bid = NaN, ask = NaN): number {
  return bid <= ask ? (bid + ask) / 2 : NaN;
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < SAME_STRIKE;
}

function nearestTo(month: ContractMonth, listed: readonly ContractMonth[]): readonly ContractMonth[] {
  const distance = (other: ContractMonth): number => Math.abs(toMonthIndex(other) - toMonthIndex(month));
  return [...listed]
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, NEAREST)
    .sort();
}

function nearestStrikes({ strikes, calls, puts }: AnalysedExpiry, type: OptionType, strike: number): readonly number[] {
  const { isListed } = type === 'CALL' ? calls : puts;
  return [...strikes.filter((_, row) => isListed[row] === 1)]
    .sort((one, other) => Math.abs(one - strike) - Math.abs(other - strike))
    .slice(0, NEAREST)
    .sort((one, other) => one - other);
}

/** @returns what there is in a sentence, or the other sentence where there is nothing */
function named(what: string, listed: readonly string[], nothing: string): string {
  return listed.length === 0 ? `${nothing}.` : `${what}: ${listed.join(', ')}.`;
}

function shown(symbol: string): string {
  return JSON.stringify(symbol.slice(0, 24));
}
