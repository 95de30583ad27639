import {
  bachelierSpreadPrice,
  bjerksundStenslandSpreadPrice,
  kirkPrice,
  type OptionType,
  spreadOptionPrice,
} from '@cushing/quant';

import type { GreekStatus } from './greek-status.js';
import { around, type Around, curvature, OUTERMOST, slope } from './central-difference.js';

/** The ways to value an option on the difference of two futures. */
export const SPREAD_MODELS = ['EXACT', 'KIRK', 'BJERKSUND_STENSLAND', 'BACHELIER'] as const;

/**
 * EXACT: two lognormal futures, by integration; KIRK and BJERKSUND_STENSLAND approximate that; BACHELIER: two normal
 * futures, in closed form.
 */
export type SpreadModel = (typeof SPREAD_MODELS)[number];

/** An option on the first future less the second, and the market it is valued in. */
export interface SpreadInputs {
  readonly model: SpreadModel;
  readonly type: OptionType;
  /** In one quotation, as are the strike and everything else. */
  readonly forward1: number;
  readonly forward2: number;
  readonly strike: number;
  /** To the expiry, actual/365, ≥ 0. */
  readonly years: number;
  /** Per sqrt(year): decimals, in the quotation for BACHELIER. */
  readonly vol1: number;
  readonly vol2: number;
  /** −1 … 1 */
  readonly correlation: number;
  readonly rate: number;
}

/** Value and sensitivities in a desk's units; null where there is none: see `measureSpreadOption`. */
export interface SpreadMeasures {
  /** Present value, in the quotation. */
  readonly price: number | null;
  /** Per 1.00 of each future. */
  readonly delta1: number | null;
  readonly delta2: number | null;
  readonly gamma11: number | null;
  readonly gamma22: number | null;
  /** Of the first delta per 1.00 of the second future, or the other way round. */
  readonly crossGamma: number | null;
  /** Per vol point, 0.01, of each. */
  readonly vega1: number | null;
  readonly vega2: number | null;
  /** Per 0.01 of the correlation. */
  readonly correlationSensitivity: number | null;
  /** Per calendar day. */
  readonly theta: number | null;
  /** NO_DEVIATION: none of the sensitivities is there; OUT_OF_RANGE: those that are null take a step out of the range. */
  readonly greeksStatus: Extract<GreekStatus, 'OK' | 'NO_DEVIATION' | 'OUT_OF_RANGE'>;
}

/** What one model says of a spread option. */
export interface SpreadModelPrice {
  readonly model: SpreadModel;
  readonly price: number | null;
  /** NOT_IN_MODEL: it knows no such futures, or no such strike. */
  readonly status: Extract<GreekStatus, 'OK' | 'NOT_IN_MODEL'>;
}

/** Where what the sixth order misses and the noise of the values are alike: in deviations of the difference. */
const STEP = 0.03;
const PER_POINT = 0.01;
const PER_DAY = 1 / 365;

/**
 * Sensitivities are central differences of sixth order over shares of the difference's deviation. They are null where it
 * has none (no time, no vol, or two futures that move as one), and where a step would leave the model's range: of a
 * future or vol at 0, or a correlation at −1 or 1.
 *
 * @param inputs finite; the price is null outside the model's range
 */
export function measureSpreadOption(inputs: SpreadInputs): SpreadMeasures {
  const price = numberOrNull(spreadPrice(inputs));
  const steps = stepsFor(inputs);
  if (price === null || steps === undefined) return { ...NONE, price };
  const along = (step: number, moved: (away: number) => Partial<SpreadInputs>): Around<number> =>
    around((n) => spreadPrice({ ...inputs, ...moved(n * step) }));
  const { forward1, forward2, vol1, vol2, correlation, years } = inputs;
  const first = along(steps.forward1, (away) => ({ forward1: forward1 + away }));
  const second = along(steps.forward2, (away) => ({ forward2: forward2 + away }));
  const both = Math.min(steps.forward1, steps.forward2);
  const [together, apart] = [1, -1].map((side) =>
    around((n) => spreadPrice({ ...inputs, forward1: forward1 + n * both, forward2: forward2 + side * n * both })),
  ) as [Around<number>, Around<number>];
  const byVol1 = along(steps.vol1, (away) => ({ vol1: vol1 + away }));
  const byVol2 = along(steps.vol2, (away) => ({ vol2: vol2 + away }));
  const byCorrelation = along(steps.correlation, (away) => ({ correlation: correlation + away }));
  const byYears = along(steps.years, (away) => ({ years: years + away }));
  const greeks = {
    delta1: numberOrNull(slope(first, steps.forward1)),
    delta2: numberOrNull(slope(second, steps.forward2)),
    gamma11: numberOrNull(curvature(first, steps.forward1)),
    gamma22: numberOrNull(curvature(second, steps.forward2)),
    crossGamma: numberOrNull((curvature(together, both) - curvature(apart, both)) / 4),
    vega1: numberOrNull(slope(byVol1, steps.vol1) * PER_POINT),
    vega2: numberOrNull(slope(byVol2, steps.vol2) * PER_POINT),
    correlationSensitivity: numberOrNull(slope(byCorrelation, steps.correlation) * PER_POINT),
    // Time runs forward while the life grows shorter.
    theta: numberOrNull(-slope(byYears, steps.years) * PER_DAY),
  };
  return { price, ...greeks, greeksStatus: Object.values(greeks).includes(null) ? 'OUT_OF_RANGE' : 'OK' };
}

