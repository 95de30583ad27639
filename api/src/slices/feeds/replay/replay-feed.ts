import { futuresSymbol, sessionStart, settlementInstant } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { Clock } from '../../../shared/clock.js';
import { AppError } from '../../../shared/errors.js';
import type { MarketService } from '../../market/index.js';
import type { Tick, TickBatch } from '../../quotes/index.js';
import { PlayedTime, pause } from '../feed-timers.js';
import type { Feed } from '../feeds.ports.js';

const BATCH_MS = 100;
const SIGN_OF_LIFE_MS = 1_000;
const MS_A_MINUTE = 60_000;
/** What the replay makes up for after a wait. */
const MOST_MADE_UP_MS = 1_000;

export interface ReplayFeedOptions {
  readonly market: MarketService;
  readonly products: readonly ProductCode[];
  /** Stored trade dates that are played, both inclusive. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Trade dates a minute, (0, 600]: one of them takes 0.1 s at the least. */
  readonly datesPerMinute: number;
  /** Whether it begins again after the last date; it rests where not. */
  readonly isLooped: boolean;
  readonly clock: Clock;
  /** Another one each time that a process starts: sequence numbers of the feed begin with it. */
  readonly runId: string;
}

/** A settle that is played, and when: the share of its date's time that is over then. */
interface PlayedSettle {
  readonly tick: Omit<Tick, 'sequence'>;
  readonly share: number;
}

/**
 * Plays stored trade dates again: of each date every contract's settle once, spread over the date's time in the order of
 * the contracts. Nothing but stored numbers is told; no trade is. Ticks are of the session that they replay, between its
 * beginning and its settlement, so that contracts which ended since are shown.
 */
export class ReplayFeed implements Feed {
  readonly name = 'replay';
  readonly #options: ReplayFeedOptions;
  readonly #source: string;
  #sequence = 0;

  constructor(options: ReplayFeedOptions) {
    this.#options = options;
    this.#source = `replay:${options.runId}`;
  }

  /** Rejects with an `AppError` NOT_FOUND where none of the dates is stored. */
  async run(publish: (batch: TickBatch) => void, signal: AbortSignal): Promise<void> {
    const { clock, datesPerMinute, isLooped } = this.#options;
    const played = new PlayedTime(MOST_MADE_UP_MS);
    const dateMs = MS_A_MINUTE / datesPerMinute;
    let silentMs = SIGN_OF_LIFE_MS;
    let ofDateMs = 0;
    const tell = (settles: readonly PlayedSettle[], milliseconds: number): void => {
      silentMs += milliseconds;
      if (settles.length === 0 && silentMs < SIGN_OF_LIFE_MS) return;
      silentMs = 0;
      const ticks = settles.map(({ tick }) => this.#numbered(tick));
      publish({ source: this.#source, origin: 'REPLAY', ticks });
    };

    do {
      for (const date of await this.#dates()) {
        const settles = await this.#settlesOn(date);
        let next = 0;
        while (!signal.aborted) {
          const milliseconds = played.since(clock());
          ofDateMs += milliseconds;
          const begin = next;
          while ((settles[next]?.share ?? Infinity) * dateMs <= ofDateMs) next += 1;
          tell(settles.slice(begin, next), milliseconds);
          if (ofDateMs >= dateMs) break;
          await pause(Math.min(BATCH_MS, dateMs - ofDateMs), signal);
        }
        ofDateMs -= dateMs;
        if (signal.aborted) return;
      }
    } while (isLooped);
    while (!signal.aborted) {
      tell([], played.since(clock()));
      await pause(BATCH_MS, signal);
    }
  }

  async #dates(): Promise<readonly IsoDate[]> {
    const { market, products, from, to } = this.#options;
    const coverage = await market.coverage();
    const stored = products.filter((product) => coverage.has(product));
    const dates = await Promise.all(stored.map((product) => market.tradeDates(product, { from, to })));
    const all = [...new Set(dates.flatMap(({ points }) => points))].sort();
    if (all.length > 0) return all;
    throw new AppError(
      'NOT_FOUND',
      `There are no settlements of ${products.join(', ')} from ${from} through ${to} to replay: choose other dates.`,
      { reason: 'NO_SETTLEMENTS' },
    );
  }

  async #settlesOn(date: IsoDate): Promise<readonly PlayedSettle[]> {
    const { market, products } = this.#options;
    const coverage = await market.coverage();
    const played: PlayedSettle[] = [];
    const start = sessionStart(date);
    const sessionMs = settlementInstant(date) - start;
    for (const product of products) {
      const covered = coverage.get(product);
      if (covered === undefined || covered.firstTradeDate > date) continue;
      const [curve] = await market.forwardCurves(product, [date]);
      // The answer may be of an earlier date, where the product did not settle on this one.
      if (curve?.tradeDate !== date) continue;
      curve.points.forEach(({ month, settle }, index) => {
        const share = (index + 1) / curve.points.length;
        const time = Math.round(start + share * sessionMs);
        played.push({ tick: { symbol: futuresSymbol(product, month), product, last: settle, size: 0, time }, share });
      });
    }
    return played.sort((left, right) => left.share - right.share);
  }

  #numbered(tick: Omit<Tick, 'sequence'>): Tick {
    const sequence = this.#sequence;
    this.#sequence += 1;
    return { ...tick, sequence };
  }
}
