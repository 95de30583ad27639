import { setTimeout } from 'node:timers/promises';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { CurveShapeStore } from './analogs.ports.js';
import type { CurveModel, CurveSeries } from './analogs.types.js';

/** How often reading is tried before the start fails. */
const ATTEMPTS = 5;
/** Before the second attempt; each further one waits twice as long: 3 s in all. */
const FIRST_WAIT_MS = 200;
const BYTES_A_MEGABYTE = 1024 * 1024;

export interface CurveModelsOptions {
  readonly store: Pick<CurveShapeStore, 'models'>;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Waits so many milliseconds between attempts. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** The models of curve shapes, read once when a process starts and held for all jobs after that. */
export class CurveModels {
  readonly #store: Pick<CurveShapeStore, 'models'>;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #wait: (ms: number) => Promise<unknown>;
  #models: Map<string, CurveModel> | undefined;
  #loading: Promise<void> | undefined;

  constructor({ store, logger, clock = Date.now, wait = setTimeout }: CurveModelsOptions) {
    this.#store = store;
    this.#logger = logger;
    this.#clock = clock;
    this.#wait = wait;
  }

  /**
   * Reads the models. Later calls share the first one's reading, unless that failed.
   *
   * @throws {AppError} UNAVAILABLE when the store did not answer at any of 5 attempts
   */
  async load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /**
   * @returns the model of a series; undefined where none was fitted yet
   * @throws {AppError} UNAVAILABLE before `load` is done
   */
  getCurveModel({ product, source }: CurveSeries): CurveModel | undefined {
    return this.#loaded().get(keyOf({ product, source }));
  }

  /** Takes a model that was stored in place of the one held before. */
  adopt(model: CurveModel): void {
    this.#loaded().set(keyOf(model), model);
  }

  /** Lets go of the model of a series that was removed. */
  drop(series: CurveSeries): void {
    this.#loaded().delete(keyOf(series));
  }

  #loaded(): Map<string, CurveModel> {
    if (this.#models !== undefined) return this.#models;
    throw new AppError(
      'UNAVAILABLE',
      'The models of curve shapes are not loaded yet: wait for the end of load() before the first job.',
      { reason: 'CURVE_MODELS_NOT_LOADED' },
    );
  }

  async #load(): Promise<void> {
    const began = this.#clock();
    const memoryBefore = process.memoryUsage.rss();
    const models = await this.#read();
    this.#models = new Map(models.map((model) => [keyOf(model), model]));
    const rss = process.memoryUsage.rss();
    this.#logger.info(
      {
        models: models.length,
        elapsedMs: this.#clock() - began,
        rssMb: megabytes(rss),
        addedMb: megabytes(rss - memoryBefore),
      },
      'the models of curve shapes are loaded',
    );
  }

  async #read(): Promise<readonly CurveModel[]> {
    for (let attempt = 1, waitMs = FIRST_WAIT_MS; ; attempt += 1, waitMs *= 2) {
      try {
        return await this.#store.models();
      } catch (error) {
        if (attempt === ATTEMPTS) throw unreadable(error);
        this.#logger.warn(
          { err: error, attempt, waitMs },
          'the models of curve shapes could not be read: trying again',
        );
        await this.#wait(waitMs);
      }
    }
  }
}

function keyOf({ product, source }: CurveSeries): string {
  return `${source} ${product}`;
}

function megabytes(bytes: number): number {
  return Math.round((bytes / BYTES_A_MEGABYTE) * 10) / 10;
}

function unreadable(cause: unknown): AppError {
  return new AppError(
    'UNAVAILABLE',
    `The models of curve shapes could not be read in ${ATTEMPTS} attempts: see the log, then start again.`,
    { reason: 'CURVE_MODELS_UNREADABLE', cause },
  );
}
