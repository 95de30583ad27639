/** The hasher with real threads at bcrypt's lowest cost, and what it asks of them. */
import { availableParallelism } from 'node:os';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { judgePassword } from '@cushing/password-policy';
import type { PasswordJudgement } from '@cushing/password-policy';
import fc from 'fast-check';

import { AppError } from '../../shared/errors.js';
import type { PasswordTask } from './password-task.js';
import type { BcryptPasswordHasher as Hasher } from './bcrypt-password-hasher.js';
import type { PasswordThreads as Threads } from './password-threads.js';

// In this thread there is no bcrypt: whatever is hashed below was hashed in another.
jest.unstable_mockModule('bcryptjs', () => {
  throw new Error('bcrypt was loaded in the main thread');
});
const { BcryptPasswordHasher } = await import('./bcrypt-password-hasher.js');
const { PasswordThreads } = await import('./password-threads.js');

const LOWEST_COST = 4;

/** Hashes at bcrypt's lowest cost, and notes what it is asked. */
class NotingThreads {
  readonly tasks: Exclude<PasswordTask, { kind: 'JUDGE' }>[] = [];
  run(task: Extract<PasswordTask, { kind: 'HASH' }>): Promise<string>;
  run(task: Extract<PasswordTask, { kind: 'COMPARE' }>): Promise<boolean>;
  run(task: Extract<PasswordTask, { kind: 'JUDGE' }>): Promise<PasswordJudgement>;
  run(task: PasswordTask): Promise<string | boolean | PasswordJudgement> {
    if (task.kind === 'JUDGE') return Promise.resolve(judgePassword(task.password, task.context));
    this.tasks.push(task);
    return Promise.resolve(task.kind === 'HASH' ? `$2b$${task.cost} hash of ${task.text}` : true);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('with threads', () => {
  let hasher: Hasher;
  beforeAll(async () => {
    hasher = await BcryptPasswordHasher.start({ cost: LOWEST_COST });
  });
  afterAll(() => hasher.close());

  test('a hash is bcrypt of the cost that was asked for, with a salt of its own', async () => {
    const hashes = await Promise.all([hasher.hash('x7$kQ9zLm2pWc'), hasher.hash('x7$kQ9zLm2pWc')]);
    for (const hash of hashes) expect(hash).toMatch(/^\$2b\$04\$[./A-Za-z0-9]{53}$/u);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  test('a password is judged there as the policy judges it', async () => {
    const judged = await hasher.judge('wtibrent123', ['ada@example.com']);
    expect(judged).toEqual(judgePassword('wtibrent123', ['ada@example.com']));
    expect(judged.isAccepted).toBe(false);
  });

  test('a password matches its own hash and no other password does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (password, other) => {
        const hash = await hasher.hash(password);
        expect(await hasher.matches(password, hash)).toBe(true);
        const isSame = Buffer.from(password.normalize('NFKC')).equals(Buffer.from(other.normalize('NFKC')));
        expect(await hasher.matches(other, hash)).toBe(isSame);
      }),
      { numRuns: 100 },
    );
  });

  test('what differs after 72 bytes, or after a zero byte, is another password', async () => {
    const start = 'a'.repeat(72);
    const hash = await hasher.hash(`${start}X`);
    expect(await hasher.matches(`${start}Y`, hash)).toBe(false);
    expect(await hasher.matches(start, hash)).toBe(false);
    expect(await hasher.matches('abc\0def', await hasher.hash('abc\0xyz'))).toBe(false);
  });

  test('the composition of an accent makes no difference', async () => {
    expect(await hasher.matches('cafe\u0301 au lait', await hasher.hash('caf\u00e9 au lait'))).toBe(true);
  });

  test('nothing matches a user without a password, nor what is no hash', async () => {
    expect(await hasher.matches('x7$kQ9zLm2pWc', undefined)).toBe(false);
    expect(await hasher.matches('', undefined)).toBe(false);
    expect(await hasher.matches('x7$kQ9zLm2pWc', '')).toBe(false);
    expect(await hasher.matches('x7$kQ9zLm2pWc', 'x7$kQ9zLm2pWc')).toBe(false);
  });
});

describe('for a user without a password', () => {
  test('the same is asked of the threads, against a hash of the same cost', async () => {
    const work = new NotingThreads();
    const hasher = await BcryptPasswordHasher.start({ cost: 12, work });
    const [made] = work.tasks;
    expect(made).toMatchObject({ kind: 'HASH', cost: 12 });
    expect(await hasher.matches('secret', undefined)).toBe(false);
    expect(await hasher.matches('secret', 'somebody’s hash')).toBe(true);
    const [, forNobody, forSomebody] = work.tasks;
    expect(forNobody).toEqual({ ...forSomebody, passwordHash: `$2b$12 hash of ${made!.text}` });
    expect(work.tasks).toHaveLength(3);
  });

  test('the threads get 64 characters whatever the password', async () => {
    const work = new NotingThreads();
    const hasher = await BcryptPasswordHasher.start({ work });
    for (const password of ['', 'a', 'ß'.repeat(5_000)]) await hasher.hash(password);
    for (const task of work.tasks) expect(task.text).toMatch(/^[A-Za-z0-9+/]{64}$/u);
  });
});

describe('the threads', () => {
  const task = { kind: 'HASH', text: 'text', cost: 9 } as const;
  const refusals = async (work: Threads, tasks: number): Promise<unknown[]> => {
    const outcomes = await Promise.allSettled(Array.from({ length: tasks }, () => work.run(task)));
    return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  };

  test('refuse at once what is too much, and do the rest', async () => {
    const work = new PasswordThreads({ maxWaiting: 3 });
    const refused = await refusals(work, 20);
    expect(refused).toHaveLength(20 - 3 - Math.max(1, Math.min(4, availableParallelism() - 1)));
    for (const error of refused) expect(error).toMatchObject({ name: 'AppError', code: 'UNAVAILABLE' });
    expect(await work.run(task)).toMatch(/^\$2b\$09\$/u);
    await work.close();
  });

  test('end what takes longer than it may, and go on', async () => {
    const work = new PasswordThreads({ timeoutMs: 2_000 });
    await expect(work.run({ ...task, cost: 20 })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await work.run({ ...task, cost: 4 })).toMatch(/^\$2b\$04\$/u);
    await work.close();
  });

  test('refuse what is under way when they are closed', async () => {
    const work = new PasswordThreads();
    const refused = refusals(work, 5);
    await work.close();
    expect(await refused).toHaveLength(5);
    await expect(work.run(task)).rejects.toBeInstanceOf(AppError);
  });
});
