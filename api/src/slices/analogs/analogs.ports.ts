import type { IsoDate } from '@cushing/products';

import type { MarketStore, SettlementArchive } from '../market/index.js';
import type { CurveModel, CurveSeries, DayShape, EmbeddedDay, Neighbour } from './analogs.types.js';

/**
 * Where the shapes of curves lie. All embeddings of a series are by its one model: a new model comes with all of them.
 * Every method rejects with an `AppError` `UNAVAILABLE` when the store cannot answer.
 */
export interface CurveShapeStore {
  /** The trade dates of a series that have shapes, ascending. */
  dates(series: CurveSeries): Promise<readonly IsoDate[]>;
  /** The first `limit` shapes after a date, or of all where it is absent, ascending by trade date. */
  shapes(series: CurveSeries, limit: number, after?: IsoDate): Promise<readonly DayShape[]>;
  /**
   * Writes days over what is stored of their dates, and removes others, as one.
   *
   * @param days embedded by the series' stored model, each date once
   */
  write(series: CurveSeries, days: readonly EmbeddedDay[], removed: readonly IsoDate[]): Promise<void>;
  /**
   * Puts a model and days in the place of all that is stored of the series, as one.
   *
   * @param days embedded by that model, each date once
   */
  replace(model: CurveModel, days: readonly EmbeddedDay[]): Promise<void>;
  /** Removes model and days of a series. */
  remove(series: CurveSeries): Promise<void>;
  /**
   * The days of the series nearest to one of them by cosine distance of their embeddings, itself left out; of equally
   * near ones the earlier first.
   *
   * @returns undefined where that date has no shape
   */
  nearest(series: CurveSeries, tradeDate: IsoDate, limit: number): Promise<readonly Neighbour[] | undefined>;
  /** The model of every series that has one. */
  models(): Promise<readonly CurveModel[]>;
}

/** What shapes are made of. */
export type CurveSettlements = Pick<MarketStore, 'coverage' | 'tradeDates'> & Pick<SettlementArchive, 'settlements'>;
