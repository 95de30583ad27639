/** One option by every model, side by side: the functions that the API calculates with. */
import { GREEKS, impliedVolOf, measureOption, optionFigures, volKindOf } from '@cushing/pricing';
import type { Greek, NoVolReason, OptionFigures, PricingModel } from '@cushing/pricing';
import type { OptionType, ProductCode } from '@cushing/products';

import type { OptionCalculationInput } from '../../gql/graphql.js';

/** The models in the order of their columns: the European one, the American ones, the normal one. */
export const COLUMN_MODELS = [
  'BLACK76',
  'AMERICAN',
  'BAW',
  'BJERKSUND_STENSLAND',
  'BACHELIER',
] as const satisfies readonly PricingModel[];

/** One option and what is known of it, in the units of `OptionInputs`. */
export interface CalculatedOption {
  readonly type: OptionType;
  readonly forward: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly given:
    | {
        readonly kind: 'VOL';
        readonly vol: number;
        /** Of BACHELIER; null where there is none to be had. */
        readonly normalVol: number | null;
      }
    | { readonly kind: 'PRICE'; readonly price: number };
}

/** What one model says of an option; null where it says nothing. */
export interface ModelColumn {
  readonly model: PricingModel;
  readonly price: number | null;
  readonly vol: number | null;
  /** Why there is no price or no vol, in words. */
  readonly reason: string | undefined;
  readonly figures: OptionFigures;
  readonly greeks: Readonly<Record<Greek, number | null>>;
}

/** Of sigma·√T and r·T: beyond, the exact American prices are not what they are within, and the API refuses. */
const MOST_AMERICAN_DEVIATION = 8;
const MOST_AMERICAN_RATE = 5;

const NO_FIGURES: OptionFigures = {
  intrinsic: null,
  timeValue: null,
  breakEven: null,
  probabilityInTheMoney: null,
  expectedMove: null,
};
const NO_GREEKS = Object.fromEntries(GREEKS.map((greek) => [greek, null])) as Readonly<Record<Greek, null>>; // of every Greek

/** @returns a column for each model */
export function modelColumns(option: CalculatedOption): readonly ModelColumn[] {
  return COLUMN_MODELS.map((model) => modelColumn(model, option));
}

/** @returns what the model says, or why it says nothing; no number in it is NaN or infinite */
export function modelColumn(model: PricingModel, option: CalculatedOption): ModelColumn {
  const { type, forward, strike, years, rate, given } = option;
  const none = (reason: string): ModelColumn => ({
    ...{ model, price: null, vol: null, reason },
    figures: NO_FIGURES,
    greeks: NO_GREEKS,
  });
  if (volKindOf(model) === 'LOGNORMAL' && !(forward > 0 && strike > 0)) {
    return none(`Lognormal: knows no ${forward > 0 ? 'strike' : 'forward'} that is not positive.`);
  }
  if (model === 'AMERICAN') {
    if (rate * years > MOST_AMERICAN_RATE) return none('Not exact where rate · years is above 5.');
    if (given.kind === 'VOL' && given.vol * Math.sqrt(years) > MOST_AMERICAN_DEVIATION) {
      return none('Not exact where vol · √years is above 8.');
    }
  }
  if (given.kind === 'VOL') {
    const vol = volKindOf(model) === 'NORMAL' ? given.normalVol : given.vol;
    if (vol === null) return none('Needs a normal vol: none follows from a share of a price of 0.');
    const { price, greeks } = measureOption({ model, type, forward, strike, years, vol, rate });
    if (!Number.isFinite(price)) return none('These numbers are too large for it.');
    const figures = optionFigures({ model, type, forward, strike, years, rate, price, vol });
    return { model, price, vol, reason: undefined, figures, greeks };
  }
  const { price } = given;
  const { status, vol } = impliedVolOf(model, type, price, forward, strike, years, rate);
  const figures = optionFigures({ model, type, forward, strike, years, rate, price, vol });
  if (status !== 'OK') return { model, price, vol, reason: reasonText(status, option), figures, greeks: NO_GREEKS };
  const { greeks } = measureOption({ model, type, forward, strike, years, vol, rate });
  return { model, price, vol, reason: undefined, figures, greeks };
}

/** @returns the variables of the API's question that has what the column shows for an answer */
export function questionOf(
  { type, forward, strike, years, rate, given }: CalculatedOption,
  { model, vol }: ModelColumn,
  product: ProductCode,
): { readonly input: OptionCalculationInput } {
  const known = given.kind === 'PRICE' ? { price: given.price } : { vol };
  return { input: { product, model, type, forward, strike, years, rate, ...known } };
}

/**
 * @param vol of a lognormal model, a decimal
 * @returns the vol at which a normal model moves the forward as far, in the quotation; null where a share of it is nothing
 */
export function normalVolOf(forward: number, vol: number): number | null {
  return forward === 0 ? null : Math.abs(forward) * vol;
}

function reasonText(reason: NoVolReason, { type }: CalculatedOption): string {
  switch (reason) {
    case 'NO_QUOTE':
      return 'No price to find a vol for.';
    case 'NO_FORWARD':
      return 'No forward to value it against.';
    case 'EXPIRED':
      return 'No time left: no vol is in the price.';
    case 'BELOW_INTRINSIC':
      return 'Costs less than exercising it is worth.';
    case 'AT_INTRINSIC':
      return 'Costs what exercising it is worth: any low vol gives that.';
    case 'ABOVE_BOUND':
      return `Costs more than ${type === 'CALL' ? 'the future' : 'the strike'}: no vol gives that.`;
    case 'AT_MINIMUM_TICK':
      return 'Costs the smallest tick: too coarse for a vol.';
    case 'NOT_LOGNORMAL':
      return 'Lognormal: knows no forward or strike that is not positive.';
  }
}
