import type { ProductCode } from '@cushing/products';

import { livePrice, netChange } from '../../desk/front-contract.js';
import { OldWord } from '../../desk/old-word.js';
import { changeText, clockText, priceText } from '../../lib/format.js';
import { useFlash } from '../../live/use-flash.js';
import { useWatchedQuote } from '../../live/use-live.js';
import { Change } from '../../ui/change.js';

interface LiveCellProps {
  readonly product: ProductCode;
  readonly symbol: string;
}

/** The last price of a contract that the table watches; one that is not of now says so. */
export function LastCell({ product, symbol }: LiveCellProps) {
  const quote = useWatchedQuote(symbol);
  const price = livePrice(quote);
  const cell = useFlash<HTMLSpanElement>(price, symbol);
  const isOld = quote?.isStale === true;
  return (
    <span
      ref={cell}
      className="-mx-1 rounded-sm px-1 font-medium"
      data-testid={`last-${symbol}`}
      title={quote === undefined ? 'No price has come yet' : `At ${clockText(quote.time)}`}
    >
      {isOld ? <OldWord quote={quote} /> : null}
      <span className={isOld ? 'text-muted' : ''}>{priceText(product, price)}</span>
    </span>
  );
}

/** How far the price of `LastCell` is from the settle in the same row. */
export function NetChangeCell({ product, symbol, settle }: LiveCellProps & { readonly settle: number }) {
  const { change } = netChange(livePrice(useWatchedQuote(symbol)), settle);
  return <Change value={change} text={changeText(product, change)} />;
}

/** One side of the market. */
export function SideCell({ product, symbol, side }: LiveCellProps & { readonly side: 'bid' | 'ask' }) {
  const quote = useWatchedQuote(symbol);
  const price = quote?.[side] ?? null;
  const cell = useFlash<HTMLSpanElement>(price, symbol);
  return (
    <span ref={cell} className={`-mx-1 rounded-sm px-1 ${quote?.isStale === true ? 'text-muted' : ''}`}>
      {priceText(product, price)}
    </span>
  );
}

interface SpreadCellProps {
  readonly product: ProductCode;
  readonly near: string;
  readonly far: string;
}

/** The near price of now less the far one, where both are known. */
export function LiveSpreadCell({ product, near, far }: SpreadCellProps) {
  const nearQuote = useWatchedQuote(near);
  const farQuote = useWatchedQuote(far);
  const [nearPrice, farPrice] = [livePrice(nearQuote), livePrice(farQuote)];
  const value = nearPrice === null || farPrice === null ? null : nearPrice - farPrice;
  const cell = useFlash<HTMLSpanElement>(value, `${near} ${far}`);
  const old = [nearQuote, farQuote].find((quote) => quote?.isStale === true);
  return (
    <span ref={cell} className="-mx-1 rounded-sm px-1 font-medium">
      {old === undefined || value === null ? null : <OldWord quote={old} />}
      <span className={old === undefined ? '' : 'text-muted'}>{changeText(product, value)}</span>
    </span>
  );
}
