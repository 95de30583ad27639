import { rollAdjustments } from '@cushing/quant';

import { AppError } from '../../shared/errors.js';
import { withoutNoise } from './change.js';
import type { FuturesSettlement } from './market.types.js';

/** How a continuous history closes the gap where one contract follows another. */
export type RollAdjustment = 'NONE' | 'DIFFERENCE' | 'RATIO';
