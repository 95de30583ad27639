import { setImmediate } from 'node:timers/promises';

import { SHAPE_MONTHS, curveShape, fitShapeModel, shapeEmbedding } from '@cushing/curves';
import { fromDayNumber } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import { datesWithin } from '../market/index.js';
import type { FuturesSettlement } from '../market/index.js';
import type { CurveSettlements, CurveShapeStore } from './analogs.ports.js';
import type { ChangedDates, CurveModel, CurveSeries, DayShape, EmbeddedDay, ShapeUpdate } from './analogs.types.js';
import type { CurveModels } from './curve-models.js';

/** Components that are compared: 99.99 % of crude's variance, 98 % of that of gas and gasoline with their seasons. */
const EMBEDDING_COMPONENTS = 6;
/** Numbers of an embedding: the components, and 1. */
export const EMBEDDING_LENGTH = EMBEDDING_COMPONENTS + 1;
/** Trade dates of a model at least: how curves vary cannot be said of a month. */
export const LEAST_SAMPLE = 20;
/** A model is fitted anew when its sample has become larger or smaller by this share. */
const REFIT_SHARE = 0.1;

/** Stored shapes read, and embedded, at a time: a millisecond or two. */
const SHAPES_AT_ONCE = 500;

export interface ShapeEmbeddingOptions {
  readonly settlements: CurveSettlements;
  readonly shapes: CurveShapeStore;
  /** Loaded. */
  readonly models: CurveModels;
}

/** Keeps the stored shapes of curves in step with settlements. Doing the same dates again changes nothing. */
export class ShapeEmbedding {
  readonly #settlements: CurveSettlements;
  readonly #shapes: CurveShapeStore;
  readonly #models: CurveModels;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ settlements, shapes, models }: ShapeEmbeddingOptions) {
    this.#settlements = settlements;
    this.#shapes = shapes;
    this.#models = models;
  }

  /**
   * Writes the shapes of changed dates, of the source that the product is shown from, and fits its model anew where
   * there is none or the sample has changed by a tenth. One update at a time: one by an old model may not come after a
   * new model.
   *
   * @param signal ends the reading; nothing is written then
   * @returns undefined where the product has no settlements
   * @throws {AppError} UNAVAILABLE before the models are loaded, or when a store cannot answer
   */
  async update(product: ProductCode, changed: ChangedDates, signal?: AbortSignal): Promise<ShapeUpdate | undefined> {
    const result = this.#turn.then(async () => this.#update(product, changed, signal));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /**
   * From which trade date through which some have settlements but no shape: after a process ended between a commit and
   * its shapes, or in a store from before there were any. Days too short for a shape are among them every time.
   *
   * @returns undefined where none is missing
   */
  async missing(product: ProductCode): Promise<ChangedDates | undefined> {
    const series = await this.#seriesOf(product);
    if (series === undefined) return undefined;
    const shaped = new Set(await this.#shapes.dates(series));
    const bare = (await this.#settlements.tradeDates(product, series.source)).filter((date) => !shaped.has(date));
    const [from] = bare;
    const to = bare.at(-1);
    return from === undefined || to === undefined ? undefined : { from, to };
  }

  async #update(product: ProductCode, changed: ChangedDates, signal?: AbortSignal): Promise<ShapeUpdate | undefined> {
    const series = await this.#seriesOf(product);
    if (series === undefined) return undefined;
    const model = this.#models.getCurveModel(series);
    const range = { from: changed.from ?? undefined, to: changed.to ?? undefined };
    const traded = datesWithin(await this.#settlements.tradeDates(product, series.source), range);
    const fresh = await this.#read(series, traded, signal);
    const stored = await this.#shapes.dates(series);
    const replaced = new Set(datesWithin(stored, range));
    const written = new Set(fresh.map(({ tradeDate }) => tradeDate));
    const removed = [...replaced].filter((date) => !written.has(date));
    const sample = stored.length - replaced.size + fresh.length;
    signal?.throwIfAborted();

    if (sample < LEAST_SAMPLE) {
      // What little there was before goes too: without a model it could not be compared.
      await this.#shapes.remove(series);
      this.#models.drop(series);
      return { ...series, written: 0, removed: stored.length, isRefitted: false };
    }
    const counts = { ...series, written: fresh.length, removed: removed.length };
    if (model !== undefined && !isOutgrown(model, sample)) {
      await this.#shapes.write(series, await embedded(model, fresh), removed);
      return { ...counts, isRefitted: false };
    }
    await this.#refit(series, [...(await this.#kept(series, replaced)), ...fresh], signal);
    return { ...counts, isRefitted: true };
  }

  /** Real settlements are shown once there are any, simulated ones until then. */
  async #seriesOf(product: ProductCode): Promise<CurveSeries | undefined> {
    const sources = (await this.#settlements.coverage()).filter((each) => each.product === product);
    const shown = sources.find(({ source }) => source === 'IMPORTED') ?? sources[0];
    return shown && { product, source: shown.source };
  }

  async #read(
    { product, source }: CurveSeries,
    tradeDates: readonly IsoDate[],
    signal: AbortSignal | undefined,
  ): Promise<readonly DayShape[]> {
    const [from, to] = [tradeDates[0], tradeDates.at(-1)];
    if (from === undefined || to === undefined) return [];
    const shapes: DayShape[] = [];
    const day: { date: number; settles: number[]; isWhole: boolean } = {
      date: Number.NaN,
      settles: [],
      isWhole: false,
    };
    const end = (): void => {
      const shape = curveShape(day.settles);
      if (shape !== undefined) shapes.push({ tradeDate: fromDayNumber(day.date), shape });
    };
    for await (const batch of this.#settlements.settlements(product, source, { from, to })) {
      signal?.throwIfAborted();
      for (let row = 0; row < batch.length; row += 1) {
        const date = batch.tradeDate[row] ?? Number.NaN;
        if (date !== day.date) {
          end();
          Object.assign(day, { date, settles: [], isWhole: false });
        }
        // From the front month on without a gap; the rows of a date are in the order of their months.
        day.isWhole ||= day.settles.length === SHAPE_MONTHS || batch.nearby[row] !== day.settles.length + 1;
        if (!day.isWhole) day.settles.push(batch.settle[row] ?? Number.NaN);
      }
      await setImmediate();
    }
    end();
    return shapes;
  }

  /** The stored shapes but those of some dates. */
  async #kept(series: CurveSeries, without: ReadonlySet<IsoDate>): Promise<readonly DayShape[]> {
    const kept: DayShape[] = [];
    for (let after: IsoDate | undefined; ;) {
      const page = await this.#shapes.shapes(series, SHAPES_AT_ONCE, after);
      kept.push(...page.filter(({ tradeDate }) => !without.has(tradeDate)));
      after = page.at(-1)?.tradeDate;
      if (page.length < SHAPES_AT_ONCE) return kept;
      await setImmediate();
    }
  }

  async #refit(series: CurveSeries, days: readonly DayShape[], signal: AbortSignal | undefined): Promise<void> {
    const model = { ...series, shapes: fitShapeModel(days.map(({ shape }) => shape)) };
    await setImmediate();
    const all = await embedded(model, days);
    signal?.throwIfAborted();
    await this.#shapes.replace(model, all);
    this.#models.adopt(model);
  }
}

