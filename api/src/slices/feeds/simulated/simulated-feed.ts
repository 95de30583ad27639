import type { Clock } from '../../../shared/clock.js';
import type { Logger } from '../../../shared/logger.js';
import { tickStream } from '../../demo-market/index.js';
import type { MarketChanges, MarketService } from '../../market/index.js';
import type { Tick, TickBatch } from '../../quotes/index.js';
import { PlayedTime, pause } from '../feed-timers.js';
import type { Feed } from '../feeds.ports.js';
import { IntradayMarket } from './intraday-market.js';
import type { IntradayDay } from './intraday-market.js';
import { SessionTrades } from './session-trades.js';
import { Settling } from './settlement-sink.js';
import type { SettlementSink } from './settlement-sink.js';
import { TickMaker } from './tick-maker.js';
import type { MadeTick } from './tick-maker.js';
import type { TradingHours } from './trading-clock.js';

const BATCH_MS = 100;
/** What a batch makes up for after a wait, so that it stays small. */
const MOST_MADE_UP_MS = 500;
const SIGN_OF_LIFE_MS = 1_000;
const TICKS_A_SECOND = 50;

export interface SimulatedFeedOptions {
  readonly market: MarketService;
  readonly changes: MarketChanges;
  /** What ends a simulated day. */
  readonly settlements: SettlementSink;
  readonly clock: Clock;
  /** That of the demo market: prices go from one settlement to the next one of its path. A whole number in [0, 2³²). */
  readonly seed: number;
  /** Another one each time that a process starts: sequence numbers of the feed begin with it. */
  readonly runId: string;
  readonly logger: Logger;
  /** Always where absent. */
  readonly hours?: TradingHours;
  /** Over all contracts, (0, 1000]; 50 where absent. */
  readonly ticksPerSecond?: number;
}

/**
 * Moves the curves of all products that are simulated: from their latest settlements towards the next ones of the demo
 * market's path, which settle at 14:30 in New York where the prices then are. A product that gets real settlements ends
 * to tick at once.
 */
export class SimulatedFeed implements Feed {
  readonly name = 'simulated';
  readonly #options: SimulatedFeedOptions;
  readonly #source: string;
  #sequence = 0;

  constructor(options: SimulatedFeedOptions) {
    this.#options = options;
    this.#source = `simulated:${options.runId}`;
  }

  async run(publish: (batch: TickBatch) => void, signal: AbortSignal): Promise<void> {
    const { market, changes, settlements, clock, seed, logger, hours = 'ALWAYS', ticksPerSecond } = this.#options;
    const intraday = new IntradayMarket({ market, seed, hours });
    const maker = new TickMaker(tickStream(seed), ticksPerSecond ?? TICKS_A_SECOND);
    const trades = new SessionTrades(clock());
    const settling = new Settling({ sink: settlements, trades, clock, logger });
    const played = new PlayedTime(MOST_MADE_UP_MS);
    let day: IntradayDay | undefined;
    let changesSeen = 0;
    let silentMs = SIGN_OF_LIFE_MS;
    const stopListening = changes.listen(() => {
      changesSeen += 1;
      day = undefined;
    });
    try {
      while (!signal.aborted) {
        const now = clock();
        if (day?.clock.covers(now) !== true) {
          const before = changesSeen;
          const next = await intraday.dayAt(now);
          if (before !== changesSeen) continue;
          day = next;
          maker.trade(day);
          settling.begin(day);
        }
        settling.look(now);
        const milliseconds = played.since(now);
        silentMs += milliseconds;
        const ticks = day.clock.isTrading(now) ? maker.ticks(milliseconds, now) : [];
        trades.add(ticks, now);
        if (ticks.length > 0 || silentMs >= SIGN_OF_LIFE_MS) {
          silentMs = 0;
          publish({ source: this.#source, origin: 'SIMULATED', ticks: ticks.map(({ tick }) => this.#numbered(tick)) });
        }
        await pause(BATCH_MS, signal);
      }
    } finally {
      stopListening();
      await settling.end();
    }
  }

  #numbered(tick: MadeTick['tick']): Tick {
    const sequence = this.#sequence;
    this.#sequence += 1;
    return { ...tick, sequence };
  }
}
