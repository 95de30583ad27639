import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { jobKind } from '../jobs/index.js';
import type { RunningJob } from '../jobs/index.js';
import { INTERVAL_MS, barStart } from './bar-builder.js';
import type { BarSpan, BarStore } from './quotes.ports.js';
import type { BarInterval } from './quotes.types.js';

const MINUTE = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Spans filled at a time, six hours of five-minute bars: what a write waits for. */
const SPANS_AT_ONCE = 72;

/** Each interval that bars go from some day, shortest first, with the next longer one. Those of days stay for ever. */
const STEPS = [
  ['MINUTE', 'FIVE_MINUTES'],
  ['FIVE_MINUTES', 'HOUR'],
  ['HOUR', 'DAY'],
] as const satisfies readonly (readonly [BarInterval, BarInterval])[];

/** Days for which bars of an interval are kept. */
export type BarDaysKept = Readonly<Record<(typeof STEPS)[number][0], number>>;

/** Merges old bars of short intervals into those of longer ones, and removes them. */
export const CONSOLIDATE_BARS = jobKind<object>({
  name: 'bars.consolidate',
  parse: () => ({}),
  attempts: 3,
  firstRetryAfterMs: 10 * MINUTE,
  longestRetryAfterMs: 60 * MINUTE,
  timeLimitMs: 120 * MINUTE,
  atOnce: 1,
});

export interface BarConsolidationParts {
  readonly store: BarStore;
  readonly daysKept: BarDaysKept;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Keeps the store of bars from growing without a bound: of each interval that has been kept long enough, whole trade
 * dates go, oldest first, after every longer bar of them was made that is missing.
 */
export class BarConsolidation {
  readonly #parts: BarConsolidationParts;

  constructor(parts: BarConsolidationParts) {
    this.#parts = parts;
  }

  /** Can be broken off at any time, and goes on from there when it is done again. */
  async run({ signal }: Pick<RunningJob<object>, 'signal'>): Promise<void> {
    const { store, daysKept, clock, logger } = this.#parts;
    const began = clock();
    let made = 0;
    let removed = 0;
    for (const [interval] of STEPS) {
      const keptFrom = began - daysKept[interval] * DAY_MS;
      for (;;) {
        signal.throwIfAborted();
        const first = await store.first(interval);
        if (first === undefined) break;
        const until = tradeDateEnd(first);
        if (until > keptFrom) break;
        made += await this.#fill(interval, first, until, signal);
        removed += await store.removeBefore(interval, until);
      }
    }
    if (removed > 0) await store.checkpoint();
    logger.info({ made, removed, elapsedMs: clock() - began }, 'old bars were merged into longer ones');
  }

  /** Each longer interval from the next shorter one, which is whole by then. */
  async #fill(interval: BarInterval, from: number, until: number, signal: AbortSignal): Promise<number> {
    let made = 0;
    const first = STEPS.findIndex(([shorter]) => shorter === interval);
    for (const [source, target] of STEPS.slice(first)) {
      const spans = spansOf(target, from, until);
      for (let start = 0; start < spans.length; start += SPANS_AT_ONCE) {
        signal.throwIfAborted();
        const end = spans[start + SPANS_AT_ONCE]?.from ?? until;
        made += await this.#parts.store.fill(target, {
          source,
          spans: spans.slice(start, start + SPANS_AT_ONCE),
          until: end,
        });
      }
    }
    return made;
  }
}

/** @returns where bars begin to belong to the trade date after that of an instant: a whole hour */
function tradeDateEnd(instant: number): number {
  const start = barStart('DAY', instant);
  let hour = barStart('HOUR', instant);
  do hour += HOUR_MS;
  while (barStart('DAY', hour) === start);
  return hour;
}

/** @param from and `until` lie in one trade date */
function spansOf(interval: BarInterval, from: number, until: number): readonly BarSpan[] {
  if (interval === 'DAY') return [{ from: barStart('HOUR', from), start: barStart('DAY', from) }];
  const spans: BarSpan[] = [];
  for (let start = barStart(interval, from); start < until; start += INTERVAL_MS[interval]) {
    spans.push({ from: start, start });
  }
  return spans;
}
