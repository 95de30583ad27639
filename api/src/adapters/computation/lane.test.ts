/** Proves that a lane lets so much work by at once, in the order in which it came, and refuses what is too much. */
import { describe, expect, test } from '@jest/globals';

import { Lane } from './lane.js';

const BUSY = { code: 'UNAVAILABLE', reason: 'COMPUTATION_BUSY', details: { retryAfterMs: expect.any(Number) } };

/** Work that ends when it is told to, and notes that it has begun. */
function workbench(lane: Lane): {
  readonly begun: string[];
  readonly add: (name: string, isUrgent?: boolean) => { readonly end: () => void; readonly result: Promise<string> };
} {
  const begun: string[] = [];
  return {
    begun,
    add: (name, isUrgent) => {
      const { promise, resolve } = Promise.withResolvers<string>();
      const result = lane.run(() => {
        begun.push(name);
        return promise;
      }, isUrgent);
      return {
        end: () => {
          resolve(name);
        },
        result,
      };
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a lane', () => {
  test('does so much at once, and the rest in its order', async () => {
    const { begun, add } = workbench(new Lane({ width: 2, maxWaiting: 9, waitMs: 60_000 }));
    const works = ['a', 'b', 'c', 'd'].map((name) => add(name));
    await settled();
    expect(begun).toEqual(['a', 'b']);
    works[1]!.end();
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const work of works) work.end();
    expect(await Promise.all(works.map(({ result }) => result))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('does what is urgent before what came earlier, and each kind in its order', async () => {
    const { begun, add } = workbench(new Lane({ width: 1, maxWaiting: 9, waitMs: 60_000 }));
    const works = [add('a'), add('b'), add('c'), add('d', true), add('e', true)];
    for (const work of works) work.end();
    await Promise.all(works.map(({ result }) => result));
    expect(begun).toEqual(['a', 'd', 'e', 'b', 'c']);
  });

  test('counts what is urgent among what waits, and refuses it likewise when it is closed', async () => {
    const lane = new Lane({ width: 1, maxWaiting: 1, waitMs: 60_000 });
    const { add } = workbench(lane);
    const [first, second, third] = [add('a'), add('b', true), add('c')];
    await expect(third.result).rejects.toMatchObject(BUSY);
    await expect(add('d', true).result).rejects.toMatchObject(BUSY);
    lane.close();
    await expect(second.result).rejects.toMatchObject(BUSY);
    first.end();
    expect(await first.result).toBe('a');
  });

  test('goes on after work that fails', async () => {
    const lane = new Lane({ width: 1, maxWaiting: 9, waitMs: 60_000 });
    const failing = lane.run(() => Promise.reject(new RangeError('a fault')));
    const next = lane.run(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('a fault');
    expect(await next).toBe('next');
  });

  test('refuses at once what finds too many waiting', async () => {
    const { begun, add } = workbench(new Lane({ width: 1, maxWaiting: 1, waitMs: 60_000 }));
    const [first, second, third] = ['a', 'b', 'c'].map((name) => add(name));
    await expect(third!.result).rejects.toMatchObject(BUSY);
    for (const work of [first!, second!]) work.end();
    expect(await second!.result).toBe('b');
    expect(begun).toEqual(['a', 'b']);
  });

  test('refuses what has waited too long, and forgets it', async () => {
    const { begun, add } = workbench(new Lane({ width: 1, maxWaiting: 1, waitMs: 5 }));
    const [first, second] = ['a', 'b'].map((name) => add(name));
    await expect(second!.result).rejects.toMatchObject(BUSY);
    first!.end();
    await first!.result;
    const third = add('c');
    third.end();
    expect(await third.result).toBe('c');
    expect(begun).toEqual(['a', 'c']);
  });

  test('refuses what waits when it is closed, and what comes then', async () => {
    const lane = new Lane({ width: 1, maxWaiting: 9, waitMs: 60_000 });
    const { add } = workbench(lane);
    const [first, second] = ['a', 'b'].map((name) => add(name));
    lane.close();
    await expect(second!.result).rejects.toMatchObject(BUSY);
    await expect(add('c').result).rejects.toMatchObject(BUSY);
    first!.end();
    expect(await first!.result).toBe('a');
  });
});
