import { isTabled } from './american-measures.js';
import { hasDeviation } from './measure-option.js';
import { effectiveModel } from './option-bounds.js';
import type { Greek, NoVolReason, OptionInputs } from './option-measures.js';

/** Whether there is a sensitivity, or why not. */
export type GreekStatus =
  | 'OK'
  | NoVolReason // there is no volatility to measure it at
  | 'NOT_IN_MODEL' // the model gives none
  | 'NO_DEVIATION' // what it is of cannot move any more: no time, no vol, or nothing to come
  | 'AT_EXERCISE_BOUNDARY' // exercised at some of the places that it is a difference of, alive at others
  | 'OUT_OF_RANGE' // one of those places lies beyond what the model knows
  | 'BEFORE_FIXING' // of one day, in which a fixing will be made
  | 'MIXED_UNITS' // a sum whose parts are per different units
  | 'NOT_DEFINED'; // it is no number there

/** What the approximations have. */
const FIRST_GREEKS: ReadonlySet<Greek> = new Set(['DELTA', 'GAMMA', 'VEGA', 'THETA', 'RHO']);

/**
 * @param inputs as `measureOption` takes them
 * @param value what it said of the Greek
 */
export function greekStatusOf(inputs: OptionInputs, greek: Greek, value: number | null): GreekStatus {
  if (value !== null) return 'OK';
  if (!hasDeviation(inputs)) return 'NOT_DEFINED';
  switch (effectiveModel(inputs.model, inputs.rate, inputs.years)) {
    case 'BLACK76':
    case 'BACHELIER':
      return 'NOT_DEFINED';
    case 'BAW':
    case 'BJERKSUND_STENSLAND':
      return FIRST_GREEKS.has(greek) ? 'AT_EXERCISE_BOUNDARY' : 'NOT_IN_MODEL';
    case 'AMERICAN':
      if (FIRST_GREEKS.has(greek)) return 'NOT_DEFINED';
      return isTabled(inputs) ? 'AT_EXERCISE_BOUNDARY' : 'OUT_OF_RANGE';
  }
}
