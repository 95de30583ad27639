import { addDays } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import { inParallel } from '../../shared/in-parallel.js';
import type { ForwardCurve, MarketService } from '../market/index.js';
import type { CurveShapeStore } from './analogs.ports.js';
import type { Neighbour, SimilarDay } from './analogs.types.js';
import { LEAST_SAMPLE, pricesByNearby } from './shape-embedding.js';
import { FAR_NEARBY, FOLLOWED_TRADE_DATES, whatFollowed } from './what-followed.js';

/** Similar days of one answer. */
export const MAX_SIMILAR_DAYS = 50;
/** Calendar days in which 20 trade dates lie, with room for a market that stayed closed for weeks. */
const FOLLOWED_DAYS = 60;
/** Similar days looked into at a time: two readings each, and other readers wait as well. */
const DAYS_AT_ONCE = 4;
/** Curves that the market answers at a time. */
const CURVES_AT_ONCE = 20;

export interface AnalogsServiceOptions {
  readonly market: Pick<MarketService, 'forwardCurves' | 'continuousHistory' | 'tradeDates'>;
  readonly shapes: Pick<CurveShapeStore, 'nearest'>;
}

/** Finds the days on which a product's curve looked most like it does on one day, and says what followed them. */
export class AnalogsService {
  readonly #market: AnalogsServiceOptions['market'];
  readonly #shapes: AnalogsServiceOptions['shapes'];

  constructor({ market, shapes }: AnalogsServiceOptions) {
    this.#market = market;
    this.#shapes = shapes;
  }

  /**
   * @param date the latest trade date on or before it is looked at
   * @param limit how many days, 1 … 50
   * @returns the nearest first, days just before and after that one among them
   * @throws {AppError} NOT_FOUND where there is no curve, or it has no shape; BAD_USER_INPUT for a `limit` out of range
   */
  async similarDays(product: ProductCode, date: IsoDate, limit: number): Promise<readonly SimilarDay[]> {
    if (limit < 1 || limit > MAX_SIMILAR_DAYS) {
      throw new AppError('BAD_USER_INPUT', `limit must lie in 1 … ${MAX_SIMILAR_DAYS}, got ${limit}.`, {
        reason: 'OUT_OF_RANGE',
      });
    }
    const [asked] = await this.#market.forwardCurves(product, [date]);
    const nearest = asked && (await this.#shapes.nearest({ product, source: asked.source }, asked.tradeDate, limit));
    if (nearest === undefined) throw noShape(product, asked?.tradeDate ?? date);
    const curves = await this.#curvesOf(product, nearest);
    return inParallel(curves, DAYS_AT_ONCE, async ([neighbour, curve]) =>
      this.#followed(neighbour, curve, asked?.tradeDate ?? date),
    );
  }

  async #curvesOf(
    product: ProductCode,
    nearest: readonly Neighbour[],
  ): Promise<readonly (readonly [Neighbour, ForwardCurve])[]> {
    const pairs: (readonly [Neighbour, ForwardCurve])[] = [];
    for (let start = 0; start < nearest.length; start += CURVES_AT_ONCE) {
      const days = nearest.slice(start, start + CURVES_AT_ONCE);
      const curves = await this.#market.forwardCurves(
        product,
        days.map(({ tradeDate }) => tradeDate),
      );
      for (const [index, neighbour] of days.entries()) {
        const curve = curves[index];
        // A date whose settlements were taken back a moment ago is answered by the one before it.
        if (curve?.tradeDate === neighbour.tradeDate) pairs.push([neighbour, curve]);
      }
    }
    return pairs;
  }

  async #followed(neighbour: Neighbour, curve: ForwardCurve, comparedWith: IsoDate): Promise<SimilarDay> {
    const { product, source, tradeDate } = curve;
    const following = await this.#market.tradeDates(product, {
      from: tradeDate,
      to: addDays(tradeDate, FOLLOWED_DAYS),
    });
    const dates = following.points.slice(0, FOLLOWED_TRADE_DATES + 1);
    const range = { from: tradeDate, to: dates.at(-1) ?? tradeDate };
    const [front, far] = await Promise.all([
      this.#market.continuousHistory(product, 1, range, 'NONE'),
      this.#market.continuousHistory(product, FAR_NEARBY, range, 'NONE'),
    ]);
    return {
      ...{ product, source, comparedWith, ...neighbour },
      prices: pricesByNearby(curve.points).map(({ nearby, symbol, settle }) => ({ nearby, symbol, settle })),
      ...whatFollowed(dates, front.points, far.points),
    };
  }
}

function noShape(product: ProductCode, tradeDate: IsoDate): AppError {
  return new AppError(
    'NOT_FOUND',
    `The curve of ${product} on ${tradeDate} is not among those compared: it takes settlements of the first 18 months, ` +
      `curves of ${LEAST_SAMPLE} trade dates, and after an import a moment. Try again, or ask for another date.`,
    { reason: 'NO_CURVE_SHAPE', details: { product, tradeDate } },
  );
}