/**
 * The price by every model, each with the vols that it counts in: those of the asked model carried over at the futures,
 * a decimal being its product with the future in the quotation.
 *
 * @returns null where a model does not know such futures or such a strike
 */
export function compareSpreadModels(inputs: SpreadInputs): readonly SpreadModelPrice[] {
  return SPREAD_MODELS.map((model) => {
    const [factor1, factor2] = [inputs.forward1, inputs.forward2].map((forward) => {
      if ((model === 'BACHELIER') === (inputs.model === 'BACHELIER')) return 1;
      return model === 'BACHELIER' ? forward : 1 / forward;
    }) as [number, number];
    const vols = { vol1: inputs.vol1 * factor1, vol2: inputs.vol2 * factor2 };
    const price = numberOrNull(spreadPrice({ ...inputs, ...vols, model }));
    return { model, price, status: price === null ? 'NOT_IN_MODEL' : 'OK' };
  });
}

function spreadPrice(inputs: SpreadInputs): number {
  const { model, type, forward1, forward2, strike, years, vol1, vol2, correlation, rate } = inputs;
  return PRICES[model](type, forward1, forward2, strike, years, vol1, vol2, correlation, rate);
}

const PRICES = {
  EXACT: spreadOptionPrice,
  KIRK: kirkPrice,
  BJERKSUND_STENSLAND: bjerksundStenslandSpreadPrice,
  BACHELIER: bachelierSpreadPrice,
} as const satisfies Record<SpreadModel, typeof spreadOptionPrice>;

type Moved = 'forward1' | 'forward2' | 'vol1' | 'vol2' | 'correlation' | 'years';

/** @returns steps in each one's own unit; undefined where the difference of the futures has no deviation */
function stepsFor(inputs: SpreadInputs): Readonly<Record<Moved, number>> | undefined {
  const { model, forward1, forward2, years, vol1, vol2, correlation } = inputs;
  const root = Math.sqrt(years);
  const isNormal = model === 'BACHELIER';
  const size1 = (isNormal ? 1 : forward1) * root;
  const size2 = (isNormal ? 1 : forward2) * root;
  const [s1, s2] = [vol1 * size1, vol2 * size2];
  const deviation = Math.sqrt(Math.max(s1 * s1 + s2 * s2 - 2 * correlation * s1 * s2, 0));
  if (!(deviation > 1e-9 * (s1 + s2))) return undefined;
  // The outermost value lies a little within the range.
  const within = (step: number, room: number): number => Math.min(step, room / (OUTERMOST + 1));
  const forward = STEP * deviation;
  return {
    forward1: isNormal ? forward : within(forward, forward1),
    forward2: isNormal ? forward : within(forward, forward2),
    vol1: within((STEP * deviation) / size1, vol1),
    vol2: within((STEP * deviation) / size2, vol2),
    correlation: within((STEP * deviation * deviation) / (2 * s1 * s2), 1 - Math.abs(correlation)),
    years: STEP * years,
  };
}

const NONE: Omit<SpreadMeasures, 'price'> = {
  delta1: null,
  delta2: null,
  gamma11: null,
  gamma22: null,
  crossGamma: null,
  vega1: null,
  vega2: null,
  correlationSensitivity: null,
  theta: null,
  greeksStatus: 'NO_DEVIATION',
};

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
