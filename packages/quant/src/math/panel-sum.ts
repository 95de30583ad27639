/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length */
import { gaussLegendre } from './gauss-legendre.js';

const RULE = /* @__PURE__ */ gaussLegendre(16);
const MOST_PANELS = 1_024;

/**
 * ∫ f by Gauss-Legendre panels of 16 nodes, all of one width.
 *
 * @param widest how wide a panel may be, unless it takes more than 1,024
 * @returns 0 for an empty range; NaN where f is
 */
export function panelSum(f: (x: number) => number, from: number, to: number, widest: number): number {
  const pieces = to > from ? Math.min(Math.ceil((to - from) / widest), MOST_PANELS) : 0;
  const width = (to - from) / pieces;
  let sum = 0;
  for (let piece = 0; piece < pieces; piece += 1) {
    const start = from + piece * width;
    for (let node = 0; node < RULE.nodes.length; node += 1) {
      sum += width * (RULE.weights[node] as number) * f(start + width * (RULE.nodes[node] as number));
    }
  }
  return sum;
}