/**
 * The settlements whose shape is compared: from the front month on without a gap, at most 18.
 *
 * @param day all settlements of one trade date, in any order
 */
export function pricesByNearby(day: readonly FuturesSettlement[]): readonly FuturesSettlement[] {
  const ordered = day.toSorted((a, b) => a.nearby - b.nearby);
  const end = ordered.findIndex(({ nearby }, index) => nearby !== index + 1);
  return ordered.slice(0, Math.min(end === -1 ? ordered.length : end, SHAPE_MONTHS));
}

/** @throws {AppError} INTERNAL for a model of other shapes than today's: their number of months would have changed */
async function embedded(model: CurveModel, days: readonly DayShape[]): Promise<readonly EmbeddedDay[]> {
  if (model.shapes.mean.length !== SHAPE_MONTHS) {
    throw new AppError('INTERNAL', `The model of ${model.product} is of ${model.shapes.mean.length} months.`, {
      reason: 'CURVE_MODEL_MISFIT',
    });
  }
  const all: EmbeddedDay[] = [];
  for (const [index, day] of days.entries()) {
    all.push({ ...day, embedding: shapeEmbedding(model.shapes, day.shape, EMBEDDING_COMPONENTS) });
    if (index % SHAPES_AT_ONCE === SHAPES_AT_ONCE - 1) await setImmediate();
  }
  return all;
}

function isOutgrown(model: CurveModel, sample: number): boolean {
  return Math.abs(sample - model.shapes.sample) >= REFIT_SHARE * model.shapes.sample;
}
