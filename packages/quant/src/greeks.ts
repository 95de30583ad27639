/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import type { OptionType } from './option-type.js';

/** Price and sensitivities of one option: per 1.00 of each variable and per year; time runs forward (theta = −dV/dT). */
export interface Greeks {
  price: number;
  /** dV/dF */
  delta: number;
  /** d²V/dF² */
  gamma: number;
  /** dV/dsigma */
  vega: number;
  /** dV/dt = −dV/dT at the same F */
  theta: number;
  /** dV/dr */
  rho: number;
  /** dV/dK */
  dualDelta: number;
  /** d²V/dK², the discounted risk-neutral density at the strike */
  dualGamma: number;
  /** d²V/dF dsigma */
  vanna: number;
  /** d²V/dsigma² */
  volga: number;
  /** d(delta)/dt */
  charm: number;
  /** d(vega)/dt */
  veta: number;
  /** d³V/dF³ */
  speed: number;
  /** d(gamma)/dsigma */
  zomma: number;
  /** d(gamma)/dt */
  color: number;
  /** d³V/dsigma³ */
  ultima: number;
}

/** The same, a column each: where a batch writes its results. */
export type GreeksColumns = { readonly [Name in keyof Greeks]: Float64Array };

/** @returns Greeks that hold NaN, to be filled: of one shape and of doubles from the start, which keeps writing fast */
export function emptyGreeks(): Greeks {
  return {
    price: NaN,
    delta: NaN,
    gamma: NaN,
    vega: NaN,
    theta: NaN,
    rho: NaN,
    dualDelta: NaN,
    dualGamma: NaN,
    vanna: NaN,
    volga: NaN,
    charm: NaN,
    veta: NaN,
    speed: NaN,
    zomma: NaN,
    color: NaN,
    ultima: NaN,
  };
}

/** @returns columns for a batch of that many options */
export function greeksColumns(length: number): GreeksColumns {
  const names = Object.keys(emptyGreeks());
  return Object.fromEntries(names.map((name) => [name, new Float64Array(length)])) as unknown as GreeksColumns; // all names
}

type GreeksBatch = (
  isCall: Uint8Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  sigma: Float64Array,
  r: Float64Array,
  out: GreeksColumns,
) => void;

/** One option is a batch of one. */
const isCall = /* @__PURE__ */ new Uint8Array(1);
const forward = /* @__PURE__ */ new Float64Array(1);
const strike = /* @__PURE__ */ new Float64Array(1);
const time = /* @__PURE__ */ new Float64Array(1);
const volatility = /* @__PURE__ */ new Float64Array(1);
const rate = /* @__PURE__ */ new Float64Array(1);
const one = /* @__PURE__ */ greeksColumns(1);

/** What a batch answers for one option, written into `out`. */
export function greeksOfOne(
  batch: GreeksBatch,
  type: OptionType,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  out: Greeks,
): Greeks {
  isCall[0] = type === 'CALL' ? 1 : 0;
  forward[0] = F;
  strike[0] = K;
  time[0] = T;
  volatility[0] = sigma;
  rate[0] = r;
  batch(isCall, forward, strike, time, volatility, rate, one);
  loadGreeks(one, out);
  return out;
}

/** Copies the first row of the columns into one option's Greeks. */
function loadGreeks(columns: GreeksColumns, greeks: Greeks): void {
  greeks.price = columns.price[0] as number;
  greeks.delta = columns.delta[0] as number;
  greeks.gamma = columns.gamma[0] as number;
  greeks.vega = columns.vega[0] as number;
  greeks.theta = columns.theta[0] as number;
  greeks.rho = columns.rho[0] as number;
  greeks.dualDelta = columns.dualDelta[0] as number;
  greeks.dualGamma = columns.dualGamma[0] as number;
  greeks.vanna = columns.vanna[0] as number;
  greeks.volga = columns.volga[0] as number;
  greeks.charm = columns.charm[0] as number;
  greeks.veta = columns.veta[0] as number;
  greeks.speed = columns.speed[0] as number;
  greeks.zomma = columns.zomma[0] as number;
  greeks.color = columns.color[0] as number;
  greeks.ultima = columns.ultima[0] as number;
}
