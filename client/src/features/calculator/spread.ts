/** An option on the difference of two futures by every model, side by side. */
import { SPREAD_MODELS, measureSpreadOption } from '@cushing/pricing';
import type { SpreadInputs, SpreadMeasures, SpreadModel } from '@cushing/pricing';
import type { OptionType } from '@cushing/products';

import type { CalculatorView, FieldName } from './calculator-view.js';
import { percentDigits, shortText } from './market-values.js';
import { expiryShown } from './option-form.js';
import type { FieldState, MarketAnswers, OptionForm } from './option-form.js';
import { readNumber } from '../../lib/read-number.js';
import { PRICE_RULES, VOL_RULES } from './read-fields.js';

/** Both futures in one quotation; vols lognormal, decimals per square root of a year. */
export interface CalculatedSpread {
  readonly type: OptionType;
  readonly forward1: number;
  readonly forward2: number;
  readonly strike: number;
  readonly years: number;
  readonly vol1: number;
  readonly vol2: number;
  readonly correlation: number;
  readonly rate: number;
}

/** What one model says; null where it says nothing, for the reason given. */
export interface SpreadColumn extends SpreadMeasures {
  readonly model: SpreadModel;
  readonly reason: string | undefined;
}

/** @returns what every model says, each with the vols that it counts in; no number in it is NaN or infinite */
export function spreadColumns(spread: CalculatedSpread): readonly SpreadColumn[] {
  return SPREAD_MODELS.map((model) => {
    const measures = measureSpreadOption(spreadInputs(model, spread));
    if (measures.price !== null) return { model, reason: undefined, ...measures };
    return {
      model,
      reason: reasonAgainst(model, spread) ?? 'These numbers are beyond what it can value.',
      ...measures,
    };
  });
}

/** A normal vol is the one by which the lognormal one moves the future. */
export function spreadInputs(model: SpreadModel, spread: CalculatedSpread): SpreadInputs {
  const { forward1, forward2, vol1, vol2 } = spread;
  const isNormal = model === 'BACHELIER';
  return {
    model,
    ...spread,
    vol1: isNormal ? Math.abs(forward1) * vol1 : vol1,
    vol2: isNormal ? Math.abs(forward2) * vol2 : vol2,
  };
}

function reasonAgainst(model: SpreadModel, { forward1, forward2, strike }: CalculatedSpread): string | undefined {
  if (model === 'BACHELIER') return undefined;
  if (!(forward1 > 0 && forward2 > 0)) return 'Lognormal: knows no future that is not positive.';
  if (model !== 'EXACT' && !(forward2 + strike > 0))
    return 'Knows no second future with the strike that is not positive.';
  return undefined;
}

export interface SpreadForm {
  readonly field: (name: FieldName) => FieldState;
  readonly spread: CalculatedSpread | undefined;
}

const CORRELATION_EXAMPLE = '0.95';

/**
 * @param form of an option on the first future, whose price, vol, time and rate these are
 * @returns the fields of the second future and of the difference; the next expiry's future fills them
 */
export function spreadForm(view: CalculatorView, form: OptionForm, answers: MarketAnswers): SpreadForm {
  const { typed } = view;
  const { forward, vol, rate } = form.reads;
  const expiry = expiryShown(view, answers.expiries);
  const next = answers.expiries.find(
    (candidate) => candidate.series === view.series && expiry !== undefined && candidate.expiry > expiry,
  );
  const second = fill(typed.forward2, next?.forward ?? null, shortText, next?.underlying);
  const forward2 = readNumber(second.text, { what: 'the price of the second future', ...PRICE_RULES });
  const secondVol = fill(
    typed.vol2,
    // A vol of a future that is not positive is in prices.
    (next?.forward ?? 0) > 0 ? (next?.atmVol ?? null) : null,
    percentDigits,
    next === undefined ? undefined : `${next.underlying}, at the money`,
  );
  const vol2 = readNumber(secondVol.text, { what: 'the vol', ...VOL_RULES });
  const correlationText = fill(typed.correlation, CORRELATION_EXAMPLE, String, 'example');
  const correlation = readNumber(correlationText.text, {
    what: 'the correlation',
    least: -1,
    most: 1,
    range: 'Between −1 and 1.',
  });
  const difference =
    forward.value === undefined || forward2.value === undefined
      ? null
      : Number((forward.value - forward2.value).toFixed(4));
  const strikeText = fill(typed.spreadStrike, difference, shortText, 'at the money');
  const strike = readNumber(strikeText.text, { what: 'the strike of the difference', ...PRICE_RULES });
  const states: Readonly<Partial<Record<FieldName, FieldState>>> = {
    forward2: { ...second, error: forward2.error },
    vol2: { ...secondVol, error: vol2.error },
    correlation: { ...correlationText, error: correlation.error },
    spreadStrike: { ...strikeText, error: strike.error },
  };
  return { field: (name) => states[name] ?? form.field(name), spread: calculated() };

  function calculated(): CalculatedSpread | undefined {
    if (forward.value === undefined || forward2.value === undefined || strike.value === undefined) return undefined;
    if (vol.value === undefined || vol2.value === undefined || correlation.value === undefined) return undefined;
    if (form.years.value === undefined || rate.value === undefined) return undefined;
    return {
      type: view.type,
      forward1: forward.value,
      forward2: forward2.value,
      strike: strike.value,
      years: form.years.value,
      vol1: vol.value,
      vol2: vol2.value,
      correlation: correlation.value,
      rate: rate.value,
    };
  }
}

function fill<Value>(
  typed: string | undefined,
  value: Value | null,
  write: (value: Value) => string,
  hint: string | undefined,
): FieldState {
  if (typed !== undefined) return { text: typed };
  return value === null ? { text: '' } : { text: write(value), hint };
}
