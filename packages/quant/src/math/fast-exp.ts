/**
 * The exponential function without the branches of `Math.exp`: 2^(j/64) from a table times a polynomial (Tang, P. T. P.
 * (1989), "Table-driven implementation of the exponential function in IEEE floating-point arithmetic", ACM
 * Transactions on Mathematical Software 15(2), 144-157).
 */
/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */

/** ln 2/64 in two parts: the first has 32 bits, so that its product with the step is exact. */
const STEP_HIGH = 0.01083042469326756;
const STEP_LOW = 2.9815858269852933e-12;
const STEPS_PER_UNIT = 92.33248261689366;
/** Added and taken off again, it rounds to an integer. */
const ROUNDING = 6755399441055744;
/** Outside, the result is no normal double. */
const LEAST = -708;
const LARGEST = 709;
const POWERS_BELOW = 1022;
const POWERS = /* @__PURE__ */ powersOfTwo();
// prettier-ignore
const ROOTS = /* @__PURE__ */ Float64Array.of(
  1.0, 1.0108892860517005, 1.0218971486541166, 1.0330248790212284, 1.0442737824274138, 1.0556451783605572,
  1.0671404006768237, 1.0787607977571199, 1.0905077326652577, 1.102382583307841, 1.1143867425958924, 1.1265216186082418,
  1.1387886347566916, 1.1511892299529827, 1.1637248587775775, 1.1763969916502812, 1.189207115002721, 1.202156731452703,
  1.215247359980469, 1.22848053610687, 1.241857812073484, 1.255380757024691, 1.2690509571917332, 1.2828700160787783,
  1.2968395546510096, 1.3109612115247644, 1.3252366431597413, 1.339667524053303, 1.3542555469368927, 1.3690024229745905,
  1.383909881963832, 1.3989796725383112, 1.4142135623730951, 1.42961333839197, 1.4451808069770467, 1.460917794180647,
  1.4768261459394993, 1.4929077282912648, 1.5091644275934228, 1.5255981507445384, 1.5422108254079407, 1.559004400237837,
  1.5759808451078865, 1.593142151342267, 1.6104903319492543, 1.6280274218573478, 1.645755478153965, 1.6636765803267364,
  1.681792830507429, 1.7001063537185235, 1.718619298122478, 1.7373338352737062, 1.7562521603732995, 1.7753764925265212,
  1.7947090750031072, 1.8142521755003989, 1.8340080864093424, 1.8539791250833855, 1.8741676341103, 1.8945759815869656,
  1.9152065613971474, 1.9360617934922943, 1.9571441241754002, 1.978456026387951,
);

/**
 * @param x any double
 * @returns e^x, within 1 unit in the last place; NaN for NaN
 */
export function fastExp(x: number): number {
  if (!(x > LEAST && x < LARGEST)) return Math.exp(x);
  const steps = x * STEPS_PER_UNIT + ROUNDING - ROUNDING;
  const step = steps | 0;
  const u = x - steps * STEP_HIGH - steps * STEP_LOW;
  const w = u * u;
  const rest = u + w * (0.5 + u * (1 / 6) + w * (1 / 24 + u * (1 / 120)));
  // Both indices are inside for what is between the limits.
  const root = ROOTS[step & 63] as number;
  return (root + root * rest) * (POWERS[(step >> 6) + POWERS_BELOW] as number);
}

function powersOfTwo(): Float64Array {
  return Float64Array.from({ length: POWERS_BELOW + 1024 }, (_, index) => 2 ** (index - POWERS_BELOW));
}
