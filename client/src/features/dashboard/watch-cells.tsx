import { PRODUCTS } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { AlertButton } from '../../alerts/alert-button.js';
import { livePrice } from '../../desk/front-contract.js';
import { oldWord } from '../../desk/quote-mode.js';
import { useQuoteMode } from '../../desk/use-quote-mode.js';
import { MISSING, changeText, clockText, countText, percentText, priceText, shortDateText } from '../../lib/format.js';
import { useFlash } from '../../live/use-flash.js';
import { useWatchedQuote } from '../../live/use-live.js';
import { Change } from '../../ui/change.js';

import type { BoardRow } from './use-front-market.js';

/** One contract of the list with its latest settlement, as far as there is one. */
export interface WatchedRow {
  readonly symbol: string;
  readonly product: ProductCode;
  readonly settled: (BoardRow & { readonly tradeDate: IsoDate }) | undefined;
}

interface QuoteCellProps {
  readonly row: WatchedRow;
  readonly field: 'bid' | 'ask' | 'size' | 'volume';
}

/** A number that only a live market has. */
export function QuoteCell({ row: { symbol, product }, field }: QuoteCellProps) {
  const quote = useWatchedQuote(symbol);
  const value = quote?.[field] ?? null;
  const cell = useFlash<HTMLSpanElement>(field === 'volume' || field === 'size' ? null : value, symbol);
  const isCount = field === 'volume' || field === 'size';
  return (
    <span ref={cell} className={`-mx-1 rounded-sm px-1 ${quote?.isStale === true ? 'opacity-60' : ''}`}>
      {isCount ? countText(value) : priceText(product, value)}
    </span>
  );
}

/** The last price, or the settle of the latest trade date in its place. */
export function LastCell({ row }: { readonly row: WatchedRow }) {
  const quote = useWatchedQuote(row.symbol);
  const { settled } = row;
  const live = livePrice(quote);
  const cell = useFlash<HTMLSpanElement>(live, row.symbol);
  if (live === null && settled !== undefined) {
    return (
      <span className="text-muted" title="Settlement: there is no price of now">
        {priceText(row.product, settled.settle)} s
      </span>
    );
  }
  return (
    <span
      ref={cell}
      className={`-mx-1 rounded-sm px-1 font-medium ${quote?.isStale === true ? 'opacity-60' : ''}`}
      data-testid={`last-${row.symbol}`}
    >
      {priceText(row.product, live)}
    </span>
  );
}

/** Change of the price that `LastCell` shows, in the quotation or in percent. */
export function ChangeCell({ row, isPercent }: { readonly row: WatchedRow; readonly isPercent: boolean }) {
  const quote = useWatchedQuote(row.symbol);
  const { settled } = row;
  const isLive = livePrice(quote) !== null;
  const change = (isLive ? quote?.change : settled?.change) ?? null;
  const percent = (isLive ? quote?.changePct : settled?.changePercent) ?? null;
  return isPercent ? (
    <Change value={percent} text={percentText(percent)} />
  ) : (
    <Change value={change} text={changeText(row.product, change)} />
  );
}

/** When the price was made; what is old says so. */
export function TimeCell({ row: { symbol, settled } }: { readonly row: WatchedRow }) {
  const quote = useWatchedQuote(symbol);
  const word = oldWord(useQuoteMode(quote));
  if (quote === undefined) {
    return <span className="text-muted">{settled === undefined ? MISSING : shortDateText(settled.tradeDate)}</span>;
  }
  return word === undefined ? (
    <span>{clockText(quote.time)}</span>
  ) : (
    <span className="text-muted" title="Nothing new has come since">
      {word} {clockText(quote.time)}
    </span>
  );
}

/** A bell that knows the price that was seen. */
export function AlertCell({ row: { symbol, settled } }: { readonly row: WatchedRow }) {
  const price = livePrice(useWatchedQuote(symbol)) ?? settled?.settle ?? null;
  return <AlertButton symbol={symbol} price={price} />;
}

/** @returns as in `WTI Light Sweet Crude Oil, USD/bbl` */
export function describeProduct(product: ProductCode): string {
  return `${PRODUCTS[product].name}, ${PRODUCTS[product].quotation}`;
}
