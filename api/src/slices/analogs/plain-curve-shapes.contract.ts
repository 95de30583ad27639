import type { IsoDate } from '@cushing/products';

import type { CurveModel, CurveSeries, CurveShapeStore, DayShape, EmbeddedDay, Neighbour } from './index.js';

/** The plainest store of shapes there can be, sorted anew each time: what others are held against. */
export class PlainCurveShapes implements CurveShapeStore {
  readonly #series = new Map<string, { model: CurveModel | undefined; days: Map<IsoDate, EmbeddedDay> }>();

  dates(series: CurveSeries): Promise<readonly IsoDate[]> {
    return Promise.resolve(this.#days(series).map(({ tradeDate }) => tradeDate));
  }

  shapes(series: CurveSeries, limit: number, after?: IsoDate): Promise<readonly DayShape[]> {
    const later = this.#days(series).filter(({ tradeDate }) => after === undefined || tradeDate > after);
    return Promise.resolve(later.slice(0, limit).map(({ tradeDate, shape }) => ({ tradeDate, shape })));
  }

  write(series: CurveSeries, days: readonly EmbeddedDay[], removed: readonly IsoDate[]): Promise<void> {
    const stored = this.#series.get(keyOf(series)) ?? { model: undefined, days: new Map<IsoDate, EmbeddedDay>() };
    for (const date of removed) stored.days.delete(date);
    for (const day of days) stored.days.set(day.tradeDate, day);
    this.#series.set(keyOf(series), stored);
    return Promise.resolve();
  }

  replace(model: CurveModel, days: readonly EmbeddedDay[]): Promise<void> {
    this.#series.set(keyOf(model), { model, days: new Map(days.map((day) => [day.tradeDate, day])) });
    return Promise.resolve();
  }

  remove(series: CurveSeries): Promise<void> {
    this.#series.delete(keyOf(series));
    return Promise.resolve();
  }

  nearest(series: CurveSeries, tradeDate: IsoDate, limit: number): Promise<readonly Neighbour[] | undefined> {
    const days = this.#days(series);
    const asked = days.find((day) => day.tradeDate === tradeDate);
    if (asked === undefined) return Promise.resolve(undefined);
    const others = days.filter((day) => day !== asked);
    const neighbours = others.map((day) => ({
      tradeDate: day.tradeDate,
      distance: Math.max(0, 1 - cosine(day.embedding, asked.embedding)),
    }));
    return Promise.resolve(neighbours.sort((a, b) => a.distance - b.distance).slice(0, limit));
  }

  models(): Promise<readonly CurveModel[]> {
    return Promise.resolve([...this.#series.values()].flatMap(({ model }) => (model === undefined ? [] : [model])));
  }

  #days(series: CurveSeries): readonly EmbeddedDay[] {
    const days = [...(this.#series.get(keyOf(series))?.days.values() ?? [])];
    return days.sort((a, b) => (a.tradeDate < b.tradeDate ? -1 : 1));
  }
}

function keyOf({ product, source }: CurveSeries): string {
  return `${source} ${product}`;
}

function cosine(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
}
