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
  return {
    price: new Float64Array(length),
    delta: new Float64Array(length),
    gamma: new Float64Array(length),
    vega: new Float64Array(length),
    theta: new Float64Array(length),
    rho: new Float64Array(length),
    dualDelta: new Float64Array(length),
    dualGamma: new Float64Array(length),
    vanna: new Float64Array(length),
    volga: new Float64Array(length),
    charm: new Float64Array(length),
    veta: new Float64Array(length),
    speed: new Float64Array(length),
    zomma: new Float64Array(length),
    color: new Float64Array(length),
    ultima: new Float64Array(length),
  };
}

/** Copies row `row` of the columns into one option's Greeks. */
export function loadGreeks(columns: GreeksColumns, row: number, greeks: Greeks): void {
  greeks.price = columns.price[row] ?? NaN;
  greeks.delta = columns.delta[row] ?? NaN;
  greeks.gamma = columns.gamma[row] ?? NaN;
  greeks.vega = columns.vega[row] ?? NaN;
  greeks.theta = columns.theta[row] ?? NaN;
  greeks.rho = columns.rho[row] ?? NaN;
  greeks.dualDelta = columns.dualDelta[row] ?? NaN;
  greeks.dualGamma = columns.dualGamma[row] ?? NaN;
  greeks.vanna = columns.vanna[row] ?? NaN;
  greeks.volga = columns.volga[row] ?? NaN;
  greeks.charm = columns.charm[row] ?? NaN;
  greeks.veta = columns.veta[row] ?? NaN;
  greeks.speed = columns.speed[row] ?? NaN;
  greeks.zomma = columns.zomma[row] ?? NaN;
  greeks.color = columns.color[row] ?? NaN;
  greeks.ultima = columns.ultima[row] ?? NaN;
}
