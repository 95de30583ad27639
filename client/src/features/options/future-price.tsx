import { PRODUCTS } from '@cushing/products';

import { AlertButton } from '../../alerts/alert-button.js';
import { livePrice, netChange } from '../../desk/front-contract.js';
import { ModeMark } from '../../desk/mode-mark.js';
import { SignedChange } from '../../desk/signed-change.js';
import { SourceMark } from '../../desk/source-mark.js';
import { changeText, dateText, priceText } from '../../lib/format.js';
import { useFlash } from '../../live/use-flash.js';
import { useQuote } from '../../live/use-live.js';
import { Change } from '../../ui/change.js';
import type { Chain, Expiry } from './chain-market.js';
import { forwardText } from './option-words.js';

interface FuturePriceProps {
  readonly chain: Chain;
  /** The same expiry on the trade date before. */
  readonly before: Expiry | undefined;
  /** Whether it is of the latest trade date, whose future goes on moving. */
  readonly isLatest: boolean;
}

/** The future of the chain: as it trades, else as it settled. */
export function FuturePrice({ chain, before, isLatest }: FuturePriceProps) {
  const { product, underlying, forward, forwardSource, tradeDate, source } = chain;
  const quote = useQuote(isLatest ? underlying : undefined);
  const last = livePrice(quote);
  const element = useFlash<HTMLSpanElement>(last, underlying);
  const isLive = quote !== undefined && last !== null;
  const price = last ?? forward;
  const settled = forwardSource === 'FUTURE_SETTLE' ? 'Settle' : 'Parity';
  const { change, percent } = netChange(price, isLive ? forward : (before?.forward ?? null));
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-2 text-muted">
        <span className="font-medium text-ink">{underlying}</span>
        {isLive ? (
          <>
            <ModeMark quote={quote} />
            <span title={`${dateText(tradeDate)}: ${forwardText(forwardSource)}`}>
              {settled} {priceText(product, forward)}
            </span>
            {quote.origin === 'SIMULATED' ? null : <SourceMark source={source} />}
          </>
        ) : (
          <>
            {settled} {dateText(tradeDate)}
            <SourceMark source={source} />
          </>
        )}
      </div>
      <div className="flex items-baseline gap-2" title={isLive ? undefined : forwardText(forwardSource)}>
        <span
          ref={element}
          className={`-mx-1 rounded-sm px-1 text-2xl font-semibold ${quote?.isStale === true ? 'text-muted' : ''}`}
          data-testid={isLive ? 'underlying-last' : 'underlying-settle'}
        >
          {priceText(product, price)}
        </span>
        <span className="text-muted">{PRODUCTS[product].quotation}</span>
        {change === null ? null : isLive ? (
          <SignedChange product={product} change={change} percent={percent} />
        ) : (
          <Change value={change} text={changeText(product, change)} />
        )}
        <AlertButton symbol={underlying} price={price} />
      </div>
    </div>
  );
}
