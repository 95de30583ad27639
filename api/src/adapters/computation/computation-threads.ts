import { availableParallelism } from 'node:os';
import { extname } from 'node:path';

import type {
  AveragePriceInputs,
  AveragePriceMeasures,
  Greek,
  OptionInputs,
  SpreadInputs,
  StrategyAnalysis,
  StrategyLeg,
  StrategyRanges,
} from '@cushing/pricing';
import { Piscina } from 'piscina';

import type { LiveComputation, LiveExpiryTerms, RepricedExpiry } from '../../slices/live-options/index.js';
import type {
  AnalysedExpiry,
  DayInput,
  ExpiryMark,
  OptionComputation,
  OptionValuation,
  SpreadOptionValuation,
  UnvaluedOption,
  Urgency,
} from '../../slices/options/index.js';
import { computationBusy } from './computation-busy.js';
import type { ComputationAnswer, ComputationAnswers, ComputationTask } from './computation-task.js';
import { gridPieces, payoffPieces, placePiece } from './grid-pieces.js';
import { Lane } from './lane.js';
import { withoutSpareMemory } from './without-spare-memory.js';

const MOST_THREADS = 4;
const IDLE_MS = 60_000;

/** A history of volatility asks for the marks of some hundred trade dates, some milliseconds each. */
const MOST_WAITING = 1_024;

/** From the call on, the wait in the queue included; a thread that is still at it then is ended and replaced. */
const TIMEOUT_MS = 30_000;

/** Calculations that wait for their turn, and how long: somebody sits before each. */
const MOST_CALCULATIONS_WAITING = 64;
const CALCULATION_WAIT_MS = 10_000;

/** Pieces of live chains that wait for their turn: a round's, and those whom chains are shown for the first time. */
const MOST_LIVE_WAITING = 256;
/** A piece takes a thread some milliseconds; prices that are older than this are not worth them. */
const LIVE_WAIT_MS = 5_000;

/** The worker lies beside this file, in the same language: `.js` in the build, `.ts` in the sources. */
const WORKER = new URL(`./computation-worker${extname(import.meta.url)}`, import.meta.url);

export interface ComputationThreadsOptions {
  readonly maxWaiting?: number;
  readonly timeoutMs?: number;
  readonly maxCalculationsWaiting?: number;
  readonly calculationWaitMs?: number;
}

/**
 * Valuations in threads of their own, one less than there are cores and at most four, so that requests are answered
 * meanwhile. So many tasks may wait; a further one is refused at once. The threads see nothing of the environment.
 *
 * What pages show goes first: calculators, and what is computed ahead, leave a thread to them where there are two, and
 * a single thread is taken by a calculator for a piece of work at a time. Chains that move with their futures come in
 * small pieces, one under way at a time: the next free thread takes it whatever else waits, and then something else.
 */
export class ComputationThreads implements OptionComputation, LiveComputation {
  readonly #pool: Piscina<ComputationTask, ComputationAnswer>;
  readonly #calculators: Lane;
  readonly #ahead: Lane;
  readonly #live = new Lane({ width: 1, maxWaiting: MOST_LIVE_WAITING, waitMs: LIVE_WAIT_MS });
  readonly #turns: Lane;
  readonly #timeoutMs: number;
  #isClosed = false;

