import { isProductCode, parseFuturesSymbol } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { StatedFuture } from '../stated-row.js';

/** What a ticker of Yahoo's stands for; a future that is not known here has no product. */
export interface YahooTicker {
  readonly ticker: string;
  readonly future: { readonly product: ProductCode; readonly contract: StatedFuture['contract'] } | undefined;
}

const CONTINUOUS = /^([A-Z0-9]{1,4})=F$/;
const LISTED = /^([A-Z0-9]{1,4}[FGHJKMNQUVXZ]\d{2})\.NYM$/;
/** In a file's name, between anything that is neither letter nor digit; browsers save `=` as `%3D`. */
const IN_NAME = /(?:^|[^A-Z0-9])([A-Z0-9]{1,4}=F|[A-Z0-9]{1,4}[FGHJKMNQUVXZ]\d{2}\.NYM)(?![A-Z0-9])/;

/** @param text as `CL=F`, the front month whichever it is, or `CLZ26.NYM` */
export function parseYahooTicker(text: string): YahooTicker {
  const ticker = text.trim().toUpperCase();
  const root = CONTINUOUS.exec(ticker)?.[1];
  if (root !== undefined) {
    return { ticker, future: isProductCode(root) ? { product: root, contract: { nearby: 1 } } : undefined };
  }
  const symbol = LISTED.exec(ticker)?.[1];
  const parsed = symbol === undefined ? undefined : parseFuturesSymbol(symbol);
  if (parsed?.status !== 'ok') return { ticker, future: undefined };
  return { ticker, future: { product: parsed.contract.product, contract: { month: parsed.contract.month } } };
}

/** @returns undefined for a name without a ticker of a future */
export function yahooTickerInName(fileName: string): YahooTicker | undefined {
  const found = IN_NAME.exec(fileName.toUpperCase().replaceAll('%3D', '='))?.[1];
  return found === undefined ? undefined : parseYahooTicker(found);
}
