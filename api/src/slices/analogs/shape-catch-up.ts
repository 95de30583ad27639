import { PRODUCT_CODES } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { jobKind } from '../jobs/index.js';
import type { RunningJob } from '../jobs/index.js';
import type { ShapeEmbedding } from './shape-embedding.js';

const MINUTE = 60_000;

/** Makes the shapes of trade dates that have none, when a process starts. */
export const CATCH_UP_SHAPES = jobKind<object>({
  name: 'shapes.catch-up',
  parse: () => ({}),
  attempts: 5,
  firstRetryAfterMs: 5_000,
  longestRetryAfterMs: 10 * MINUTE,
  timeLimitMs: 60 * MINUTE,
  atOnce: 1,
});

export interface ShapeCatchUpParts {
  readonly shapes: Pick<ShapeEmbedding, 'missing' | 'update'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Brings the shapes of all products up to their settlements. */
export class ShapeCatchUp {
  readonly #parts: ShapeCatchUpParts;

  constructor(parts: ShapeCatchUpParts) {
    this.#parts = parts;
  }

  async run({ signal }: Pick<RunningJob<object>, 'signal'>): Promise<void> {
    const { shapes, clock, logger } = this.#parts;
    for (const product of PRODUCT_CODES) {
      signal.throwIfAborted();
      const began = clock();
      const missing = await shapes.missing(product);
      if (missing === undefined) continue;
      const update = await shapes.update(product, missing, signal);
      const about = { product, ...missing, written: update?.written ?? 0, elapsedMs: clock() - began };
      logger.info(about, 'the shapes of trade dates that had none were made');
    }
  }
}
