/**
 * Parameters of a whole surface: one correlation, and how the smile's slope phi falls with the variance theta at the
 * money. `phi`: the slope itself, as for one slice; `lambda`: Heston-like; `eta` and `gamma`: power law.
 */
export type SsviParameters = { readonly rho: number } & (
  | { readonly phi: number | ((theta: number) => number) }
  | { readonly lambda: number }
  | { readonly eta: number; readonly gamma: number }
);

/** Below this, (1 − e^(−x))/x is 1 − x/2 + x²/6 … by its series: the difference to 1 would cancel. */
const SERIES_BELOW = 0.5;

/**
 * Slope of an SSVI slice.
 *
 * @param params one of the three forms
 * @param theta total variance at the money, > 0
 * @returns phi; (1 − (1 − e^(−λθ))/(λθ))/(λθ), or eta/(θ^gamma·(1 + θ)^(1 − gamma))
 * Error bound: relative 1e-15.
 * @see Gatheral & Jacquier (2014), examples 4.1 and 4.2 (eq. 4.5)
 */
export function ssviPhi(params: SsviParameters, theta: number): number {
  if ('phi' in params) return typeof params.phi === 'number' ? params.phi : params.phi(theta);
  if ('lambda' in params) return hestonSlope(params.lambda * theta);
  return params.eta / (theta ** params.gamma * (1 + theta) ** (1 - params.gamma));
}

/**
 * Total implied variance of the SSVI surface.
 *
 * @param params rho in (−1, 1), with `phi`, `lambda` or `eta` and `gamma` > 0
 * @param theta total variance at the money, > 0
 * @param k log-moneyness ln(K/F), any finite number
 * @returns w = θ/2·(1 + rho·phi·k + √((phi·k + rho)² + 1 − rho²)); NaN for NaN
 * Error bound: relative 1e-14 for |rho| ≤ 0.99.
 * @see Gatheral & Jacquier (2014), "Arbitrage-free SVI volatility surfaces", Quantitative Finance 14, 59-71, eq. 4.1
 * @example
 * ssviTotalVariance({ rho: -0.3, phi: 1.5 }, 0.04, 0); // 0.04
 */
export function ssviTotalVariance(params: SsviParameters, theta: number, k: number): number {
  const { rho } = params;
  const x = ssviPhi(params, theta) * k;
  const shifted = x + rho;
  return 0.5 * theta * (1 + rho * x + Math.sqrt(shifted * shifted + (1 - rho) * (1 + rho)));
}

/**
 * The same slice in raw parameters.
 *
 * @param params as for `ssviTotalVariance`
 * @param theta total variance at the money, > 0
 * @returns a, b, rho, m, sigma
 * @see Gatheral & Jacquier (2014), eq. 4.1 and lemma 3.1
 */
export function ssviToRawSvi(
  params: SsviParameters,
  theta: number,
): { a: number; b: number; rho: number; m: number; sigma: number } {
  const { rho } = params;
  const phi = ssviPhi(params, theta);
  const flat = (1 - rho) * (1 + rho);
  return { a: 0.5 * theta * flat, b: 0.5 * theta * phi, rho, m: -rho / phi, sigma: Math.sqrt(flat) / phi };
}

/** (1 − (1 − e^(−x))/x)/x. */
function hestonSlope(x: number): number {
  if (Math.abs(x) >= SERIES_BELOW) return (1 + Math.expm1(-x) / x) / x;
  let term = 0.5;
  let sum = 0.5;
  for (let n = 3; n <= 18; n += 1) {
    term *= -x / n;
    sum += term;
  }
  return sum;
}
