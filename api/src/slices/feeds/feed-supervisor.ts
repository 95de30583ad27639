import type { Clock } from '../../shared/clock.js';
import type { Lease } from '../../shared/lease.js';
import type { Logger } from '../../shared/logger.js';
import type { TickBatch } from '../quotes/index.js';
import { pause } from './feed-timers.js';
import type { Feed } from './feeds.ports.js';

/**
 * RUNNING: ticks come; WAITING: another process runs it; UNKNOWN: nobody can say which process runs it, if any does;
 * RESTARTING: it failed; ENDED: it was closed.
 */
export type FeedState = 'RUNNING' | 'WAITING' | 'UNKNOWN' | 'RESTARTING' | 'ENDED';

export interface FeedStatus {
  readonly name: string;
  readonly state: FeedState;
  /** When it came into that state: an instant, milliseconds since 1970-01-01 UTC. */
  readonly since: number;
  /** Since when it has said nothing, where it should and has not for five seconds; null where it speaks, or is not run here. */
  readonly silentSince: number | null;
  /** How often it was started again since this process began. */
  readonly restarts: number;
  readonly lastError?: string;
}

export interface FeedSupervisorOptions {
  readonly feed: Feed;
  readonly publish: (batch: TickBatch) => void;
  readonly lease: Lease;
  readonly clock: Clock;
  readonly logger: Logger;
  /** @returns a number in [0, 1) */
  readonly random: () => number;
}

const LEASE_RETRY_MS = 3_000;
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 60_000;
/** A feed that lived so long has recovered: its next failure is a first one. */
const HEALTHY_MS = 60_000;
/** A feed that says nothing for so many looks in a row hangs. Looks are counted, as a clock may jump. */
const LOOK_MS = 1_000;
const SILENT_LOOKS = 10;
/** Feeds give a sign of life every second: one that misses so many looks is shown as silent. */
const QUIET_LOOKS = 5;
/** What a feed gets to end in. */
const GRACE_MS = 2_000;

/** Keeps a feed running in one of many processes: starts it again when it fails, hangs or its process is gone. */
export class FeedSupervisor {
  readonly #options: FeedSupervisorOptions;
  readonly #closing = new AbortController();
  readonly #ended: Promise<void>;
  #state: FeedState = 'WAITING';
  #since: number;
  #restarts = 0;
  #lastError: string | undefined;
  /** When the feed spoke last, or was begun without having spoken. */
  #heardAt: number;
  /** Whether it should have spoken since: until it does, also while it is begun again. */
  #isQuiet = false;

  /** Begins at once. */
  constructor(options: FeedSupervisorOptions) {
    this.#options = options;
    this.#since = options.clock();
    this.#heardAt = this.#since;
    this.#ended = this.#supervise();
  }

  status(): FeedStatus {
    return {
      ...{ name: this.#options.feed.name, state: this.#state, since: this.#since },
      ...{ silentSince: this.#isQuiet ? this.#heardAt : null, restarts: this.#restarts },
      ...(this.#lastError === undefined ? {} : { lastError: this.#lastError }),
    };
  }

  /** Ends the feed and gives its lease back. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#ended;
  }

  async #supervise(): Promise<void> {
    const { feed, lease, logger, random } = this.#options;
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const lost = new AbortController();
      let standing: FeedState = 'WAITING';
      const release = await lease
        .take(`feed:${feed.name}`, () => {
          lost.abort();
        })
        .catch((error: unknown) => {
          logger.warn({ feed: feed.name, err: error }, 'nobody can say which process runs the feed');
          standing = 'UNKNOWN';
          return undefined;
        });
      if (release === undefined) {
        this.#enter(standing);
        await pause(LEASE_RETRY_MS * (0.75 + 0.5 * random()), signal);
        continue;
      }
      await this.#keepRunning(AbortSignal.any([signal, lost.signal]));
      this.#isQuiet = false;
      await release().catch((error: unknown) => {
        logger.warn({ feed: feed.name, err: error }, 'the lease of the feed could not be given back');
      });
      if (lost.signal.aborted) logger.warn({ feed: feed.name }, 'another process may run the feed from now on');
    }
    this.#enter('ENDED');
  }

  /** Runs the feed again and again until aborted. */
  async #keepRunning(signal: AbortSignal): Promise<void> {
    const { feed, clock, logger, random } = this.#options;
    let failures = 0;
    this.#heardAt = clock();
    while (!signal.aborted) {
      this.#enter('RUNNING');
      const startedAt = clock();
      const error = await this.#runOnce(signal);
      if (error === undefined) return;
      failures = clock() - startedAt >= HEALTHY_MS ? 1 : failures + 1;
      const longest = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (failures - 1));
      const waitMs = Math.round(longest * (0.5 + 0.5 * random()));
      this.#restarts += 1;
      this.#lastError = error.message;
      this.#isQuiet = true;
      this.#enter('RESTARTING');
      logger.error({ feed: feed.name, failures, waitMs, err: error }, 'the feed failed and is started again');
      await pause(waitMs, signal);
    }
  }

  /** @returns why it failed; undefined when it was ended by the signal */
  async #runOnce(outer: AbortSignal): Promise<Error | undefined> {
    const { feed, publish } = this.#options;
    const ending = new AbortController();
    const signal = AbortSignal.any([outer, ending.signal]);
    let silentLooks = 0;
    const watch = setInterval(() => {
      silentLooks += 1;
      if (silentLooks >= QUIET_LOOKS) this.#isQuiet = true;
      if (silentLooks >= SILENT_LOOKS) ending.abort();
    }, LOOK_MS);
    watch.unref();
    const graceEnded = new AbortController();
    const running = runOf(feed, signal, (batch) => {
      if (signal.aborted) return; // a run that was given up has nothing to say any more
      silentLooks = 0;
      this.#isQuiet = false;
      this.#heardAt = this.#options.clock();
      publish(batch);
    });
    try {
      const outcome = await Promise.race([running, aborted(signal)]);
      // Whatever it was ended by: it may finish what it is at, but not hold up everything.
      if (outcome === 'ABORTED') await Promise.race([running, pause(GRACE_MS, graceEnded.signal)]);
      if (outer.aborted) return undefined;
      if (outcome === 'ABORTED') return new Error(`the feed said nothing for ${(SILENT_LOOKS * LOOK_MS) / 1_000} s`);
      return outcome ?? new Error('the feed ended by itself');
    } finally {
      clearInterval(watch);
      ending.abort();
      graceEnded.abort();
    }
  }

  #enter(state: FeedState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#since = this.#options.clock();
    this.#options.logger.info({ feed: this.#options.feed.name, state }, 'the feed is in another state');
  }
}

/** Runs a feed. @returns what it failed with, never rejects */
async function runOf(feed: Feed, signal: AbortSignal, publish: (batch: TickBatch) => void): Promise<Error | undefined> {
  try {
    await feed.run(publish, signal);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function aborted(signal: AbortSignal): Promise<'ABORTED'> {
  return new Promise((resolve) => {
    const tell = (): void => {
      resolve('ABORTED');
    };
    if (signal.aborted) tell();
    else signal.addEventListener('abort', tell, { once: true });
  });
}
