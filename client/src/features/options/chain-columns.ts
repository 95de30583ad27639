/** The columns of a side of the chain: what each shows of an option, and why where it shows nothing. */
import { describeGreek } from '@cushing/pricing';
import type { Greek, VolKind } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { LiveOption } from '../../live/live-chain.js';
import { changeText, countText, numberText, priceText } from '../../lib/format.js';
import { deltaAtIntrinsic, figuresOf, priceOf, volKindOfChain } from './chain-market.js';
import type { Chain, ChainOption, Quote } from './chain-market.js';
import type { ColumnId } from './column-sets.js';
import { noVolText } from './option-words.js';

/** One option with the chain that it stands in. */
export interface QuotedOption extends ChainOption {
  /** At the price of the future now, where it is followed. */
  readonly chain: Chain;
  /** Of the settlement. */
  readonly quote: Quote;
  /** What moves; undefined where nothing is followed. */
  readonly live?: LiveOption | undefined;
}

export interface ChainColumn {
  readonly id: ColumnId;
  /** In the menu that chooses columns. */
  readonly name: string;
  readonly header: (kind: VolKind, isLive: boolean) => string;
  /** The header in full, with the unit. */
  readonly title: (product: ProductCode, kind: VolKind, isLive: boolean) => string;
  /** Whether its values move where the chain is followed. */
  readonly isMoving?: boolean;
  /** Whether they follow from the price of the future alone. */
  readonly isOfForward?: boolean;
  readonly value: (option: QuotedOption) => number | null;
  readonly text: (value: number, option: QuotedOption) => string;
  /** Why there is no value. */
  readonly reason: (option: QuotedOption) => string;
  /** What is to be known of a value that is shown. */
  readonly note?: (option: QuotedOption) => string | undefined;
  /** Characters of the widest value that is usual. */
  readonly characters: number;
}

const GREEK_IDS = { delta: 'DELTA', gamma: 'GAMMA', vega: 'VEGA', theta: 'THETA', rho: 'RHO' } as const;
const DELTA_DECIMALS = 3;

const AT_INTRINSIC = 'The price is exactly what exercising is worth: the option moves with its future';
const THEORETICAL = 'Value at the volatility of the fitted smile';
const GIVEN_NONE = 'The source gave none';
const NO_PRICE = 'Neither a settlement nor both of bid and ask';

function price(id: 'ask' | 'bid' | 'settle', header: string, title: string): ChainColumn {
  return {
    id,
    name: header,
    header: () => header,
    title: (product) => `${title}, ${PRODUCTS[product].quotation}`,
    value: ({ quote }) => quote[id],
    text: (value, { chain }) => priceText(chain.product, value),
    reason: () => GIVEN_NONE,
    characters: 6,
  };
}

function greek(id: keyof typeof GREEK_IDS): ChainColumn {
  const code: Greek = GREEK_IDS[id];
  const { name } = describeGreek(code, '', 'LOGNORMAL');
  // What moves comes in tenths of a tick.
  const isInPrice = id === 'vega' || id === 'theta';
  return {
    id,
    name,
    header: () => name,
    title: (product, kind) => `${name}, ${describeGreek(code, PRODUCTS[product].quotation, kind).unit}`,
    isMoving: id !== 'rho',
    value: (option) => {
      const { chain, quote, live } = option;
      if (live !== undefined && id !== 'rho') return live[id];
      return quote[id] ?? (id === 'delta' ? deltaAtIntrinsic(chain, option, quote) : null);
    },
    text: (value, { chain, live }) =>
      numberText(value, greekDecimals(code, chain.product) - (live !== undefined && isInPrice ? 1 : 0)),
    note: ({ quote, live }) => {
      if (live !== undefined) return id === 'rho' ? 'Of the settlement: rho is not followed' : undefined;
      return quote[id] === null ? AT_INTRINSIC : undefined;
    },
    reason: ({ quote }) => noVolText(quote.ivStatus) ?? 'The model has none',
    characters: 7,
  };
}

function count(id: 'openInterest' | 'volume', header: string, title: string): ChainColumn {
  return {
    id,
    name: title,
    header: () => header,
    title: () => `${title}, contracts`,
    value: ({ quote }) => quote[id],
    text: countText,
    reason: () => GIVEN_NONE,
    characters: 7,
  };
}

/** Something that follows from the price and the model. */
function derived(
  id: 'difference' | 'intrinsic' | 'theoretical' | 'timeValue',
  [name, header, title]: readonly [string, string, string],
  value: ChainColumn['value'],
  reason: ChainColumn['reason'],
  rest: Partial<ChainColumn> = {},
): ChainColumn {
  return {
    id,
    name,
    header: () => header,
    title: (product) => `${title}, ${PRODUCTS[product].quotation}`,
    value,
    text: (shown, { chain }) =>
      id === 'difference' ? changeText(chain.product, shown) : priceText(chain.product, shown),
    reason,
    characters: 6,
    ...rest,
  };
}

