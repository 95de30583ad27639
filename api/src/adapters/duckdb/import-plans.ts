import type { ImportColumns } from '../../slices/market/index.js';
import { futuresPlan } from './futures-plan.js';
import type { ImportPlan } from './import-plan.js';
import { optionPlan } from './option-plan.js';
import { positionPlan } from './position-plan.js';
import { ratePlan } from './rate-plan.js';
import { spotPlan } from './spot-plan.js';

/** How each kind of rows is staged, judged and written. */
export const IMPORT_PLANS: { readonly [Kind in keyof ImportColumns]: ImportPlan<ImportColumns[Kind]> } = {
  FUTURES: futuresPlan(),
  SPOT: spotPlan(),
  RATES: ratePlan(),
  OPTIONS: optionPlan(),
  POSITIONS: positionPlan(),
};
