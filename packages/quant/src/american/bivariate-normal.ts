/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { normalCdf } from '../math/normal.js';
import { gaussLegendre } from '../math/gauss-legendre.js';

const RULE = /* @__PURE__ */ gaussLegendre(40);

/**
 * Two standard normal variates both below their limits.
 *
 * @param a limit of the first, any double
 * @param b limit of the second, any double
 * @param rho their correlation; |rho| ≤ 0.9, beyond which digits are lost
 * @returns P(X < a, Y < b), within 1e-15; NaN for NaN
 * @see Plackett (1954), "A reduction formula for normal multivariate integrals", Biometrika 41, 351-360: the density is
 * the derivative with respect to rho, integrated here over rho = sin θ
 */
export function bivariateNormalCdf(a: number, b: number, rho: number): number {
  const largest = Math.asin(rho);
  let sum = 0;
  for (let node = 0; node < RULE.nodes.length; node += 1) {
    const angle = largest * (RULE.nodes[node] as number);
    const cosine = Math.cos(angle);
    const exponent = (a * a + b * b - 2 * a * b * Math.sin(angle)) / (2 * cosine * cosine);
    sum += (RULE.weights[node] as number) * Math.exp(-exponent);
  }
  return normalCdf(a) * normalCdf(b) + (largest * sum) / (2 * Math.PI);
}
