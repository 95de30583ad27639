import type { IsoDate, OptionSeries } from '@cushing/products';

import { chooseExpiry as chooseListed } from '../../desk/choose-expiry.js';
import type { Expiry } from './chain-market.js';

export interface ChosenExpiry {
  readonly chosen: Expiry;
  /** The expiries of the same series. */
  readonly listed: readonly Expiry[];
  /** Every series that has options. */
  readonly series: readonly OptionSeries[];
}

/**
 * @param expiries of all series of a product, by series, then expiry
 * @param series asked for; that of the expiry, or the first, where absent or without options
 * @param expiry asked for; the nearest to it where there is none such, by the rule of all pages where absent
 * @returns undefined where nothing is listed
 */
export function chooseExpiry(
  expiries: readonly Expiry[],
  series: OptionSeries | undefined,
  expiry: IsoDate | undefined,
): ChosenExpiry | undefined {
  const all = [...new Set(expiries.map((listed) => listed.series))];
  const shown =
    all.find((known) => known === series) ?? expiries.find((one) => one.expiry === expiry)?.series ?? all[0];
  const listed = expiries.filter((one) => one.series === shown);
  const chosen = chooseListed(listed, expiry);
  return chosen === undefined ? undefined : { chosen, listed, series: all };
}
