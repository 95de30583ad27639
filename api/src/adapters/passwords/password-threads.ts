import { availableParallelism } from 'node:os';
import { extname } from 'node:path';

import type { PasswordJudgement } from '@cushing/password-policy';
import { Piscina } from 'piscina';

import { AppError } from '../../shared/errors.js';
import type { PasswordTask } from './password-task.js';

const MOST_THREADS = 4;
const IDLE_MS = 60_000;

/** A thread works these off in some fifteen seconds. */
const MOST_WAITING = 64;

/** From the call on, the wait in the queue included; a thread that is still at it then is ended and replaced. */
const TIMEOUT_MS = 20_000;

/** The worker lies beside this file, in the same language: `.js` in the build, `.ts` in the sources. */
const WORKER = new URL(`./password-worker${extname(import.meta.url)}`, import.meta.url);

/** Does the work. Rejects with an `AppError` UNAVAILABLE where it can't be done in time. */
export interface PasswordWork {
  run(task: Extract<PasswordTask, { kind: 'HASH' }>): Promise<string>;
  run(task: Extract<PasswordTask, { kind: 'COMPARE' }>): Promise<boolean>;
  run(task: Extract<PasswordTask, { kind: 'JUDGE' }>): Promise<PasswordJudgement>;
  close(): Promise<void>;
}

/**
 * Bcrypt and judgements in threads of their own, one less than there are cores and at most four, so that requests are answered meanwhile. At most 64 tasks wait; a further one is
 * refused at once. The threads see nothing of the environment.
 */
export class PasswordThreads implements PasswordWork {
  readonly #pool: Piscina<PasswordTask, string | boolean | PasswordJudgement>;
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

  run(task: Extract<PasswordTask, { kind: 'HASH' }>): Promise<string>;
  run(task: Extract<PasswordTask, { kind: 'COMPARE' }>): Promise<boolean>;
  run(task: Extract<PasswordTask, { kind: 'JUDGE' }>): Promise<PasswordJudgement>;
  async run(task: PasswordTask): Promise<string | boolean | PasswordJudgement> {
    if (this.#isClosed || this.#underWay >= this.#mostUnderWay) throw unavailable();
    this.#underWay += 1;
    try {
      return await this.#pool.run(task, { signal: AbortSignal.timeout(this.#timeoutMs) });
    } catch (cause) {
      throw unavailable(cause);
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Ends the threads at once; what was under way or waited is refused. */
  close(): Promise<void> {
    // A pool that was destroyed would take up work again.
    this.#isClosed = true;
    return this.#pool.destroy();
  }
}

function unavailable(cause?: unknown): AppError {
  return new AppError('UNAVAILABLE', 'Too many passwords are being checked. Try again in a moment.', { cause });
}
