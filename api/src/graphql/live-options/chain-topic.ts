import { tradeDateAt } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { LiveChain, LiveChains, LiveRow } from '../../slices/live-options/index.js';
import type { LiveTopic } from '../live/live-topic.js';

/** When a chain is looked for again whose expiry there was not any more, or that was one too many. */
const RETRY_MS = 60_000;

export interface ChainTopicParts {
  readonly liveChains: Pick<LiveChains, 'watch'>;
  readonly clock: Clock;
}

/**
 * @returns what changes of an expiry, and its whole chain for who comes later; it ends once the expiry is over and the
 * latest settlement has it no more
 */
export function chainTopic(
  { liveChains, clock }: ChainTopicParts,
  { product, expiry, series }: Pick<LiveChain, 'product' | 'expiry' | 'series'>,
): LiveTopic<LiveChain> {
  let whole: LiveChain | undefined;
  return {
    key: `chain ${series} ${expiry}`,
    snapshot: () => whole,
    listen: (onEvent, onEnd) => {
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
          (error) => {
            if (isEnded) return;
            whole = undefined;
            clearTimeout(retry);
            if (isNotListed(error) && expiry < tradeDateAt(clock())) {
              onEnd?.();
              return;
            }
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

function isNotListed(error: unknown): boolean {
  return error instanceof AppError && error.reason === 'EXPIRY_NOT_LISTED';
}

function withChange(whole: LiveChain, change: LiveChain): LiveChain {
  const changed = new Map(change.rows.map((row): [number, LiveRow] => [row.strike, row]));
  return { ...change, rows: whole.rows.map((row) => changed.get(row.strike) ?? row) };
}
