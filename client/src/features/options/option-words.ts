/** What codes of the API mean, in words. */
import { MODEL_NAMES } from '@cushing/pricing';
import type { PricingModel } from '@cushing/pricing';
import type { OptionType } from '@cushing/products';

import type { ForwardSource, OptionFlag, VolStatus } from '../../gql/graphql.js';
import { dateText, shareText } from '../../lib/format.js';
import type { Chain } from './chain-market.js';

/** Why there is no volatility. */
export const NO_VOL: Readonly<Record<Exclude<VolStatus, 'OK'>, string>> = {
  NO_QUOTE: 'No volatility: neither a settlement nor both of bid and ask',
  NO_FORWARD: 'No volatility: the future has no price to value the option against',
  EXPIRED: 'No volatility: the option has expired',
  BELOW_INTRINSIC: 'No volatility: the price is below what exercising is worth',
  AT_INTRINSIC: 'No volatility: the price is exactly what exercising is worth',
  ABOVE_BOUND: 'No volatility: the price is above the future (call) or the strike (put)',
  AT_MINIMUM_TICK: 'No volatility: the price is the smallest that there is, and was rounded to it',
  NOT_LOGNORMAL: 'No volatility: the model knows no price or strike that is not positive',
};

export const FLAGS: Readonly<Record<OptionFlag, string>> = {
  BELOW_INTRINSIC: 'price below what exercising is worth',
  ABOVE_BOUND: 'price above the future (call) or the strike (put)',
  OFF_STRIKE_GRID: 'the exchange lists no such strike',
  AFTER_EXPIRY: 'dated after its expiry',
  CROSSED_QUOTE: 'bid above ask',
  SETTLE_OUTSIDE_QUOTE: 'settlement below the bid or above the ask',
};

const FORWARD_SOURCES: Readonly<Record<ForwardSource, string>> = {
  FUTURE_SETTLE: 'settlement of the future',
  PUT_CALL_PARITY: 'from put-call parity: the future has no settlement',
  NONE: 'neither a settlement of the future nor pairs of calls and puts',
};

/** As short as a headline's fact. */
const SHORT_MODELS: Readonly<Record<PricingModel, string>> = { ...MODEL_NAMES, AMERICAN: 'American' };

export function modelText(model: PricingModel): string {
  return SHORT_MODELS[model];
}

export function typeText(type: OptionType): string {
  return type === 'CALL' ? 'call' : 'put';
}

export function forwardText(source: ForwardSource): string {
  return FORWARD_SOURCES[source];
}

/** @returns the rate, as in `4.00%` */
export function rateText({ rate }: Chain): string {
  return shareText(rate);
}

/** @returns where the rate comes from, as short as a fact */
export function rateSourceText({ rateSource, rateDate }: Chain): string {
  if (rateSource === 'FLAT_DEFAULT') return 'flat default';
  return rateDate === null ? 'curve' : `curve of ${dateText(rateDate)}`;
}

/** @returns where the rate comes from and how it is used, in a sentence */
export function rateNote(chain: Chain): string {
  const { rateSource, rateDate, premiumStyle } = chain;
  const origin =
    rateSource === 'FLAT_DEFAULT'
      ? `Rate ${rateText(chain)}: the flat default, as no curve of rates was imported`
      : `Rate ${rateText(chain)}: to the expiry, from the curve${rateDate === null ? '' : ` of ${dateText(rateDate)}`}`;
  const use = premiumStyle === 'FUTURES' ? '; not used, as the premium is margined' : ', continuously compounded';
  return `${origin}${use}.`;
}

/** @returns as in `27 days`, `last day`, `expired` */
export function daysText(days: number): string {
  if (days < 0) return 'expired';
  if (days === 0) return 'last day';
  return days === 1 ? '1 day' : `${days} days`;
}

/** @returns why an expiry shows no vol at the money; undefined where it does */
export function noVolText(status: VolStatus): string | undefined {
  return status === 'OK' ? undefined : NO_VOL[status];
}