const noForward = ({ chain }: QuotedOption): string => (chain.forward === null ? 'The future has no price' : NO_PRICE);
const noFit = ({ quote }: QuotedOption): string =>
  quote.theoretical === null ? 'No smile was fitted to this expiry' : GIVEN_NONE;

const LIST: readonly ChainColumn[] = [
  {
    id: 'moneyness',
    name: 'Moneyness',
    header: () => 'ln K/F %',
    title: () => 'Moneyness: logarithm of the strike over the future, in percent',
    isMoving: true,
    isOfForward: true,
    value: ({ quote, live, chain, strike }) =>
      live === undefined ? quote.moneyness : moneynessOf(strike, chain.forward),
    text: (value) => numberText(value * 100, 1),
    reason: ({ chain }) =>
      chain.forward === null ? 'The future has no price' : 'There is no logarithm of what is not positive',
    characters: 6,
  },
  derived(
    'intrinsic',
    ['Intrinsic', 'Intrinsic', 'What exercising is worth'],
    (option) => figuresOf(option.chain, option, option.quote).intrinsic,
    noForward,
    { isMoving: true, isOfForward: true },
  ),
  derived(
    'timeValue',
    ['Time value', 'Time val', 'Price less what exercising is worth'],
    (option) => figuresOf(option.chain, option, option.quote, option.live?.value).timeValue,
    noForward,
    { isMoving: true, isOfForward: true },
  ),
  derived(
    'difference',
    ['Settle − theoretical', 'vs theo', 'Settlement less theoretical value'],
    ({ quote: { settle, theoretical } }) => (settle === null || theoretical === null ? null : settle - theoretical),
    noFit,
  ),
  derived(
    'theoretical',
    ['Theoretical', 'Theo', THEORETICAL],
    ({ quote, live }) => (live === undefined ? quote.theoretical : live.value),
    (option) => (option.live === undefined ? noFit(option) : (noVolText(option.quote.ivStatus) ?? NO_PRICE)),
    {
      isMoving: true,
      header: (_kind, isLive) => (isLive ? 'Value' : 'Theo'),
      title: (product, _kind, isLive) =>
        `${isLive ? 'Value at the price of the future now, at the volatility of the settlement' : THEORETICAL}, ${PRODUCTS[product].quotation}`,
    },
  ),
  ...(['rho', 'theta', 'vega', 'gamma', 'delta'] as const).map(greek),
  {
    id: 'iv',
    name: 'Implied volatility',
    header: (kind) => (kind === 'NORMAL' ? 'IV abs' : 'IV %'),
    title: (product, kind) =>
      kind === 'NORMAL'
        ? `Implied normal volatility, ${PRODUCTS[product].quotation} per √year`
        : 'Implied volatility, percent per √year',
    value: ({ quote }) => quote.iv,
    text: (value, { chain }) => volDigits(value, volKindOfChain(chain)),
    reason: ({ quote }) => noVolText(quote.ivStatus) ?? NO_PRICE,
    characters: 6,
  },
  count('volume', 'Volume', 'Volume'),
  count('openInterest', 'OI', 'Open interest'),
  price('settle', 'Settle', 'Settlement'),
  price('bid', 'Bid', 'Bid at the settlement'),
  price('ask', 'Ask', 'Ask at the settlement'),
];

/** Every column, from the outer edge towards the strike. */
export const CHAIN_COLUMNS: ReadonlyMap<ColumnId, ChainColumn> = new Map(LIST.map((column) => [column.id, column]));

function moneynessOf(strike: number, forward: number | null): number | null {
  return forward === null || forward <= 0 || strike <= 0 ? null : Math.log(strike / forward);
}

/** @returns a volatility in its column: percent of a lognormal one, the amount of a normal one */
export function volDigits(vol: number, kind: VolKind): string {
  return numberText(kind === 'NORMAL' ? vol : vol * 100, 2);
}

/** @returns decimals that show a Greek of usual options to about three digits */
export function greekDecimals(code: Greek, product: ProductCode): number {
  if (code === 'DELTA') return DELTA_DECIMALS;
  return code === 'GAMMA' ? 4 : PRODUCTS[product].priceDecimals + 2;
}

/** @returns the price of the option that a click on a column deals at, and on which side; undefined for most columns */
export function dealAt(id: ColumnId, quote: Quote): { readonly quantity: 1 | -1; readonly price: number } | undefined {
  const { bid, ask, settle } = quote;
  if (id === 'bid') {
    const at = bid ?? settle;
    return at === null ? undefined : { quantity: -1, price: at };
  }
  if (id === 'ask') {
    const at = ask ?? settle;
    return at === null ? undefined : { quantity: 1, price: at };
  }
  return id === 'settle' && bid === null && ask === null && settle !== null
    ? { quantity: 1, price: settle }
    : undefined;
}

/** @returns the price at which an option is bought or sold: ask or bid, else what it is worth; undefined without any */
export function marketPrice(quote: Quote, quantity: number): number | undefined {
  return (quantity > 0 ? quote.ask : quote.bid) ?? priceOf(quote) ?? undefined;
}
