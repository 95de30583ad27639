import { availableParallelism } from 'node:os';
import { extname } from 'node:path';

import type {
  AveragePriceInputs,
  AveragePriceMeasures,
  Greek,
  OptionInputs,
  StrategyAnalysis,
  StrategyLeg,
  StrategyRanges,
} from '@cushing/pricing';
import { Piscina } from 'piscina';

import { AppError } from '../../shared/errors.js';
import type { AnalysedExpiry, DayInput, ExpiryMark, OptionComputation } from '../../slices/options/index.js';
import type { ComputationAnswer, ComputationAnswers, ComputationTask } from './computation-task.js';
import { withoutSpareMemory } from './without-spare-memory.js';

const MOST_THREADS = 4;
const IDLE_MS = 60_000;

/** A history of volatility asks for the marks of some hundred trade dates, some milliseconds each. */
const MOST_WAITING = 1_024;

/** From the call on, the wait in the queue included; a thread that is still at it then is ended and replaced. */
const TIMEOUT_MS = 30_000;

/** The worker lies beside this file, in the same language: `.js` in the build, `.ts` in the sources. */
const WORKER = new URL(`./computation-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Valuations in threads of their own, one less than there are cores and at most four, so that requests are answered
 * meanwhile. So many tasks may wait; a further one is refused at once. The threads see nothing of the environment.
 */
export class ComputationThreads implements OptionComputation {
  readonly #pool: Piscina<ComputationTask, ComputationAnswer>;
  readonly #timeoutMs: number;
  readonly #mostUnderWay: number;
  #underWay = 0;
  #isClosed = false;

  constructor({ maxWaiting = MOST_WAITING, timeoutMs = TIMEOUT_MS }: { maxWaiting?: number; timeoutMs?: number } = {}) {
    // One core stays for the thread that answers requests.
    const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
    this.#timeoutMs = timeoutMs;
    // Counted here: the pool's own bound does not hold for tasks that can be aborted.
    this.#mostUnderWay = threads + maxWaiting;
    this.#pool = new Piscina({
      filename: WORKER.href,
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      env: {},
    });
  }

  analyse(input: DayInput): Promise<readonly AnalysedExpiry[]> {
    return this.#run({ kind: 'ANALYSE', input: withoutSpareMemory(input) });
  }

  mark(input: DayInput): Promise<readonly ExpiryMark[]> {
    return this.#run({ kind: 'MARK', input: withoutSpareMemory(input) });
  }

  measureEach(options: readonly OptionInputs[], greek: Greek): Promise<Float64Array> {
    return this.#run({ kind: 'MEASURE_EACH', options, greek });
  }

  analyzeStrategy(legs: readonly StrategyLeg[], ranges: StrategyRanges): Promise<StrategyAnalysis> {
    return this.#run({ kind: 'ANALYZE_STRATEGY', legs, ranges });
  }

  measureAveragePriceOption(inputs: AveragePriceInputs): Promise<AveragePriceMeasures> {
    return this.#run({ kind: 'MEASURE_AVERAGE_PRICE_OPTION', inputs });
  }

  /** Ends the threads at once; what was under way or waited is refused. */
  close(): Promise<void> {
    // A pool that was destroyed would take up work again.
    this.#isClosed = true;
    return this.#pool.destroy();
  }

  async #run<Kind extends ComputationTask['kind']>(
    task: Extract<ComputationTask, { kind: Kind }>,
  ): Promise<ComputationAnswers[Kind]> {
    if (this.#isClosed || this.#underWay >= this.#mostUnderWay) throw unavailable();
    const signal = AbortSignal.timeout(this.#timeoutMs);
    this.#underWay += 1;
    try {
      return (await this.#pool.run(task, { signal })) as ComputationAnswers[Kind]; // by the task's kind
    } catch (cause) {
      if (this.#hasGivenUp(signal)) throw unavailable(cause);
      // A fault of the computation itself.
      throw cause;
    } finally {
      this.#underWay -= 1;
    }
  }

  #hasGivenUp(signal: AbortSignal): boolean {
    return signal.aborted || this.#isClosed;
  }
}

function unavailable(cause?: unknown): AppError {
  return new AppError('UNAVAILABLE', 'Too much is being computed. Try again in a moment.', { cause });
}
