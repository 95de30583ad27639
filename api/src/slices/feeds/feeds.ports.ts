import type { TickBatch } from '../quotes/index.js';

/** A source of ticks that runs until it is ended or fails. */
export interface Feed {
  /** As it is named in logs, in health and in configuration. */
  readonly name: string;
  /**
   * Runs; resolves once `signal` is aborted, rejects when the feed fails. May be called again after either.
   *
   * @param publish takes a batch; a feed that has nothing to say publishes an empty one every second, so that its silence
   * is told from its death
   */
  run(publish: (batch: TickBatch) => void, signal: AbortSignal): Promise<void>;
}
