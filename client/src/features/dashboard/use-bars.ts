import { useApolloClient } from '@apollo/client/react';
import { addDays } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';
import { useCallback, useMemo } from 'react';

import type { Candle } from '../../charts/candle-store.js';
import { BarsDocument, ContractHistoryDocument } from '../../gql/graphql.js';
import type { BarInterval } from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import type { Shown } from '../../lib/use-shown.js';
import { toCandles, withSettledDays } from './bars.js';

/** Calendar days of bars that are asked for: what a chart can show, not all that the store holds. */
const DAYS = { MINUTE: 4, FIVE_MINUTES: 12, HOUR: 120 } as const satisfies Readonly<
  Record<Exclude<BarInterval, 'DAY'>, number>
>;

/** What a chart is of. */
export interface ChartSubject {
  readonly product: ProductCode;
  readonly symbol: string;
  readonly interval: BarInterval;
}

/** What a chart draws. */
export interface Bars {
  readonly candles: readonly Candle[];
  /** Days among the candles, before all others, that are settlements. */
  readonly settledDays: number;
}

/** @returns what the bars of a contract are asked for by */
export function barVariables({ symbol, interval }: ChartSubject, today: IsoDate) {
  const from = interval === 'DAY' ? null : `${addDays(today, -DAYS[interval])}T00:00:00Z`;
  return { symbol, interval, from };
}

/** Asks for the bars of a contract; for days also for the settlements before them. Always of one subject. */
export function useBars(subject: ChartSubject, today: IsoDate): Shown<Bars> {
  const { symbol, interval } = subject;
  const isDaily = interval === 'DAY';
  const recent = useShown(BarsDocument, barVariables(subject, today), { isFresh: true });
  // A contract that did not trade of late is shown as it last did.
  const isQuiet = !isDaily && recent.status === 'SHOWN' && !recent.isStale && recent.data.bars.length === 0;
  const all = useShown(BarsDocument, isQuiet ? { symbol, interval, from: null } : undefined);
  const days = useShown(ContractHistoryDocument, isDaily ? { symbol, from: null, to: null } : undefined);
  const shown = isQuiet ? all : recent;
  const bars = shown.status === 'SHOWN' ? shown.data.bars : undefined;
  const history = days.status === 'SHOWN' ? days.data.futuresHistory : undefined;
  const isReady = !isDaily || days.status !== 'LOADING';
  const data = useMemo(() => {
    if (bars === undefined || !isReady) return undefined;
    const traded = toCandles(interval, bars);
    const candles = history === undefined ? traded : withSettledDays(history, traded);
    return { candles, settledDays: candles.length - traded.length };
  }, [isReady, interval, bars, history]);
  if (shown.status !== 'SHOWN') return shown;
  return data === undefined ? { status: 'LOADING' } : { ...shown, data };
}

/** @returns has the bars that are shown come anew, without a word on the page; rejects where they did not come */
export function useAskBars({ product, symbol, interval }: ChartSubject, today: IsoDate): () => Promise<void> {
  const client = useApolloClient();
  return useCallback(async () => {
    const variables = barVariables({ product, symbol, interval }, today);
    // What is shown follows the cache that the answer comes into.
    await client.query({ query: BarsDocument, variables, fetchPolicy: 'network-only' });
  }, [client, product, symbol, interval, today]);
}
