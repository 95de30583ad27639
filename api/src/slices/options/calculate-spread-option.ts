import type { SpreadInputs } from '@cushing/pricing';

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
import type { SpreadOptionCalculation, SpreadOptionQuestion } from './calculator.types.js';
import type { OptionComputation } from './options.ports.js';

/** Of vol·√years: beyond, a lognormal future is next to 0 and rarely immense, and integrals take long to find it. */
const LARGEST_DEVIATION = 8;

/**
 * @param flatRate where the question has none
 * @throws {AppError} BAD_USER_INPUT with the field, for what is out of the model's range
 */
export async function calculateSpreadOption(
  question: SpreadOptionQuestion,
  flatRate: number,
  computation: Pick<OptionComputation, 'valueSpreadOption'>,
): Promise<SpreadOptionCalculation> {
  const inputs: SpreadInputs = {
    ...question,
    model: question.model ?? 'EXACT',
    years: lifeOf(question.years),
    rate: question.rate ?? flatRate,
  };
  const { model, forward1, forward2, strike, years, vol1, vol2, correlation, rate } = inputs;
  const isNormal = model === 'BACHELIER';
  requireWithin('forward1', forward1, isNormal ? ANY_PRICE : POSITIVE_PRICE);
  requireWithin('forward2', forward2, isNormal ? ANY_PRICE : POSITIVE_PRICE);
  requireWithin('strike', strike, ANY_PRICE);
  requireWithin('years', years, YEARS);
  requireWithin('vol1', vol1, isNormal ? NORMAL_VOL : LOGNORMAL_VOL);
  requireWithin('vol2', vol2, isNormal ? NORMAL_VOL : LOGNORMAL_VOL);
  requireWithin('correlation', correlation, { from: -1, to: 1 });
  requireWithin('rate', rate, RATE);
  if (!isNormal) for (const field of ['vol1', 'vol2'] as const) requireDeviation(field, inputs[field], years);
  const measures = await computation.valueSpreadOption(inputs);
  if (measures.price === null) {
    const message = `${model} knows no strike at or below −forward2, here ${-forward2}: ask for EXACT or BACHELIER.`;
    throw badInput('strike', 'OUT_OF_RANGE', message);
  }
  return { ...measures, price: measures.price, model, rate };
}

function requireDeviation(field: string, vol: number, years: number): void {
  const deviation = vol * Math.sqrt(years);
  if (deviation <= LARGEST_DEVIATION) return;
  throw badInput(
    field,
    'OUT_OF_RANGE',
    `${field} · √years must be at most ${LARGEST_DEVIATION} for a spread, not ${deviation}.`,
  );
}
