import { addDays } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo } from 'react';

import { FrontMarketDocument } from '../../gql/graphql.js';
import type { FrontMarketQuery, ProductsQuery } from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import type { Shown } from '../../lib/use-shown.js';
import { frontRows, referenceDate } from '../../desk/front-contract.js';
import type { SessionClock } from '../../desk/use-session-clock.js';

export type Product = ProductsQuery['products'][number];
export type BoardRow = FrontMarketQuery['futuresBoard']['rows'][number];

/** Calendar days that hold 60 trade dates. */
const LINE_DAYS = 95;

/** A product's latest settlements, and which of its contracts is in front today. */
export interface FrontMarket {
  readonly product: ProductCode;
  readonly tradeDate: IsoDate;
  /** The date that days are counted from. */
  readonly reference: IsoDate;
  readonly source: FrontMarketQuery['futuresBoard']['source'];
  readonly rows: readonly BoardRow[];
  readonly front: BoardRow | undefined;
  readonly second: BoardRow | undefined;
  readonly history: FrontMarketQuery['continuousHistory'];
}

/** What is known of each product's settlements. */
export type FrontMarkets = Readonly<Record<ProductCode, Shown<FrontMarket>>>;

/** Asks for the settlements of each product that has some, each by itself: where one fails, the others are shown. */
export function useFrontMarkets(products: readonly Product[], clock: SessionClock): FrontMarkets {
  const of = (wanted: ProductCode): Product | undefined => products.find(({ code }) => code === wanted);
  return {
    CL: useFrontMarket(of('CL'), clock),
    BZ: useFrontMarket(of('BZ'), clock),
    NG: useFrontMarket(of('NG'), clock),
    HO: useFrontMarket(of('HO'), clock),
    RB: useFrontMarket(of('RB'), clock),
  };
}

/** @returns the settlements of a product, as far as they have come */
export function marketOf(markets: FrontMarkets, product: ProductCode): FrontMarket | undefined {
  const shown = markets[product];
  return shown.status === 'SHOWN' ? shown.data : undefined;
}

/** Each product's line ends by its own latest date: what was imported may end long before the others. */
function useFrontMarket(product: Product | undefined, { today }: SessionClock): Shown<FrontMarket> {
  const latest = product?.lastTradeDate ?? undefined;
  const shown = useShown(
    FrontMarketDocument,
    product === undefined || latest === undefined
      ? undefined
      : { product: product.code, from: addDays(latest, -LINE_DAYS), to: latest },
  );
  const data = shown.status === 'SHOWN' ? shown.data : undefined;
  const market = useMemo(() => (data === undefined ? undefined : toFrontMarket(data, today)), [data, today]);
  if (shown.status !== 'SHOWN') return shown;
  return market === undefined ? { status: 'LOADING' } : { ...shown, data: market };
}

function toFrontMarket({ futuresBoard, continuousHistory }: FrontMarketQuery, today: IsoDate): FrontMarket {
  const { product, tradeDate, source, rows } = futuresBoard;
  const reference = referenceDate(tradeDate, today);
  const [front, second] = frontRows(rows, reference);
  return { product, tradeDate, reference, source, rows, front, second, history: continuousHistory };
}
