/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length of each array */
/**
 * Levenberg-Marquardt for a handful of unknowns within bounds. Who has a problem to solve says what it costs at a place
 * and, one row of residuals after the other, how that changes.
 */

/** Where a search stands, and where it may go. */
export interface LeastSquares {
  readonly at: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** How far one step may go. */
  readonly reach: Float64Array;
}

const MOST_UNKNOWNS = 5;
const FIRST_DAMPING = 1e-3;
const LEAST_DAMPING = 1e-12;
const LEAST_DAMPING_AFTER_FAILURE = 1e-7;
const LARGEST_DAMPING = 1e8;

// Room for one search at a time. All matrices have rows of `MOST_UNKNOWNS`.
const trial = /* @__PURE__ */ new Float64Array(MOST_UNKNOWNS);
const step = /* @__PURE__ */ new Float64Array(MOST_UNKNOWNS);
const gradient = /* @__PURE__ */ new Float64Array(MOST_UNKNOWNS);
/** How far an unknown goes that a bound holds; NaN for the others. */
const held = /* @__PURE__ */ new Float64Array(MOST_UNKNOWNS);
/** Lower triangle of the normal equations, and its factor. */
const normal = /* @__PURE__ */ new Float64Array(MOST_UNKNOWNS * MOST_UNKNOWNS);
const factor = /* @__PURE__ */ new Float64Array(MOST_UNKNOWNS * MOST_UNKNOWNS);

/** Without bounds, until they are set. */
export function makeLeastSquares(size: number): LeastSquares {
  const column = (value: number): Float64Array => new Float64Array(size).fill(value);
  return { at: column(0), low: column(-Infinity), high: column(Infinity), reach: column(Infinity) };
}

/**
 * Improves `search.at` within its bounds.
 *
 * @param costAt half the problem: the sum of squared residuals
 * @param addRows the other half: calls `addRow` for each residual; only ever where the cost was asked for last
 * @param steps how many trials at most
 * @param gainToGoOn a step that gains less than this share of the cost is the last
 * @param enough a cost at which rounding is all that is left
 * @returns the cost
 */
export function improve(
  search: LeastSquares,
  costAt: (at: Float64Array) => number,
  addRows: (at: Float64Array) => void,
  steps: number,
  gainToGoOn: number,
  enough = 0,
): number {
  const { at, low, high, reach } = search;
  let damping = FIRST_DAMPING;
  for (let i = 0; i < at.length; i += 1) at[i] = clamp(at[i], low[i], high[i]);
  let cost = costAt(at);
  let isNew = true;
  for (let count = 0; count < steps && !(cost <= enough); count += 1) {
    if (isNew) {
      normal.fill(0);
      gradient.fill(0);
      addRows(at);
    }
    solveStep(search, damping);
    isNew = false;
    for (let i = 0; i < at.length; i += 1) {
      const from = at[i] as number;
      const length = clamp(step[i], -(reach[i] as number), reach[i]);
      trial[i] = clamp(from + length, low[i], high[i]);
      isNew ||= trial[i] !== from;
    }
    if (!isNew) break;
    const next = costAt(trial);
    isNew = next < cost;
    if (isNew) {
      const gain = cost - next;
      for (let i = 0; i < at.length; i += 1) at[i] = trial[i] as number;
      cost = next;
      if (gain <= gainToGoOn * cost) break;
      damping = Math.max(damping * 0.1, LEAST_DAMPING);
    } else {
      if (damping > LARGEST_DAMPING) break;
      damping = Math.max(damping * 8, LEAST_DAMPING_AFTER_FAILURE);
    }
  }
  return cost;
}

/** Adds one residual with its derivatives. */
export function addRow(row: Float64Array, residual: number): void {
  for (let i = 0; i < row.length; i += 1) {
    const value = row[i] as number;
    gradient[i] = (gradient[i] as number) + value * residual;
    const from = i * MOST_UNKNOWNS;
    for (let j = 0; j <= i; j += 1) normal[from + j] = (normal[from + j] as number) + value * (row[j] as number);
  }
}

/**
 * The damped Gauss-Newton step. An unknown that the step takes beyond a bound goes as far as the bound, and the others
 * are solved for again, knowing that.
 */
function solveStep(search: LeastSquares, damping: number): void {
  const { at, low, high } = search;
  const size = at.length;
  let hasMove = false;
  for (let i = 0; i < size; i += 1) {
    const slope = gradient[i] as number;
    held[i] = (at[i] === low[i] && slope > 0) || (at[i] === high[i] && slope < 0) ? 0 : NaN;
  }
  for (let pass = 0; pass < size; pass += 1) {
    for (let i = 0; i < size; i += 1) {
      let pull = -(gradient[i] as number);
      for (let j = 0; hasMove && j < size; j += 1) {
        const move = held[j] as number;
        if (move === move) pull -= move * (normal[i > j ? i * MOST_UNKNOWNS + j : j * MOST_UNKNOWNS + i] as number);
      }
      step[i] = pull;
    }
    solveFree(size, damping);
    hasMove = false;
    for (let i = 0; i < size; i += 1) {
      const from = at[i] as number;
      const to = from + (step[i] as number);
      if (held[i] === held[i] || !(to < (low[i] as number) || to > (high[i] as number))) continue;
      held[i] = clamp(to, low[i], high[i]) - from;
      hasMove = true;
    }
    if (!hasMove) return;
  }
}

/** Solves the damped equations for the unknowns that are not held; the others take their given move. */
function solveFree(size: number, damping: number): void {
  for (let i = 0; i < size; i += 1) {
    if (held[i] === held[i]) continue;
    let forward = step[i] as number;
    for (let j = 0; j <= i; j += 1) {
      if (held[j] === held[j]) continue;
      let sum = normal[i * MOST_UNKNOWNS + j] as number;
      const diagonal = sum * (1 + damping) + 1e-300;
      if (i === j) sum = diagonal;
      for (let n = 0; n < j; n += 1) {
        if (held[n] !== held[n])
          sum -= (factor[i * MOST_UNKNOWNS + n] as number) * (factor[j * MOST_UNKNOWNS + n] as number);
      }
      const root =
        i === j ? Math.sqrt(Math.max(sum, 1e-14 * diagonal)) : sum / (factor[j * MOST_UNKNOWNS + j] as number);
      factor[i * MOST_UNKNOWNS + j] = root;
      if (i === j) step[i] = forward / root;
      else forward -= root * (step[j] as number);
    }
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    if (held[i] === held[i]) {
      step[i] = held[i] as number;
      continue;
    }
    let sum = step[i] as number;
    for (let j = i + 1; j < size; j += 1) {
      if (held[j] !== held[j]) sum -= (factor[j * MOST_UNKNOWNS + i] as number) * (step[j] as number);
    }
    step[i] = sum / (factor[i * MOST_UNKNOWNS + i] as number);
  }
}

function clamp(value: number | undefined, low: number | undefined, high: number | undefined): number {
  return Math.min(Math.max(value as number, low as number), high as number);
}
