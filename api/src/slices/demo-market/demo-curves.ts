import { GALLONS_PER_BARREL, lastTradeDate, toDayNumber } from '@cushing/products';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';
import { schwartzSmithLogFutures } from '@cushing/quant';
import type { SchwartzSmithState } from '@cushing/quant';

import { BRENT, CRUDE, GAS, GASOLINE, GAS_SEASON, HEATING_OIL } from './demo-parameters.js';
import type { CurveModel, DifferentialModel } from './demo-parameters.js';
import type { MarketState } from './demo-path.js';

const DAYS_A_YEAR = 365;
/** USD/bbl within which a differential bends onto its floor. */
const FLOOR_WIDTH = 2;

/**
 * The prices of a product's contracts in one state of the market, before rounding to the tick.
 *
 * @param months delivery months, ascending
 * @returns one price for each month, in the product's quotation, positive
 */
export function demoCurve(product: ProductCode, state: MarketState, months: readonly ContractMonth[]): Float64Array {
  const maturities = Float64Array.from(months, (month) => yearsTo(state.date, lastTradeDate(product, month)));
  switch (product) {
    case 'CL':
      return factorCurve(CRUDE, state.crude, maturities);
    case 'NG':
      return factorCurve(GAS, state.gas, maturities).map(
        (price, index) => price * Math.exp(GAS_SEASON[monthOf(months[index]) - 1] ?? 0),
      );
    case 'BZ':
      return overCrude(BRENT, state.brent, state, months, maturities);
    case 'HO':
      return overCrude(HEATING_OIL, state.heatingOil, state, months, maturities).map(perGallon);
    case 'RB':
      return overCrude(GASOLINE, state.gasoline, state, months, maturities).map(perGallon);
  }
}

function factorCurve(model: CurveModel, state: SchwartzSmithState, maturities: Float64Array): Float64Array {
  const logs = new Float64Array(maturities.length);
  schwartzSmithLogFutures(model.parameters, state, maturities, logs);
  return logs.map(Math.exp);
}

/** Crude's curve at the same maturities, plus a differential that fades to its seasonal mean along the curve. */
function overCrude(
  model: DifferentialModel,
  deviation: number,
  state: MarketState,
  months: readonly ContractMonth[],
  maturities: Float64Array,
): Float64Array {
  return factorCurve(CRUDE, state.crude, maturities).map((crude, index) => {
    const phase = (2 * Math.PI * (monthOf(months[index]) - model.season.peakMonth)) / 12;
    const mean = model.mean + model.season.swing * Math.cos(phase);
    const fade = Math.exp(-model.reversion * (maturities[index] ?? 0));
    return crude + above(model.floor, mean + deviation * fade);
  });
}

/** A smooth maximum: the value itself well above the floor, the floor well below it. */
function above(floor: number, value: number): number {
  return floor + FLOOR_WIDTH * Math.log1p(Math.exp((value - floor) / FLOOR_WIDTH));
}

function perGallon(usdPerBarrel: number): number {
  return usdPerBarrel / GALLONS_PER_BARREL;
}

function yearsTo(from: IsoDate, to: IsoDate): number {
  return (toDayNumber(to) - toDayNumber(from)) / DAYS_A_YEAR;
}

function monthOf(month: ContractMonth | undefined): number {
  return Number(month?.slice(5));
}
