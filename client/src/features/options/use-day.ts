import type { IsoDate } from '@cushing/products';

import { OptionChainDocument, OptionExpiriesDocument } from '../../gql/graphql.js';
import type { OptionChainQueryVariables } from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import type { Shown } from '../../lib/use-shown.js';
import type { Chain, Expiry } from './chain-market.js';
import { chooseExpiry } from './choose-expiry.js';
import type { ChosenExpiry } from './choose-expiry.js';
import type { OptionsView } from './options-view.js';

/** What one trade date has of a product's options. */
export interface Day {
  readonly expiries: Shown<readonly Expiry[]>;
  /** Undefined while the expiries are asked for, or where there are none. */
  readonly found: ChosenExpiry | undefined;
  readonly chain: Shown<Chain>;
  /** What the chain was asked for by. */
  readonly variables: OptionChainQueryVariables | undefined;
  /** The expiry of the chain that is shown. */
  readonly expiry: Expiry | undefined;
  /** The same expiry on the trade date before. */
  readonly before: Expiry | undefined;
  /** The trade dates with options around the one shown. */
  readonly dayBefore: IsoDate | undefined;
  readonly dayAfter: IsoDate | undefined;
}

/** @param dates the trade dates on which the product has options, ascending */
export function useDay(view: OptionsView, dates: readonly IsoDate[]): Day {
  const { product } = view;
  const asOf = view.asOf ?? null;
  const expiries = useShown(OptionExpiriesDocument, { product, asOf });
  const all = expiries.status === 'SHOWN' ? expiries.data.optionExpiries : [];
  const found = chooseExpiry(all, view.series, view.expiry);
  const chosen = found?.chosen;
  const variables = chosen && { product, expiry: chosen.expiry, series: chosen.series, asOf };
  const shown = useShown(OptionChainDocument, variables);
  const chain = shown.status === 'SHOWN' ? shown.data.optionChain : undefined;
  const [dayBefore, dayAfter] = neighbours(dates, chosen?.tradeDate);
  const previous = useShown(OptionExpiriesDocument, dayBefore && { product, asOf: dayBefore });
  const former = previous.status === 'SHOWN' ? previous.data.optionExpiries : [];
  const isShown = (one: Expiry): boolean => one.series === chain?.series && one.expiry === chain.expiry;
  return {
    expiries: expiries.status === 'SHOWN' ? { ...expiries, data: all } : expiries,
    found,
    chain: shown.status === 'SHOWN' ? { ...shown, data: shown.data.optionChain } : shown,
    variables,
    expiry: all.find(isShown),
    before: former.find((one) => isShown(one) && one.tradeDate === dayBefore),
    dayBefore,
    dayAfter,
  };
}

function neighbours(
  dates: readonly IsoDate[],
  date: IsoDate | undefined,
): readonly [before: IsoDate | undefined, after: IsoDate | undefined] {
  if (date === undefined) return [undefined, undefined];
  const after = dates.findIndex((one) => one > date);
  const before = dates.findLastIndex((one) => one < date);
  return [dates[before], dates[after]];
}
