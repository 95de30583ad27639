import { ModeMark } from '../../desk/mode-mark.js';
import { dateText } from '../../lib/format.js';
import { useWatchedQuote } from '../../live/use-live.js';
import type { Chain } from './chain-market.js';
import { rateSourceText, rateText } from './option-words.js';
import { useChainNow } from './use-chain-now.js';

interface ChainNoteProps {
  readonly chain: Chain;
  /** Whether the chain moves with its future. */
  readonly isFollowed: boolean;
}

/** Which options, on which future, and whether that is traded now. */
export function ChainNote({ chain, isFollowed }: ChainNoteProps) {
  const quote = useWatchedQuote(isFollowed ? chain.underlying : undefined);
  return (
    <span
      className="inline-flex flex-wrap items-center gap-x-2"
      title={
        quote === undefined
          ? undefined
          : `Sticky strike: the volatilities of the settlement of ${dateText(chain.tradeDate)} at the present price of ${chain.underlying}`
      }
    >
      {chain.series} on {chain.underlying}
      {quote === undefined ? null : <ModeMark quote={quote} />}
    </span>
  );
}

/** What the numbers of the chain stand on. */
export function ChainGround({ chain, isFollowed }: ChainNoteProps) {
  const live = useChainNow(chain, isFollowed);
  const { tradeDate, openInterestDate, underlying } = chain;
  return (
    <p className="border-t border-line px-3 py-px text-[11px] text-muted">
      {live === undefined ? null : (
        <>
          Live: sticky strike, the volatilities of the settlement of {dateText(live.volatilitiesOf)} at the present
          price of {underlying}
          {live.isStale ? ', as it was heard last' : ''}. Settle, bid, ask, IV and volume of {dateText(tradeDate)}.{' '}
        </>
      )}
      {chain.modelNote} Rate {rateText(chain)} {rateSourceText(chain)}. Open interest of {dateText(openInterestDate)}.
    </p>
  );
}
