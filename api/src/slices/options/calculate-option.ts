import {
  chooseModel,
  describeGreek,
  describeModel,
  GREEKS,
  greekStatusOf,
  optionFigures,
  volKindOf,
  volUnit,
} from '@cushing/pricing';
import type { ChosenModel, Greek, GreekStatus, OptionTerms, PricingModel, VolKind } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { yearsToExpiry } from '../market/index.js';
import { AMERICAN_DEVIATION, AMERICAN_RATE, valueOption } from './calculate-value.js';
import {
  ANY_PRICE,
  badInput,
  lifeOf,
  LOGNORMAL_VOL,
  NORMAL_VOL,
  POSITIVE_PRICE,
  RATE,
  requireWithin,
  YEARS,
} from './calculator-input.js';
import type {
  GreekValue,
  OptionCalculation,
  OptionCalculationQuestion,
  OptionValuation,
  UnvaluedOption,
} from './calculator.types.js';
import type { OptionComputation } from './options.ports.js';

/** The model is always asked for, so that the terms decide nothing. */
const ANY_TERMS: OptionTerms = { exerciseStyle: 'EUROPEAN', premiumStyle: 'EQUITY' };

/** Those that are searched for, exercise by exercise, some milliseconds each. */
const SLOW_MODELS: ReadonlySet<PricingModel> = new Set(['AMERICAN', 'BAW', 'BJERKSUND_STENSLAND']);

/**
 * Value and Greeks at a vol, or the vol at a price and the Greeks there. A price that has no vol is answered with the
 * reason for it.
 *
 * @param flatRate where the question has none
 * @throws {AppError} BAD_USER_INPUT with the field, for what is missing, said twice or out of range
 */
export async function calculateOption(
  question: OptionCalculationQuestion,
  flatRate: number,
  computation: Pick<OptionComputation, 'valueOption'>,
): Promise<OptionCalculation> {
  const { type, forward, strike, price: asked } = question;
  const rate = question.rate ?? flatRate;
  requireOneOf('vol', question.vol, 'price', asked);
  requireWithin('forward', forward, ANY_PRICE);
  requireWithin('strike', strike, ANY_PRICE);
  requireWithin('rate', rate, RATE);
  const years = yearsOf(question);
  const chosen = modelOf(question);
  const { model } = chosen;
  const kind = volKindOf(model);
  if (question.vol !== undefined) requireWithin('vol', question.vol, kind === 'NORMAL' ? NORMAL_VOL : LOGNORMAL_VOL);
  if (asked !== undefined) requireWithin('price', asked, ANY_PRICE);
  if (model === 'AMERICAN') requireTabled(question.vol ?? 0, years, rate);
  const market = { model, type, forward, strike, years, rate };
  const option: UnvaluedOption = { ...market, vol: question.vol ?? null, price: asked ?? null };
  const { found, measures } = await (SLOW_MODELS.has(model) ? computation.valueOption(option) : valueOption(option));
  const price = asked ?? measures?.price ?? NaN;
  const quotation = quotationOf(question.product);
  return {
    model,
    modelReason: chosen.reason,
    modelNote: describeModel(chosen, forward, strike),
    years,
    rate,
    price,
    vol: found.vol,
    volStatus: found.status,
    volUnit: volUnit(kind, quotation),
    greeks: greekValues(measures?.greeks, statusesOf(market, { found, measures }), quotation, kind),
    ...optionFigures({ ...market, price, vol: found.vol }),
  };
}

/**
 * @param statusOf whether there is a value, or why not
 * @returns each Greek with its unit; without values where there are none
 */
export function greekValues(
  values: Readonly<Record<Greek, number | null>> | undefined,
  statusOf: (greek: Greek) => GreekStatus,
  quotation: string,
  kind: VolKind,
): readonly GreekValue[] {
  return GREEKS.map((greek) => {
    const { name, unit } = describeGreek(greek, quotation, kind);
    return { greek, name, unit, value: values?.[greek] ?? null, status: statusOf(greek) };
  });
}

function statusesOf(
  market: Omit<UnvaluedOption, 'vol' | 'price'>,
  { found, measures }: OptionValuation,
): (greek: Greek) => GreekStatus {
  const { status, vol } = found;
  if (vol === null) return () => status;
  return (greek) => greekStatusOf({ ...market, vol }, greek, measures?.greeks[greek] ?? null);
}

function quotationOf(product: ProductCode | undefined): string {
  return product === undefined ? 'price unit' : PRODUCTS[product].quotation;
}

function modelOf({ forward, strike, model = 'BLACK76', allowFallback = true }: OptionCalculationQuestion): ChosenModel {
  const chosen = chooseModel(ANY_TERMS, forward, strike, model);
  if (chosen.reason === 'NOT_LOGNORMAL' && !allowFallback) {
    requireWithin('forward', forward, POSITIVE_PRICE);
    requireWithin('strike', strike, POSITIVE_PRICE);
  }
  return chosen;
}

function yearsOf({ years, expiry, valuationDate }: OptionCalculationQuestion): number {
  requireOneOf('years', years, 'expiry', expiry);
  if (years !== undefined) {
    if (valuationDate !== undefined) {
      throw badInput('valuationDate', 'ONE_OF', 'A valuation date goes with an expiry, not with years.');
    }
    requireWithin('years', years, YEARS);
    return lifeOf(years);
  }
  if (expiry === undefined || valuationDate === undefined) {
    throw badInput('valuationDate', 'MISSING', 'Give the valuation date beside the expiry.');
  }
  if (expiry < valuationDate) {
    throw badInput('expiry', 'OUT_OF_RANGE', `The expiry ${expiry} lies before the valuation date ${valuationDate}.`);
  }
  const life = yearsToExpiry(valuationDate, expiry);
  requireWithin('years', life, YEARS);
  return life;
}

function requireTabled(vol: number, years: number, rate: number): void {
  if (vol * Math.sqrt(years) > AMERICAN_DEVIATION) {
    const message = `vol · √years must be at most ${AMERICAN_DEVIATION} for AMERICAN, not ${vol * Math.sqrt(years)}.`;
    throw badInput('vol', 'OUT_OF_RANGE', message);
  }
  if (rate * years > AMERICAN_RATE) {
    const message = `rate · years must be at most ${AMERICAN_RATE} for AMERICAN, not ${rate * years}.`;
    throw badInput('rate', 'OUT_OF_RANGE', message);
  }
}

/** @throws {AppError} BAD_USER_INPUT for both, and for neither */
function requireOneOf(first: string, one: unknown, second: string, other: unknown): void {
  if ((one === undefined) !== (other === undefined)) return;
  const told = one === undefined ? 'neither is given' : 'both are given';
  throw badInput(first, 'ONE_OF', `Give either ${first} or ${second}: ${told}.`);
}
