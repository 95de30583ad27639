import { type BatchModel, chainKernel } from './chain-kernel.js';
import { DESK_UNITS } from './desk-units.js';
import { measureOption } from './measure-option.js';
import { effectiveModel, isKnownTo } from './option-bounds.js';
import type { Greek } from './option-measures.js';
import type { PricingModel } from './pricing-model.js';

/** Values and the Greeks that move with the future, a row for each option; NaN where there is no volatility. */
export interface ChainMeasures {
  /** Present value, in the quotation. */
  readonly price: Float64Array;
  /** In a desk's units, here and below: see `OptionMeasures`. */
  readonly delta: Float64Array;
  readonly gamma: Float64Array;
  readonly vega: Float64Array;
  readonly theta: Float64Array;
}

/** The Greeks of a chain, each with its name in quant and here. */
const MEASURED = [
  ['delta', 'DELTA'],
  ['gamma', 'GAMMA'],
  ['vega', 'VEGA'],
  ['theta', 'THETA'],
] as const satisfies readonly (readonly [keyof ChainMeasures, Greek])[];

/**
 * Values and Greeks of the options of one expiry at given volatilities: `measureOption` for many at once, AMERICAN at
 * quant's FAST accuracy as in `priceChain`. BAW and BJERKSUND_STENSLAND are measured one by one.
 *
 * @param forward of all of them; years and rate likewise, as in `OptionInputs`
 * @param strikes in the quotation, as long as the next two
 * @param isCall 1 for a call, 0 for a put
 * @param vols as in `OptionInputs`; NaN where there is none
 * @param out receives the measures
 * @returns `out`; NaN where an argument is out of range
 */
export function measureChain(
  model: PricingModel,
  forward: number,
  years: number,
  rate: number,
  strikes: Float64Array,
  isCall: Uint8Array,
  vols: Float64Array,
  out: ChainMeasures = chainMeasures(strikes.length),
): ChainMeasures {
  const effective = effectiveModel(model, rate, years);
  if (effective === 'BAW' || effective === 'BJERKSUND_STENSLAND') {
    fillOneByOne({ model: effective, forward, years, rate }, strikes, isCall, vols, out);
  } else fillByBatch(effective, { model, forward, years, rate }, strikes, isCall, vols, out);
  return out;
}

/** @returns columns of NaN for so many options */
export function chainMeasures(length: number): ChainMeasures {
  const none = (): Float64Array => new Float64Array(length).fill(NaN);
  return { price: none(), delta: none(), gamma: none(), vega: none(), theta: none() };
}

/** What the options of an expiry have in common. */
interface ChainMarket {
  readonly model: PricingModel;
  readonly forward: number;
  readonly years: number;
  readonly rate: number;
}

function fillByBatch(
  effective: BatchModel,
  { model, forward, years, rate }: ChainMarket,
  strikes: Float64Array,
  isCall: Uint8Array,
  vols: Float64Array,
  out: ChainMeasures,
): void {
  const kernel = chainKernel(effective, forward, years, rate, strikes, isCall, vols);
  // Quant takes a price of 0 for one; a lognormal one is never that.
  for (let row = 0; row < strikes.length; row += 1) {
    const isKnown = isKnownTo(model, forward, strikes[row] ?? NaN);
    out.price[row] = isKnown ? (kernel.price[row] ?? NaN) : NaN;
    // + 0 makes 0 of -0.
    for (const [column, greek] of MEASURED) {
      out[column][row] = isKnown ? (kernel[column][row] ?? NaN) * DESK_UNITS[greek] + 0 : NaN;
    }
  }
}

function fillOneByOne(
  market: ChainMarket,
  strikes: Float64Array,
  isCall: Uint8Array,
  vols: Float64Array,
  out: ChainMeasures,
): void {
  for (const [row, strike] of strikes.entries()) {
    const type = isCall[row] === 1 ? 'CALL' : 'PUT';
    const { price, greeks } = measureOption({ ...market, type, strike, vol: vols[row] ?? NaN }, []);
    out.price[row] = price;
    for (const [column, greek] of MEASURED) out[column][row] = greeks[greek] ?? NaN;
  }
}
