import type { ShapeModel } from '@cushing/curves';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import type { MarketSource } from '../market/index.js';

/** The curves of a product from one source: what days are compared within. */
export interface CurveSeries {
  readonly product: ProductCode;
  readonly source: MarketSource;
}

/** The shape of the curve that settled on a trade date. */
export interface DayShape {
  readonly tradeDate: IsoDate;
  /** Of `curveShape`: 18 log prices by nearby, without their mean. */
  readonly shape: Float64Array;
}

/** A shape with the vector whose direction is compared. */
export interface EmbeddedDay extends DayShape {
  /** `EMBEDDING_LENGTH` numbers by the series' model, not all 0. */
  readonly embedding: Float64Array;
}

/** How the shapes of a series vary; all stored embeddings of the series are by it. */
export interface CurveModel extends CurveSeries {
  readonly shapes: ShapeModel;
}

/** Trade dates that something changed on; open at an end that is null. */
export interface ChangedDates {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/** What became of the shapes of changed dates. */
export interface ShapeUpdate extends CurveSeries {
  /** Dates whose shape was written. */
  readonly written: number;
  /** Dates that had a shape and have none any more. */
  readonly removed: number;
  readonly isRefitted: boolean;
}

/** A stored day beside the one that was asked about. */
export interface Neighbour {
  readonly tradeDate: IsoDate;
  /** 1 − cosine of the angle between the embeddings, [0, 2]. */
  readonly distance: number;
}

/** One month of a similar day's curve. */
export interface CurvePrice {
  /** 1 for the front contract. */
  readonly nearby: number;
  readonly symbol: FuturesSymbol;
  /** In the product's quotation. */
  readonly settle: number;
}

/**
 * OK, or why there is no change: NOT_YET, that date lies ahead; NO_PRICE, a month did not settle on one of the two dates;
 * BASE_NOT_POSITIVE, a share of a price at or below zero says nothing.
 */
export type FollowingStatus = 'OK' | 'NOT_YET' | 'NO_PRICE' | 'BASE_NOT_POSITIVE';

/** Where the curve stood some trade dates after a similar day. */
export interface LaterCurve {
  /** Trade dates after the day: 5, 10 or 20. */
  readonly tradeDatesLater: number;
  /** Null while that date lies ahead. */
  readonly tradeDate: IsoDate | null;
  /** Front price then less the day's, whichever contract is the front by then. */
  readonly frontChange: number | null;
  readonly frontStatus: FollowingStatus;
  /** First less twelfth month then, less the same of the day. */
  readonly spreadChange: number | null;
  readonly spreadStatus: FollowingStatus;
}

/** The front price on the way. */
export interface FrontPoint {
  /** Trade dates after the similar day, from 0, the day itself. */
  readonly tradeDatesLater: number;
  readonly tradeDate: IsoDate;
  /** Null where the front month did not settle. */
  readonly settle: number | null;
  /** Change from the day as a share of its front price. */
  readonly change: number | null;
  readonly changeStatus: FollowingStatus;
}

/** A day whose curve looked like another one's, and what followed. */
export interface SimilarDay extends Neighbour, CurveSeries {
  /** The day it is compared with: the date asked about, or the trade date before it. */
  readonly comparedWith: IsoDate;
  /** The months that were compared, the front month first. */
  readonly prices: readonly CurvePrice[];
  /** After 5, 10 and 20 trade dates. */
  readonly later: readonly LaterCurve[];
  /** From the day itself through the 20th trade date after it, or the latest there is. */
  readonly front: readonly FrontPoint[];
}
