import { skipToken, useQuery } from '@apollo/client/react';
import type { IsoDate, OptionSeries } from '@cushing/products';

import { chooseExpiry } from '../../desk/choose-expiry.js';
import { frontRows, referenceDate } from '../../desk/front-contract.js';
import { useSessionClock } from '../../desk/use-session-clock.js';
import { ProductsDocument, ReportContractsDocument, ReportExpiriesDocument } from '../../gql/graphql.js';
import { errorText } from '../../lib/error-text.js';
import { useShown } from '../../lib/use-shown.js';
import type { MarketDefaults } from './export-question.js';
import { PARAMETERS_OF } from './reports-view.js';
import type { ReportsView } from './reports-view.js';

export interface ListedExpiry {
  readonly expiry: IsoDate;
  readonly series: OptionSeries;
  readonly daysToExpiry: number;
}

export interface ReportMarket extends MarketDefaults {
  /** Of the product, or of all of them where the subject asks for several. */
  readonly firstDate: IsoDate | undefined;
  readonly lastDate: IsoDate | undefined;
  /** Listed now, the nearest first. */
  readonly symbols: readonly string[];
  /** Of the series that is chosen, the nearest first. */
  readonly expiries: readonly ListedExpiry[];
  /** Why something of it is not known. */
  readonly failure: { readonly message: string; readonly retry: () => void } | undefined;
}

/** What the market has to choose from, asked for as far as the subject needs it. */
export function useMarketDefaults(view: ReportsView): ReportMarket {
  const { subject, product, asOf, series } = view;
  const asks = PARAMETERS_OF[subject];
  const { today } = useSessionClock();
  const products = useShown(ProductsDocument, {});
  const contracts = useShown(ReportContractsDocument, asks.includes('symbol') ? { product } : undefined);
  const expiries = useQuery(
    ReportExpiriesDocument,
    asks.includes('expiry') ? { variables: { product, asOf: asOf ?? null } } : skipToken,
  );
  const dated = products.status === 'SHOWN' ? products.data.products : [];
  const about = asks.includes('products') ? dated : dated.filter(({ code }) => code === product);
  const first = about.map(({ firstTradeDate }) => firstTradeDate).filter((date) => date !== null);
  const last = about.map(({ lastTradeDate }) => lastTradeDate).filter((date) => date !== null);
  // While another product's answer is awaited the one before stands: its contracts are not this one's.
  const board = contracts.status === 'SHOWN' && !contracts.isStale ? contracts.data.futuresBoard : undefined;
  const [front] = board === undefined ? [] : frontRows(board.rows, referenceDate(board.tradeDate, today));
  const ofSeries = (expiries.data?.optionExpiries ?? []).filter((one) => series === undefined || one.series === series);
  const firstSeries = ofSeries[0]?.series;
  const chosen = chooseExpiry(
    ofSeries.filter((one) => one.series === firstSeries),
    view.expiry,
  );
  return {
    firstDate: first.toSorted()[0],
    lastDate: last.toSorted().at(-1),
    symbols: board?.rows.map(({ symbol }) => symbol) ?? [],
    symbol: front?.symbol ?? (board === undefined ? undefined : null),
    expiries: ofSeries.filter((one) => one.series === firstSeries),
    expiry:
      chosen === undefined
        ? expiries.data === undefined
          ? undefined
          : null
        : { expiry: chosen.expiry, series: chosen.series },
    failure:
      contracts.status === 'FAILED'
        ? contracts
        : expiries.error !== undefined && !expiries.loading
          ? { message: errorText(expiries.error), retry: () => void expiries.refetch().catch(() => undefined) }
          : undefined,
  };
}