  constructor({
    maxWaiting = MOST_WAITING,
    timeoutMs = TIMEOUT_MS,
    maxCalculationsWaiting = MOST_CALCULATIONS_WAITING,
    calculationWaitMs = CALCULATION_WAIT_MS,
  }: ComputationThreadsOptions = {}) {
    // One core stays for the thread that answers requests.
    const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
    const width = Math.max(1, threads - 1);
    this.#calculators = new Lane({ width, maxWaiting: maxCalculationsWaiting, waitMs: calculationWaitMs });
    this.#ahead = new Lane({ width, maxWaiting, waitMs: timeoutMs });
    this.#timeoutMs = timeoutMs;
    // They wait here: the pool knows neither a bound nor an order of its own for tasks that can be aborted.
    this.#turns = new Lane({ width: threads, maxWaiting, waitMs: timeoutMs });
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

  mark(input: DayInput, urgency: Urgency = 'PAGE'): Promise<readonly ExpiryMark[]> {
    const run = (): Promise<readonly ExpiryMark[]> => this.#run({ kind: 'MARK', input: withoutSpareMemory(input) });
    return urgency === 'AHEAD' ? this.#ahead.run(run) : run();
  }

  measureEach(options: readonly OptionInputs[], greek: Greek): Promise<Float64Array> {
    return this.#run({ kind: 'MEASURE_EACH', options, greek });
  }

  analyzeStrategy(legs: readonly StrategyLeg[], ranges: StrategyRanges): Promise<StrategyAnalysis> {
    return this.#calculators.run(() => this.#analyzeInPieces(legs, ranges));
  }

  measureAveragePriceOption(inputs: AveragePriceInputs): Promise<AveragePriceMeasures> {
    return this.#calculators.run(() => this.#run({ kind: 'MEASURE_AVERAGE_PRICE_OPTION', inputs }));
  }

  valueOption(option: UnvaluedOption): Promise<OptionValuation> {
    return this.#calculators.run(() => this.#run({ kind: 'VALUE_OPTION', option }));
  }

  valueSpreadOption(inputs: SpreadInputs): Promise<SpreadOptionValuation> {
    return this.#calculators.run(() => this.#run({ kind: 'VALUE_SPREAD_OPTION', inputs }));
  }

  repriceExpiries(
    terms: readonly LiveExpiryTerms[],
    forwards: readonly number[],
    now: number,
  ): Promise<readonly RepricedExpiry[]> {
    return this.#live.run(() => this.#run({ kind: 'REPRICE_EXPIRIES', terms, forwards, now }));
  }

  /** Ends the threads at once; what was under way or waited is refused. */
  close(): Promise<void> {
    // A pool that was destroyed would take up work again.
    this.#isClosed = true;
    this.#calculators.close();
    this.#ahead.close();
    this.#live.close();
    this.#turns.close();
    return this.#pool.destroy();
  }

  /** One piece after the other, so that others' work gets in between. */
  async #analyzeInPieces(legs: readonly StrategyLeg[], ranges: StrategyRanges): Promise<StrategyAnalysis> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    const outline = await this.#run({ kind: 'STRATEGY_OUTLINE', legs }, signal);
    const { prices, volShifts, days } = ranges;
    const payoff = { atFirstExpiry: new Float64Array(prices.length), today: new Float64Array(prices.length) };
    let from = 0;
    for (const some of payoffPieces(legs.length, prices)) {
      const part = await this.#run({ kind: 'STRATEGY_PAYOFF', legs, prices: some }, signal);
      payoff.atFirstExpiry.set(part.atFirstExpiry, from);
      payoff.today.set(part.today, from);
      from += some.length;
    }
    const grid = new Float64Array(prices.length * volShifts.length * days.length);
    for (const piece of gridPieces(legs.length, ranges)) {
      placePiece(grid, ranges, piece, await this.#run({ kind: 'STRATEGY_GRID', legs, ranges: piece.ranges }, signal));
    }
    return { ...outline, payoff, grid };
  }

  async #run<Kind extends ComputationTask['kind']>(
    task: Extract<ComputationTask, { kind: Kind }>,
    signal: AbortSignal = AbortSignal.timeout(this.#timeoutMs),
  ): Promise<ComputationAnswers[Kind]> {
    const run = (): Promise<ComputationAnswer> => this.#pool.run(task, { signal });
    try {
      return (await this.#turns.run(run, task.kind === 'REPRICE_EXPIRIES')) as ComputationAnswers[Kind]; // by the task's kind
    } catch (cause) {
      if (this.#hasGivenUp(signal)) throw computationBusy(cause);
      // A refusal, or a fault of the computation itself.
      throw cause;
    }
  }

  #hasGivenUp(signal: AbortSignal): boolean {
    return signal.aborted || this.#isClosed;
  }
}
