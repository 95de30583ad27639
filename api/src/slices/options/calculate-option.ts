import {
  chooseModel,
  describeGreek,
  describeModel,
  GREEKS,
  impliedVolOf,
  measureOption,
  optionFigures,
  volKindOf,
  volUnit,
} from '@cushing/pricing';
import type { ChosenModel, Greek, ImpliedVol, OptionTerms, VolKind } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { yearsToExpiry } from '../market/index.js';
import {
  ANY_PRICE,
  badInput,
  LOGNORMAL_VOL,
  NORMAL_VOL,
  POSITIVE_PRICE,
  RATE,
  requireWithin,
  YEARS,
} from './calculator-input.js';
import type { GreekValue, OptionCalculation, OptionCalculationQuestion } from './calculator.types.js';

/** Of sigma·√T and r·T: beyond, quant's American prices are not what they are within. */
const AMERICAN_DEVIATION = 8;
const AMERICAN_RATE = 5;

/** The model is always asked for, so that the terms decide nothing. */
const ANY_TERMS: OptionTerms = { exerciseStyle: 'EUROPEAN', premiumStyle: 'EQUITY' };

/**
 * Value and Greeks at a vol, or the vol at a price and the Greeks there. A price that has no vol is answered with the
 * reason for it.
 *
 * @param flatRate where the question has none
 * @throws {AppError} BAD_USER_INPUT with the field, for what is missing, said twice or out of range
 */
export function calculateOption(question: OptionCalculationQuestion, flatRate: number): OptionCalculation {
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
  const found: ImpliedVol =
    asked === undefined
      ? { status: 'OK', vol: question.vol ?? NaN }
      : impliedVolOf(model, type, asked, forward, strike, years, rate);
  const measured =
    found.vol === null ? undefined : measureOption({ model, type, forward, strike, years, vol: found.vol, rate });
  const price = asked ?? measured?.price ?? NaN;
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
    greeks: greekValues(measured?.greeks, quotation, kind),
    ...optionFigures({ model, type, forward, strike, years, rate, price, vol: found.vol }),
  };
}

/** @returns each Greek with its unit; without values where there are none */
export function greekValues(
  values: Readonly<Record<Greek, number | null>> | undefined,
  quotation: string,
  kind: VolKind,
): readonly GreekValue[] {
  return GREEKS.map((greek) => {
    const { name, unit } = describeGreek(greek, quotation, kind);
    return { greek, name, unit, value: values?.[greek] ?? null };
  });
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
    return years;
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
