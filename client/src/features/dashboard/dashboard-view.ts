/** What the page shows, as its address says it. Whatever an address gets wrong is shown as if it was not said. */
import { isProductCode, parseFuturesSymbol } from '@cushing/products';
import type { FuturesSymbol, ProductCode } from '@cushing/products';

import type { BarInterval } from '../../gql/graphql.js';

/** How an address and a desk write the lengths of bars. */
export const INTERVAL_TEXTS = { MINUTE: '1m', FIVE_MINUTES: '5m', HOUR: '1h', DAY: '1D' } as const satisfies Readonly<
  Record<BarInterval, string>
>;

export const INTERVALS = ['MINUTE', 'FIVE_MINUTES', 'HOUR', 'DAY'] as const satisfies readonly BarInterval[];

export interface DashboardView {
  /** Of the chart and the forward curve; that of the symbol where there is one. */
  readonly product: ProductCode;
  /** The product's front contract where absent. */
  readonly symbol: FuturesSymbol | undefined;
  readonly interval: BarInterval;
  /** Whether the most active options are of the product alone. */
  readonly isActiveOfProduct: boolean;
}

const DEFAULTS: DashboardView = {
  product: 'CL',
  symbol: undefined,
  interval: 'FIVE_MINUTES',
  isActiveOfProduct: false,
};

/** @returns the view that an address asks for */
export function readView(parameters: URLSearchParams): DashboardView {
  const asked = (parameters.get('product') ?? '').toUpperCase();
  const interval = parameters.get('interval');
  const symbol = parseFuturesSymbol(parameters.get('symbol') ?? '');
  return {
    ...(symbol.status === 'ok'
      ? { product: symbol.contract.product, symbol: symbol.symbol }
      : { product: isProductCode(asked) ? asked : DEFAULTS.product, symbol: undefined }),
    interval: INTERVALS.find((known) => INTERVAL_TEXTS[known] === interval) ?? DEFAULTS.interval,
    isActiveOfProduct: parameters.get('active') === 'product',
  };
}

/** @returns the shortest address that asks for the view; the product is said for the pages that are gone to from here */
export function writeView({ product, symbol, interval, isActiveOfProduct }: DashboardView): URLSearchParams {
  const parameters = new URLSearchParams({ product });
  if (symbol !== undefined) parameters.set('symbol', symbol);
  if (interval !== DEFAULTS.interval) parameters.set('interval', INTERVAL_TEXTS[interval]);
  if (isActiveOfProduct) parameters.set('active', 'product');
  return parameters;
}

/** @returns the same view of a product's front contract */
export function ofProduct(view: DashboardView, product: ProductCode): DashboardView {
  return { ...view, product, symbol: undefined };
}
