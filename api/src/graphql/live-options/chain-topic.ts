import type { LiveChain, LiveChains, LiveRow } from '../../slices/live-options/index.js';
import type { LiveTopic } from '../live/live-topic.js';

/** When a chain is looked for again whose expiry there was not any more, or that was one too many. */
const RETRY_MS = 60_000;

/** @returns what changes of an expiry, and its whole chain for who comes later */
export function chainTopic(
  liveChains: Pick<LiveChains, 'watch'>,
  { product, expiry, series }: Pick<LiveChain, 'product' | 'expiry' | 'series'>,
): LiveTopic<LiveChain> {
  let whole: LiveChain | undefined;
  return {
    key: `chain ${series} ${expiry}`,
    snapshot: () => whole,
    listen: (onEvent) => {
      let isEnded = false;
      let retry: NodeJS.Timeout | undefined;
      let stop: (() => void) | undefined;
      const watch = (): void => {
        stop?.();
        stop = liveChains.watch(
          product,
          expiry,
          series,
          (change, isSnapshot) => {
            whole = isSnapshot || whole === undefined ? change : withChange(whole, change);
            onEvent(change, isSnapshot);
          },
          () => {
            if (isEnded) return;
            whole = undefined;
            clearTimeout(retry);
            retry = setTimeout(watch, RETRY_MS).unref();
          },
        );
      };
      watch();
      return () => {
        isEnded = true;
        clearTimeout(retry);
        stop?.();
        whole = undefined;
      };
    },
  };
}

function withChange(whole: LiveChain, change: LiveChain): LiveChain {
  const changed = new Map(change.rows.map((row): [number, LiveRow] => [row.strike, row]));
  return { ...change, rows: whole.rows.map((row) => changed.get(row.strike) ?? row) };
}
