/** Puts the parts of live prices together: who makes ticks, where they come in, and what they move. */
import { randomBytes } from 'node:crypto';

import { PRODUCT_CODES, isoDate } from '@cushing/products';

import type { LiveConfig } from '../config/config.js';
import type { Bus } from '../shared/bus.js';
import type { Clock } from '../shared/clock.js';
import type { Lease } from '../shared/lease.js';
import type { Logger } from '../shared/logger.js';
import { FeedSupervisor, ReplayFeed, SimulatedFeed } from '../slices/feeds/index.js';
import type { Feed, FeedStatus, SettlementSink } from '../slices/feeds/index.js';
import { LiveChains } from '../slices/live-options/index.js';
import type { LiveComputation } from '../slices/live-options/index.js';
import type { MarketChanges, MarketService } from '../slices/market/index.js';
import type { OptionsService } from '../slices/options/index.js';
import {
  BarsService,
  LiveCurves,
  QuoteRounds,
  Quotes,
  SettleBook,
  SourceSequences,
  TickIntake,
} from '../slices/quotes/index.js';
import type { BarStore } from '../slices/quotes/index.js';

const RUN_ID_BYTES = 8;
/** How soon a feed's silence is told, once it counts as one. */
const LOOK_EVERY_MS = 1_000;
/** Dates that no store reaches: what is played where no date is set. */
const BEFORE_ALL = isoDate('1970-01-01');
const AFTER_ALL = isoDate('2199-12-31');

export interface OpenLiveOptions {
  readonly config: LiveConfig;
  /** Of the simulated feed: that of the demo market. */
  readonly seed: number;
  readonly barStore: BarStore;
  readonly market: MarketService;
  readonly options: OptionsService;
  readonly changes: MarketChanges;
  readonly computation: LiveComputation;
  readonly settlements: SettlementSink;
  readonly bus: Bus;
  readonly lease: Lease;
  readonly logger: Logger;
  readonly clock: Clock;
}

export interface OpenLive {
  readonly quotes: Quotes;
  readonly rounds: QuoteRounds;
  readonly bars: BarsService;
  readonly curves: LiveCurves;
  readonly liveChains: LiveChains;
  readonly intake: TickIntake;
  /** Begins the feed that is configured; comes once the store has its market. */
  startFeed(): void;
  /** Undefined where none is configured, or before it was begun. */
  feedStatus(): FeedStatus | undefined;
  /** Ends the feed, writes what is left of bars, and closes everything. */
  close(): Promise<void>;
}

/** Opens everything but the feed; bars go on where the store has them. */
export async function openLive(options: OpenLiveOptions): Promise<OpenLive> {
  const { config, barStore, market, changes, bus, logger, clock } = options;
  const settles = new SettleBook({ market, changes, logger });
  const quotes = new Quotes({ settles, clock, logger, staleAfterMs: config.staleAfterMs });
  const rounds = new QuoteRounds({ quotes, clock, logger, everyMs: config.conflationMs });
  const bars = new BarsService({ store: barStore, clock, logger });
  const sequences = new SourceSequences();
  for (const [source, last] of await bars.start()) sequences.preset(source, last);
  quotes.onTicks(bars.take.bind(bars));
  const looking = setInterval(() => {
    quotes.look();
  }, LOOK_EVERY_MS).unref();
  const intake = new TickIntake({ quotes, sequences, bus, clock, chance: Math.random, logger });
  intake.start();
  // Until it is known whose settlements are real, simulated prices might show beside them.
  await settles.ready();
  const curves = new LiveCurves({ quotes, settles, clock });
  const liveChains = new LiveChains({
    ...{ options: options.options, quotes, rounds, changes, computation: options.computation, clock, logger },
  });
  let supervisor: FeedSupervisor | undefined;
  return {
    ...{ quotes, rounds, bars, curves, liveChains, intake },
    startFeed() {
      const feed = feedOf(options);
      if (feed === undefined) return;
      const publish = intake.take.bind(intake);
      supervisor ??= new FeedSupervisor({ feed, publish, lease: options.lease, clock, logger, random: Math.random });
    },
    feedStatus: () => supervisor?.status(),
    async close() {
      await supervisor?.close();
      clearInterval(looking);
      intake.close();
      await liveChains.close();
      rounds.close();
      quotes.close();
      settles.close();
      await bars.close();
    },
  };
}

function feedOf({ config, seed, market, changes, settlements, clock, logger }: OpenLiveOptions): Feed | undefined {
  const runId = randomBytes(RUN_ID_BYTES).toString('hex');
  const { feed } = config;
  switch (feed.kind) {
    case 'NONE':
      return undefined;
    case 'REPLAY': {
      const { from = BEFORE_ALL, to = AFTER_ALL, datesPerMinute } = feed;
      const products = PRODUCT_CODES;
      return new ReplayFeed({ market, products, from, to, datesPerMinute, isLooped: true, clock, runId });
    }
    case 'SIMULATED': {
      const { hours, ticksPerSecond } = feed;
      return new SimulatedFeed({
        ...{ market, changes, settlements, clock, seed, runId, logger, hours, ticksPerSecond },
      });
    }
  }
}
