import { VOL_STATUSES, priceChain } from '@cushing/pricing';
import type { PricedChain } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { judgedPrice } from '../market/index.js';
import { isFitted, nearestStrike, numberOrNull, volAlong, volStatusOf } from '../options/index.js';
import type { AnalysedExpiry, OptionSide, VolStatus } from '../options/index.js';
import type { SmilePoint } from './volatility.types.js';

/** An option of an expiry: which side, and the place of its strike. */
interface Place {
  readonly side: OptionSide;
  readonly index: number;
}

/**
 * The options that a smile is judged by: puts below the forward, calls above it, both at the strike nearest to it, each
 * with the volatilities of its settlement, bid and ask, and how far the fitted smile is from it.
 *
 * @returns by strike, put before call; nothing of options that have neither settlement nor quote
 */
export function smilePoints(expiry: AnalysedExpiry, product: ProductCode): readonly SmilePoint[] {
  const places = outOfTheMoneyPlaces(expiry);
  const bids = chainOf(expiry, places, 'bid');
  const asks = chainOf(expiry, places, 'ask');
  const { strikes, calls, forward, smile } = expiry;
  const { tickSize } = PRODUCTS[product];
  const fittedAt = volAlong(expiry);
  return places.map(({ side, index }, row): SmilePoint => {
    const strike = strikes[index] ?? NaN;
    const vol = side.vol[index] ?? NaN;
    const fitted = smile === undefined ? NaN : fittedAt(strike);
    const price = judgedPrice({
      settle: side.settle[index] ?? NaN,
      bid: side.bid[index] ?? NaN,
      ask: side.ask[index] ?? NaN,
    });
    return {
      strike,
      type: side === calls ? 'CALL' : 'PUT',
      logMoneyness: strike > 0 && forward > 0 ? Math.log(strike / forward) : null,
      delta: numberOrNull(side.delta[index]),
      bidVol: numberOrNull(bids.vol[row]),
      bidVolStatus: statusAt(bids, row),
      askVol: numberOrNull(asks.vol[row]),
      askVolStatus: statusAt(asks, row),
      vol: numberOrNull(vol),
      volStatus: volStatusOf(side, index),
      fitted: numberOrNull(fitted),
      residual: numberOrNull(100 * (vol - fitted)),
      isUsed: smile !== undefined && isFitted(vol, price, tickSize),
    };
  });
}

function outOfTheMoneyPlaces(expiry: AnalysedExpiry): readonly Place[] {
  const { strikes, calls, puts, forward } = expiry;
  const nearest = nearestStrike(expiry, forward);
  const places: Place[] = [];
  strikes.forEach((strike, index) => {
    const isNearest = index === nearest;
    if ((strike < forward || isNearest) && isQuoted(puts, index)) places.push({ side: puts, index });
    if ((strike > forward || isNearest) && isQuoted(calls, index)) places.push({ side: calls, index });
  });
  return places;
}

function isQuoted({ settle, bid, ask }: OptionSide, index: number): boolean {
  return [settle, bid, ask].some((column) => !Number.isNaN(column[index] ?? NaN));
}

/** What the bids or the asks say. */
function chainOf(expiry: AnalysedExpiry, places: readonly Place[], column: 'bid' | 'ask'): PricedChain {
  const { strikes, calls, forward, years, rate, model } = expiry;
  return priceChain({
    model: model.model,
    ...{ forward, years, rate },
    strikes: Float64Array.from(places, ({ index }) => strikes[index] ?? NaN),
    isCall: Uint8Array.from(places, ({ side }) => Number(side === calls)),
    price: Float64Array.from(places, ({ side, index }) => side[column][index] ?? NaN),
  });
}

function statusAt({ status }: PricedChain, row: number): VolStatus {
  return VOL_STATUSES[status[row] ?? NaN] ?? 'NO_QUOTE';
}
