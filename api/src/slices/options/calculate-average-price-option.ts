import type { AveragePriceInputs } from '@cushing/pricing';

import {
  ANY_PRICE,
  badInput,
  lifeOf,
  LOGNORMAL_VOL,
  POSITIVE_PRICE,
  RATE,
  requireWithin,
  YEARS,
} from './calculator-input.js';
import type { AveragePriceCalculation, AveragePriceQuestion } from './calculator.types.js';
import type { OptionComputation } from './options.ports.js';

/** Most fixings of one average, those made included: a year and a half of daily ones. */
const MAX_FIXINGS = 400;

/**
 * @param flatRate where the question has none
 * @throws {AppError} BAD_USER_INPUT with the field, for what is out of range and for more fixings than `MAX_FIXINGS`
 */
export async function calculateAveragePriceOption(
  question: AveragePriceQuestion,
  flatRate: number,
  computation: Pick<OptionComputation, 'measureAveragePriceOption'>,
): Promise<AveragePriceCalculation> {
  const inputs = checkedInputs(question, flatRate);
  const { method, rate } = inputs;
  const measures = await computation.measureAveragePriceOption(inputs);
  if (measures.price === null) throw new TypeError('an average price option within every range has no price');
  return { ...measures, price: measures.price, method, rate };
}

function checkedInputs(question: AveragePriceQuestion, flatRate: number): AveragePriceInputs {
  const { strike, vol, fixings, knownFixings = [], rate = flatRate, method = 'CURRAN' } = question;
  const count = fixings.length + knownFixings.length;
  if (count === 0 || count > MAX_FIXINGS) {
    throw badInput('fixings', 'OUT_OF_RANGE', `An average is of 1 to ${MAX_FIXINGS} fixings, not ${count}.`);
  }
  requireWithin('strike', strike, ANY_PRICE);
  requireWithin('rate', rate, RATE);
  requireWithin('vol', vol, LOGNORMAL_VOL);
  for (const [index, { years, forward }] of fixings.entries()) {
    requireWithin(`fixings[${index}].years`, years, YEARS);
    requireWithin(`fixings[${index}].forward`, forward, POSITIVE_PRICE);
  }
  for (const [index, known] of knownFixings.entries()) requireWithin(`knownFixings[${index}]`, known, ANY_PRICE);
  const lastFixing = Math.max(0, ...fixings.map(({ years }) => years));
  const paymentYears = question.paymentYears ?? lastFixing;
  requireWithin('paymentYears', paymentYears, { from: lastFixing, to: YEARS.to });
  return {
    ...{ ...question, method, rate, knownFixings, paymentYears },
    fixings: fixings.map(({ years, forward }) => ({ years: lifeOf(years), forward })),
  };
}
