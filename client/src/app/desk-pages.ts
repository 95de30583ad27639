import { isProductCode } from '@cushing/products';

import { ofProduct, readView, writeView } from '../features/futures/futures-view.js';

/** The pages that show a product on a trade date, in the order of the navigation. */
export const DESK_PAGES = [
  { path: '/dashboard', name: 'Dashboard' },
  { path: '/futures', name: 'Futures' },
  { path: '/options', name: 'Options' },
  { path: '/volatility', name: 'Volatility' },
  { path: '/greeks', name: 'Greeks' },
  { path: '/analogs', name: 'Analogs' },
  { path: '/calculator', name: 'Calculator' },
] as const;

export type DeskPage = (typeof DESK_PAGES)[number]['path'];

/** What a word may lead to: a page of the desk, or one that shows no product and remembers where one came from. */
export type Destination = DeskPage | '/alerts' | '/imports' | '/reports';

/** Parameters of an address that all pages of the desk read alike. */
export type PageParameters = Readonly<
  Partial<Record<'asOf' | 'expiry' | 'panel' | 'product' | 'series' | 'strike' | 'symbol', string>>
>;

/** What belongs to one expiry or one trade date's chain, and means nothing for another product. */
const OF_ONE_PRODUCT = ['expiry', 'series', 'strike', 'symbol', 'legs', 'panel', 'hidden'] as const;

export function isDeskPage(path: string): path is DeskPage {
  return DESK_PAGES.some((page) => page.path === path);
}

/** @returns the query of another page of the desk, for the same product and trade date */
export function sameDay(search: string): string {
  const here = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of ['product', 'asOf']) {
    const value = here.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept.toString();
}

/**
 * @param from where a person is
 * @param page where to; the page they are on where absent, or the futures where that is none of the desk
 * @param parameters what is to be different there
 */
export function addressOf(
  from: { readonly pathname: string; readonly search: string },
  page: Destination | undefined,
  parameters: PageParameters,
): { readonly pathname: Destination; readonly search: string } {
  const here = isDeskPage(from.pathname) ? from.pathname : '/futures';
  const pathname = page ?? here;
  const query = new URLSearchParams(pathname === from.pathname ? from.search : sameDay(from.search));
  const { product } = parameters;
  if (product !== undefined && product !== query.get('product')) {
    for (const name of OF_ONE_PRODUCT) query.delete(name);
  }
  if (pathname === '/futures') {
    const view = readView(query);
    const moved = product !== undefined && isProductCode(product) ? ofProduct(view, product) : view;
    const asOf = parameters.asOf === undefined ? {} : { asOf: readView(new URLSearchParams(parameters)).asOf };
    return { pathname, search: writeView({ ...moved, contract: undefined, ...asOf }).toString() };
  }
  for (const [name, value] of Object.entries(parameters)) query.set(name, value);
  return { pathname, search: query.toString() };
}
