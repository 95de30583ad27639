import type { ChosenModel } from '@cushing/pricing';
import type { IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';

import { numberOrNull } from './expiry-summary.js';
import type { AnalysedDay, AnalysedExpiry } from './options.types.js';
import { shownSymbol } from './shown-symbol.js';

/** An option by what was traded of it on a trade date. */
export interface ActiveOption {
  readonly symbol: string;
  readonly product: ProductCode;
  readonly series: OptionSeries;
  readonly expiry: IsoDate;
  readonly strike: number;
  readonly type: OptionType;
  readonly settle: number | null;
  /** Contracts, above 0. */
  readonly volume: number;
  readonly openInterest: number | null;
  /** In the unit of `model`. */
  readonly iv: number | null;
  /** Of the expiry. */
  readonly model: ChosenModel['model'];
  readonly tradeDate: IsoDate;
}

/** Where an option is, so that no more than what is answered is put into words. */
interface Place {
  readonly day: AnalysedDay;
  readonly expiry: AnalysedExpiry;
  readonly type: OptionType;
  readonly index: number;
  readonly volume: number;
}

/**
 * @param days each of one product
 * @param first how many at most
 * @returns those with the largest volume first, the nearer in the order of days, expiries and strikes where it is the
 * same; none that were not traded
 */
export function mostActiveOf(days: readonly AnalysedDay[], first: number): readonly ActiveOption[] {
  const places: Place[] = [];
  for (const day of days) {
    for (const expiry of day.expiries) {
      for (const type of ['CALL', 'PUT'] as const) {
        const { volume: volumes } = sideOf(expiry, type);
        volumes.forEach((volume, index) => {
          if (volume > 0) places.push({ day, expiry, type, index, volume });
        });
      }
    }
  }
  // Sorting leaves what is equal in its order.
  return places
    .sort((one, other) => other.volume - one.volume)
    .slice(0, first)
    .map(activeOption);
}

function activeOption({ day, expiry, type, index, volume }: Place): ActiveOption {
  const { settle, openInterest, vol } = sideOf(expiry, type);
  const strike = expiry.strikes[index] ?? NaN;
  return {
    symbol: shownSymbol(expiry, type, strike),
    product: day.product,
    series: expiry.series,
    expiry: expiry.expiry,
    strike,
    type,
    settle: numberOrNull(settle[index]),
    volume,
    openInterest: numberOrNull(openInterest[index]),
    iv: numberOrNull(vol[index]),
    model: expiry.model.model,
    tradeDate: day.tradeDate,
  };
}

function sideOf({ calls, puts }: AnalysedExpiry, type: OptionType): AnalysedExpiry['calls'] {
  return type === 'CALL' ? calls : puts;
}
