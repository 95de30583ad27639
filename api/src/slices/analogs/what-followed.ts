import type { IsoDate } from '@cushing/products';

import { changeFrom } from '../market/index.js';
import type { FuturesSettlement } from '../market/index.js';
import type { FollowingStatus, FrontPoint, LaterCurve } from './analogs.types.js';

/** Trade dates after a day at which its curve is looked at again. */
const LATER = [5, 10, 20] as const;
/** The last of them: how far a day is followed. */
export const FOLLOWED_TRADE_DATES = 20;
/** The far month of the spread, a year behind the front. */
export const FAR_NEARBY = 12;

/** The settlements of one nearby, whichever contract it was. */
export type NearbySettlements = readonly Pick<FuturesSettlement, 'tradeDate' | 'settle'>[];

export interface WhatFollowed {
  readonly later: readonly LaterCurve[];
  readonly front: readonly FrontPoint[];
}

/**
 * What the front of a curve and its spread to the twelfth month did.
 *
 * @param tradeDates the day, then the trade dates after it, ascending
 * @param front settlements of the front month on these dates
 * @param far settlements of the twelfth month on these dates
 */
export function whatFollowed(
  tradeDates: readonly IsoDate[],
  front: NearbySettlements,
  far: NearbySettlements,
): WhatFollowed {
  const fronts = alignedTo(tradeDates, front);
  const fars = alignedTo(tradeDates, far);
  const spreads = fronts.map((price, index) => difference(price, fars[index] ?? null));
  return {
    later: LATER.map((tradeDatesLater) => {
      const front = changeBetween(fronts, tradeDatesLater);
      const spread = changeBetween(spreads, tradeDatesLater);
      return {
        tradeDatesLater,
        tradeDate: tradeDates[tradeDatesLater] ?? null,
        ...{ frontChange: front.change, frontStatus: front.status },
        ...{ spreadChange: spread.change, spreadStatus: spread.status },
      };
    }),
    front: tradeDates.slice(0, FOLLOWED_TRADE_DATES + 1).map((tradeDate, tradeDatesLater) => {
      const { change, status } = shareOf(changeBetween(fronts, tradeDatesLater), fronts[0] ?? null);
      return { tradeDatesLater, tradeDate, settle: fronts[tradeDatesLater] ?? null, change, changeStatus: status };
    }),
  };
}

interface Following {
  readonly change: number | null;
  readonly status: FollowingStatus;
}

/** @param values of the day and the trade dates after it; null where a price is missing */
function changeBetween(values: readonly (number | null)[], tradeDatesLater: number): Following {
  const value = values[tradeDatesLater];
  if (value === undefined) return { change: null, status: 'NOT_YET' };
  const change = difference(value, values[0] ?? null);
  return { change, status: change === null ? 'NO_PRICE' : 'OK' };
}

function shareOf(following: Following, base: number | null): Following {
  if (following.change === null || base === null) return following;
  if (base <= 0) return { change: null, status: 'BASE_NOT_POSITIVE' };
  return { change: following.change / base, status: 'OK' };
}

function alignedTo(tradeDates: readonly IsoDate[], settlements: NearbySettlements): readonly (number | null)[] {
  const byDate = new Map(settlements.map(({ tradeDate, settle }) => [tradeDate, settle]));
  return tradeDates.map((date) => byDate.get(date) ?? null);
}

function difference(value: number | null, base: number | null): number | null {
  return value === null || base === null ? null : changeFrom(value, base).change;
}
