import type { PricingModel } from '@cushing/pricing';
import type { IsoDate } from '@cushing/products';

import type { CsvValue } from '../../lib/csv.js';
import type { CalculatorView } from './calculator-view.js';
import type { CalculatedOption } from './model-columns.js';

/** What a calculation was made of, by the names of the columns that an export has for it. */
export type ExportInputs = Readonly<Record<string, CsvValue>>;

export interface Records {
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvValue[])[];
}

/** @param model the one that is used for the option; shares, not percents, as the API takes them */
export function optionInputs(
  { product, series }: CalculatorView,
  valuation: IsoDate,
  { type, forward, strike, years, rate, given }: CalculatedOption,
  model: PricingModel,
): ExportInputs {
  return {
    ...{ product, valuation, series, type, givenForward: forward, strike, years, rate },
    givenVol: given.kind === 'VOL' ? given.vol : null,
    givenNormalVol: given.kind === 'VOL' ? given.normalVol : null,
    givenPrice: given.kind === 'PRICE' ? given.price : null,
    modelUsed: model,
  };
}

/** @returns the records with the inputs at the end of each, so that a file says what it is of */
export function withInputs({ header, rows }: Records, inputs: ExportInputs): Records {
  const values = Object.values(inputs);
  return { header: [...header, ...Object.keys(inputs)], rows: rows.map((row) => [...row, ...values]) };
}
