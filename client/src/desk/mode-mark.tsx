import { clockText, instantText } from '../lib/format.js';
import type { LiveQuote } from '../live/live-quotes.js';
import { Badge } from '../ui/badge.js';
import type { QuoteMode } from './quote-mode.js';
import { useQuoteMode } from './use-quote-mode.js';

const TONES: Readonly<Record<QuoteMode, 'PLAIN' | 'SUCCESS' | 'WARNING'>> = {
  LIVE: 'SUCCESS',
  SIMULATED: 'WARNING',
  REPLAY: 'WARNING',
  STALE: 'WARNING',
  OFFLINE: 'WARNING',
  CLOSED: 'PLAIN',
  SETTLE: 'PLAIN',
};

const TITLES: Readonly<Record<QuoteMode, string>> = {
  LIVE: 'Prices of a live feed',
  SIMULATED: 'Made up by the simulated feed',
  REPLAY: 'A stored trade date, played again',
  STALE: 'The feed is silent',
  OFFLINE: 'Nothing is heard of the server',
  CLOSED: 'The session has ended',
  SETTLE: 'Settlement',
};

interface ModeMarkProps {
  readonly quote: LiveQuote;
  /** Else only who points at it is told when the price was made. */
  readonly showsTime?: boolean;
}

/** Says in a word what a price of now is, and when it was made. What is made up says so in any case. */
export function ModeMark({ quote, showsTime = true }: ModeMarkProps) {
  const mode = useQuoteMode(quote);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted" data-testid="mode">
      {mode !== 'SIMULATED' && quote.origin === 'SIMULATED' ? (
        <Badge tone="WARNING" title={TITLES.SIMULATED}>
          SIMULATED
        </Badge>
      ) : null}
      {mode === 'CLOSED' ? (
        <span title={TITLES.CLOSED}>closed</span>
      ) : (
        <Badge tone={TONES[mode]} title={`${TITLES[mode]}; last price ${instantText(quote.time)}`}>
          {mode}
        </Badge>
      )}
      {showsTime ? <time dateTime={quote.time}>{clockText(quote.time)}</time> : null}
    </span>
  );
}
