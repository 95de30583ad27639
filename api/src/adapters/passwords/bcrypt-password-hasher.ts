import { createHmac, randomBytes } from 'node:crypto';

import { normalisePassword } from '@cushing/password-policy';
import type { PasswordJudgement } from '@cushing/password-policy';

import type { PasswordHasher } from '../../slices/accounts/index.js';
import { PasswordThreads } from './password-threads.js';
import type { PasswordWork } from './password-threads.js';

/** A quarter of a second for each hash on a server's core: 2^12 rounds. */
const COST = 12;

/** Each takes as long as a password may wait. */
const FIRST_ATTEMPTS = 3;

/** No secret: it keeps these pre-hashes from being the ones of another system whose passwords leaked. */
const LABEL = 'cushing password 1';

/**
 * Bcrypt reads 72 bytes and stops at a zero byte, so that two long passwords could be one. What it gets is therefore
 * the base64 of an HMAC-SHA-384 of the password's normal form: 64 characters for every password.
 */
function preHash(password: string): string {
  return createHmac('sha384', LABEL).update(normalisePassword(password), 'utf8').digest('base64');
}

/** Hashes by bcrypt, off the thread that answers requests. */
export class BcryptPasswordHasher implements PasswordHasher {
  readonly #work: PasswordWork;
  readonly #cost: number;
  readonly #dummyHash: string;

  private constructor(work: PasswordWork, cost: number, dummyHash: string) {
    this.#work = work;
    this.#cost = cost;
    this.#dummyHash = dummyHash;
  }

  /**
   * Starts the threads and makes the hash that stands for users without one.
   *
   * @param cost bcrypt's, lower only in tests
   */
  static async start({
    cost = COST,
    work = new PasswordThreads(),
  }: { readonly cost?: number; readonly work?: PasswordWork } = {}): Promise<BcryptPasswordHasher> {
    try {
      const nobodys = preHash(randomBytes(32).toString('base64url'));
      return new BcryptPasswordHasher(work, cost, await firstHash(work, nobodys, cost));
    } catch (error) {
      await work.close();
      throw error;
    }
  }

  hash(password: string): Promise<string> {
    return this.#work.run({ kind: 'HASH', text: preHash(password), cost: this.#cost });
  }

  async matches(password: string, passwordHash: string | undefined): Promise<boolean> {
    const text = preHash(password);
    const isEqual = await this.#work.run({ kind: 'COMPARE', text, passwordHash: passwordHash ?? this.#dummyHash });
    return isEqual && passwordHash !== undefined;
  }

  judge(password: string, context: readonly string[]): Promise<PasswordJudgement> {
    return this.#work.run({ kind: 'JUDGE', password, context });
  }

  close(): Promise<void> {
    return this.#work.close();
  }
}

/** On a machine that is busy with its start a first thread may take longer than a hash ever should. */
async function firstHash(work: PasswordWork, text: string, cost: number): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work.run({ kind: 'HASH', text, cost });
    } catch (error) {
      if (attempt === FIRST_ATTEMPTS) throw error;
    }
  }
}
