import { compareSpreadModels, measureSpreadOption } from '@cushing/pricing';
import type { SpreadInputs } from '@cushing/pricing';

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
import type { SpreadOptionCalculation, SpreadOptionQuestion } from './calculator.types.js';

/**
 * @param flatRate where the question has none
 * @throws {AppError} BAD_USER_INPUT with the field, for what is out of the model's range
 */
export function calculateSpreadOption(question: SpreadOptionQuestion, flatRate: number): SpreadOptionCalculation {
  const inputs: SpreadInputs = { ...question, model: question.model ?? 'EXACT', rate: question.rate ?? flatRate };
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
  const measures = measureSpreadOption(inputs);
  if (measures.price === null) {
    const message = `${model} knows no strike at or below −forward2, here ${-forward2}: ask for EXACT or BACHELIER.`;
    throw badInput('strike', 'OUT_OF_RANGE', message);
  }
  return { ...measures, price: measures.price, model, rate, comparisons: compareSpreadModels(inputs) };
}
