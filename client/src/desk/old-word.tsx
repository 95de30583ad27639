import type { LiveQuote } from '../live/live-quotes.js';
import { oldWord } from './quote-mode.js';
import { useQuoteMode } from './use-quote-mode.js';

/** Before a price in a cell: says that it is not of now, as in `stale`. */
export function OldWord({ quote }: { readonly quote: LiveQuote }) {
  return <span className="pr-1 text-[10px] font-normal text-muted">{oldWord(useQuoteMode(quote))}</span>;
}
