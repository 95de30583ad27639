import type { GreeksColumns } from '../greeks.js';

const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

/**
 * Where no volatility is left, or none that matters: the Greeks of intrinsic, which has a kink at the strike and no
 * curvature. NaN in F, K or the discount factor stays NaN in every one of them.
 *
 * @param sign 1 for a call, −1 for a put
 * @param vegaScale what vega is at the kink, times √(2π)
 */
export function fillIntrinsicGreeks(
  sign: number,
  F: number,
  K: number,
  T: number,
  r: number,
  discount: number,
  vegaScale: number,
  out: GreeksColumns,
  row: number,
): void {
  const intrinsic = sign * (F - K);
  const nothing = Math.abs(intrinsic + discount) * 0;
  const exercised = intrinsic > 0 ? 1 : intrinsic < 0 ? 0 : 0.5;
  const price = intrinsic > 0 ? discount * intrinsic : nothing;
  const delta = sign * discount * exercised + nothing;
  const vega = intrinsic === 0 ? vegaScale * ONE_OVER_SQRT_TWO_PI : nothing;
  out.price[row] = price;
  out.delta[row] = delta;
  out.gamma[row] = nothing;
  out.vega[row] = vega;
  out.theta[row] = r * price;
  out.rho[row] = -T * price;
  out.dualDelta[row] = -delta;
  out.dualGamma[row] = nothing;
  out.vanna[row] = nothing;
  out.volga[row] = nothing;
  out.charm[row] = r * delta;
  out.veta[row] = r * vega;
  out.speed[row] = nothing;
  out.zomma[row] = nothing;
  out.color[row] = nothing;
  out.ultima[row] = nothing;
}
