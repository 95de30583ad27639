/** A chart's candle at the cursor in words: a line to be seen, and what is said aloud. */
import { useEffect, useState, useSyncExternalStore } from 'react';

import { MISSING, countText } from '../lib/format.js';
import type { Candle, CandleStore } from './candle-store.js';
import type { CursorStore } from './cursor-store.js';
import { nearestIndex } from './nearest.js';

interface CandleReadoutProps {
  readonly store: CandleStore;
  readonly cursor: CursorStore;
  readonly describeTime: (time: number) => string;
  readonly formatPrice: (price: number) => string;
  readonly formatChange: (change: number) => string;
}

/** Reads the candle at the cursor, else the last one as it grows. */
export function CandleReadout({ store, cursor, describeTime, formatPrice, formatChange }: CandleReadoutProps) {
  const pointed = useSyncExternalStore(cursor.subscribe, cursor.read);
  const last = useSyncExternalStore(store.subscribe, store.last);
  const candle = pointed === undefined ? last : candleAt(store, pointed);
  const price = (value: number | undefined): string => (value === undefined ? MISSING : formatPrice(value));
  const change = candle === undefined ? 0 : candle.close - candle.open;
  return (
    <div className="flex min-h-5 flex-wrap items-baseline gap-x-3 gap-y-0.5" data-testid="candle-readout">
      <span className="min-w-28 font-medium">{candle === undefined ? '' : describeTime(candle.time)}</span>
      <ReadoutValue name="O" title="Open" text={price(candle?.open)} />
      <ReadoutValue name="H" title="High" text={price(candle?.high)} />
      <ReadoutValue name="L" title="Low" text={price(candle?.low)} />
      <ReadoutValue name="C" title="Close" text={price(candle?.close)} />
      {candle === undefined ? null : (
        <span className={change === 0 ? '' : change > 0 ? 'text-up' : 'text-down'}>{formatChange(change)}</span>
      )}
      <ReadoutValue name="Vol" title="Volume, contracts" text={countText(candle?.volume ?? null)} />
    </div>
  );
}

/** Says the candle that the cursor moved to, once: not every trade of a candle at which it stays. */
export function CandleVoice({ store, cursor, describeTime, formatPrice, formatChange }: CandleReadoutProps) {
  const [text, setText] = useState('');
  useEffect(
    () =>
      cursor.subscribe(() => {
        const at = cursor.read();
        const candle = at === undefined ? undefined : candleAt(store, at);
        setText(candle === undefined ? '' : sentence(candle, { describeTime, formatPrice, formatChange }));
      }),
    [store, cursor, describeTime, formatPrice, formatChange],
  );
  return (
    <span className="sr-only" aria-live="polite">
      {text}
    </span>
  );
}

type CandleWords = Pick<CandleReadoutProps, 'describeTime' | 'formatPrice' | 'formatChange'>;

function sentence(candle: Candle, { describeTime, formatPrice, formatChange }: CandleWords): string {
  const { time, open, high, low, close, volume } = candle;
  const prices = `open ${formatPrice(open)}, high ${formatPrice(high)}, low ${formatPrice(low)}, close ${formatPrice(close)}`;
  return `${describeTime(time)}: ${prices}, ${formatChange(close - open)}, volume ${countText(volume)}`;
}

function ReadoutValue({ name, title, text }: { readonly name: string; readonly title: string; readonly text: string }) {
  return (
    <span className="inline-flex items-baseline gap-1 whitespace-nowrap">
      <abbr title={title} className="text-muted no-underline">
        {name}
      </abbr>
      <span className="font-medium">{text}</span>
    </span>
  );
}

function candleAt({ candles }: CandleStore, time: number): Candle | undefined {
  return candles[
    nearestIndex(
      candles.map((candle) => candle.time),
      time,
    )
  ];
}
