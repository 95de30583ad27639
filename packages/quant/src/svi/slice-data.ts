/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/** One expiry's quotes, as given. */
export interface SviQuotes {
  /** Years to the expiry, > 0. */
  readonly T: number;
  /** Log-moneyness ln(K/F) of each quote, in any order. */
  readonly k: ArrayLike<number>;
  /** Implied Black-76 volatility of each quote. */
  readonly iv: ArrayLike<number>;
  /** How much each quote counts against the others of its expiry, ≥ 0; all the same where left out. */
  readonly weight?: ArrayLike<number>;
}

/** Usable quotes of one expiry, in columns whose first `count` values are set; reused from slice to slice. */
export interface SliceData {
  count: number;
  T: number;
  /** Least and largest log-moneyness. */
  low: number;
  high: number;
  readonly k: Float64Array;
  readonly iv: Float64Array;
  /** Total variance iv²·T. */
  readonly w: Float64Array;
  /** Weights, summing to one. */
  readonly weight: Float64Array;
  /** √weight times the change of volatility per change of total variance. */
  readonly scale: Float64Array;
}

export function makeSliceData(capacity: number): SliceData {
  const column = (): Float64Array => new Float64Array(capacity);
  return {
    count: 0,
    T: NaN,
    low: NaN,
    high: NaN,
    k: column(),
    iv: column(),
    w: column(),
    weight: column(),
    scale: column(),
  };
}

/** Total variances whose squares and roots are doubles that keep their digits. */
const LEAST_VARIANCE = 1e-100;
const LARGEST_VARIANCE = 1e100;

/** Takes in the quotes whose numbers are finite, volatility and weight positive; the others are as if not there. */
export function loadSlice(quotes: SviQuotes, data: SliceData): void {
  const { T } = quotes;
  data.count = 0;
  data.T = T;
  data.low = Infinity;
  data.high = -Infinity;
  let total = 0;
  for (let index = 0; index < quotes.k.length; index += 1) {
    const k = quotes.k[index] as number;
    const iv = quotes.iv[index] as number;
    const weight = quotes.weight === undefined ? 1 : (quotes.weight[index] as number);
    const w = iv * iv * T;
    if (!(Number.isFinite(k) && Number.isFinite(weight) && iv > 0 && weight > 0)) continue;
    if (!(w > LEAST_VARIANCE && w < LARGEST_VARIANCE)) continue;
    data.k[data.count] = k;
    data.iv[data.count] = iv;
    data.w[data.count] = w;
    data.weight[data.count] = weight;
    total += weight;
    data.low = Math.min(data.low, k);
    data.high = Math.max(data.high, k);
    data.count += 1;
  }
  for (let index = 0; index < data.count; index += 1) {
    data.weight[index] = (data.weight[index] as number) / total;
  }
  setScale(data);
}

/** Weights that belong to the quotes themselves, before there is a slice. */
export function setScale(data: SliceData): void {
  for (let index = 0; index < data.count; index += 1) {
    data.scale[index] = Math.sqrt(data.weight[index] as number) / (2 * data.T * (data.iv[index] as number));
  }
}
