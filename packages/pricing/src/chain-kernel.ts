import {
  type AmericanGreeksColumns,
  americanGreeksBatch,
  bachelierGreeksBatch,
  black76GreeksBatch,
  greeksColumns,
} from '@cushing/quant';

/** The models whose Greeks quant has for many options at once. */
export type BatchModel = 'BLACK76' | 'BACHELIER' | 'AMERICAN';

/**
 * Prices and Greeks of the options of one expiry in quant's units, AMERICAN at its FAST accuracy.
 *
 * @param model what `effectiveModel` says
 * @param forward of all of them; years and rate likewise
 * @param vols NaN where there is none, which gives NaN
 */
export function chainKernel(
  model: BatchModel,
  forward: number,
  years: number,
  rate: number,
  strikes: Float64Array,
  isCall: Uint8Array,
  vols: Float64Array,
): AmericanGreeksColumns {
  const all = (value: number): Float64Array => new Float64Array(strikes.length).fill(value);
  const out = greeksColumns(strikes.length);
  const [forwards, lives, rates] = [all(forward), all(years), all(rate)];
  if (model === 'BACHELIER') bachelierGreeksBatch(isCall, forwards, strikes, lives, vols, rates, out);
  else if (model === 'BLACK76') black76GreeksBatch(isCall, forwards, strikes, lives, vols, rates, out);
  else americanGreeksBatch(isCall, forwards, strikes, lives, vols, rates, out, 'FAST');
  return out;
}
