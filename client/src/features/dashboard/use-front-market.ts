import { addDays } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo } from 'react';

import { FrontMarketsDocument } from '../../gql/graphql.js';
import type {
  FrontBoardFragment,
  FrontMarketsQuery,
  FrontMarketsQueryVariables,
  FrontSettlementFragment,
  ProductsQuery,
} from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import type { Shown } from '../../lib/use-shown.js';
import { frontRows, referenceDate } from '../../desk/front-contract.js';
import type { SessionClock } from '../../desk/use-session-clock.js';

export type Product = ProductsQuery['products'][number];
export type BoardRow = FrontBoardFragment['rows'][number];

/** Calendar days that hold 60 trade dates. */
const LINE_DAYS = 95;

/** A product's latest settlements, and which of its contracts is in front today. */
export interface FrontMarket {
  readonly product: ProductCode;
  readonly tradeDate: IsoDate;
  /** The date that days are counted from. */
  readonly reference: IsoDate;
  readonly source: FrontBoardFragment['source'];
  readonly rows: readonly BoardRow[];
  readonly front: BoardRow | undefined;
  readonly second: BoardRow | undefined;
  readonly history: readonly FrontSettlementFragment[];
}

/** What is known of each product's settlements. */
export type FrontMarkets = Readonly<Record<ProductCode, Shown<FrontMarket>>>;

/** Asks once for the settlements of all products that have some; of one without, nothing comes. */
export function useFrontMarkets(products: readonly Product[], { today }: SessionClock): FrontMarkets {
  const shown = useShown(FrontMarketsDocument, questionOf(products));
  const answer = shown.status === 'SHOWN' ? shown.data : undefined;
  const markets = useMemo(() => (answer === undefined ? undefined : toFrontMarkets(answer, today)), [answer, today]);
  const of = (product: ProductCode): Shown<FrontMarket> => {
    if (shown.status !== 'SHOWN') return shown;
    const market = markets?.[product];
    return market === undefined ? { status: 'LOADING' } : { ...shown, data: market };
  };
  return { CL: of('CL'), BZ: of('BZ'), NG: of('NG'), HO: of('HO'), RB: of('RB') };
}

/** @returns the settlements of a product, as far as they have come */
export function marketOf(markets: FrontMarkets, product: ProductCode): FrontMarket | undefined {
  const shown = markets[product];
  return shown.status === 'SHOWN' ? shown.data : undefined;
}

/** Each product's line ends by its own latest date: what was imported may end long before the others. */
function questionOf(products: readonly Product[]): FrontMarketsQueryVariables {
  const latest = (of: ProductCode): IsoDate | null => products.find(({ code }) => code === of)?.lastTradeDate ?? null;
  const [cl, bz, ng, ho, rb] = [latest('CL'), latest('BZ'), latest('NG'), latest('HO'), latest('RB')];
  return {
    ...{ hasCl: cl !== null, clFrom: firstOf(cl), clTo: cl },
    ...{ hasBz: bz !== null, bzFrom: firstOf(bz), bzTo: bz },
    ...{ hasNg: ng !== null, ngFrom: firstOf(ng), ngTo: ng },
    ...{ hasHo: ho !== null, hoFrom: firstOf(ho), hoTo: ho },
    ...{ hasRb: rb !== null, rbFrom: firstOf(rb), rbTo: rb },
  };
}

function firstOf(latest: IsoDate | null): IsoDate | null {
  return latest === null ? null : addDays(latest, -LINE_DAYS);
}

function toFrontMarkets(
  answer: FrontMarketsQuery,
  today: IsoDate,
): Readonly<Record<ProductCode, FrontMarket | undefined>> {
  return {
    CL: toFrontMarket(answer.clBoard, answer.clHistory, today),
    BZ: toFrontMarket(answer.bzBoard, answer.bzHistory, today),
    NG: toFrontMarket(answer.ngBoard, answer.ngHistory, today),
    HO: toFrontMarket(answer.hoBoard, answer.hoHistory, today),
    RB: toFrontMarket(answer.rbBoard, answer.rbHistory, today),
  };
}

function toFrontMarket(
  board: FrontBoardFragment | undefined,
  history: readonly FrontSettlementFragment[] | undefined,
  today: IsoDate,
): FrontMarket | undefined {
  if (board === undefined || history === undefined) return undefined;
  const { product, tradeDate, source, rows } = board;
  const reference = referenceDate(tradeDate, today);
  const [front, second] = frontRows(rows, reference);
  return { product, tradeDate, reference, source, rows, front, second, history };
}
