import { addDays, isoDate, isTradeDate, toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { normalGenerator, schwartzSmithStep } from '@cushing/quant';
import type { NormalGenerator, SchwartzSmithState, SchwartzSmithStep } from '@cushing/quant';

import { BRENT, CORRELATION_WITH_CRUDE, CRUDE, GAS, GASOLINE, HEATING_OIL, PATH_BEGINS } from './demo-parameters.js';
import type { CurveModel, DifferentialModel } from './demo-parameters.js';

/** The state of the whole simulated market on one day. */
export interface MarketState {
  readonly date: IsoDate;
  readonly crude: SchwartzSmithState;
  readonly gas: SchwartzSmithState;
  /** Deviations of the differentials from their means, USD/bbl. */
  readonly brent: number;
  readonly heatingOil: number;
  readonly gasoline: number;
}

const DAYS_A_YEAR = 365;

/**
 * The market's path by trade date, always from the same first day: a later end adds days and changes none.
 *
 * @param seed a whole number in [0, 2³²)
 * @param through the last day, inclusive
 * @returns a state for each day on which any product settles
 */
export function simulatePath(seed: number, through: IsoDate): readonly MarketState[] {
  const generator = normalGenerator(seed);
  const states: MarketState[] = [];
  let state: MarketState = {
    date: isoDate(PATH_BEGINS),
    crude: { chi: 0.05, xi: Math.log(CRUDE.level) },
    gas: { chi: -0.05, xi: Math.log(GAS.level) },
    brent: 0,
    heatingOil: 0,
    gasoline: 0,
  };
  while (state.date <= through) {
    states.push(state);
    state = nextState(state, generator);
  }
  return states;
}

function nextState(state: MarketState, generator: NormalGenerator): MarketState {
  let date = addDays(state.date, 1);
  while (!isTradeDate('BZ', date)) date = addDays(date, 1);
  const years = (toDayNumber(date) - toDayNumber(state.date)) / DAYS_A_YEAR;
  const shock = generator.normal();
  const correlated = (rho: number): number => rho * shock + Math.sqrt(1 - rho * rho) * generator.normal();
  return {
    date,
    crude: nextFactors(CRUDE, state.crude, years, shock, generator.normal()),
    gas: nextFactors(GAS, state.gas, years, correlated(CORRELATION_WITH_CRUDE.gas), generator.normal()),
    brent: nextDeviation(BRENT, state.brent, years, correlated(CORRELATION_WITH_CRUDE.brent)),
    heatingOil: nextDeviation(HEATING_OIL, state.heatingOil, years, correlated(CORRELATION_WITH_CRUDE.heatingOil)),
    gasoline: nextDeviation(GASOLINE, state.gasoline, years, correlated(CORRELATION_WITH_CRUDE.gasoline)),
  };
}

/** Steps of the lengths that occur: one day, a weekend, a long weekend. */
const steps = new Map<CurveModel, Map<number, SchwartzSmithStep>>([
  [CRUDE, new Map()],
  [GAS, new Map()],
]);

function nextFactors(
  model: CurveModel,
  { chi, xi }: SchwartzSmithState,
  years: number,
  chiShock: number,
  xiShock: number,
): SchwartzSmithState {
  const known = steps.get(model);
  const step = known?.get(years) ?? schwartzSmithStep(model.parameters, years);
  known?.set(years, step);
  return {
    chi: step.decay * chi + step.chiChi * chiShock,
    xi: xi + model.pull * (Math.log(model.level) - xi) * years + step.xiChi * chiShock + step.xiXi * xiShock,
  };
}

function nextDeviation(model: DifferentialModel, deviation: number, years: number, shock: number): number {
  return deviation * Math.exp(-model.reversion * years) + model.vol * Math.sqrt(years) * shock;
}
