/** What every lease does, whoever decides: the port's contract, with two processes that want the same. */
import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, test } from '@jest/globals';

import type { Lease } from './lease.js';

export interface LeaseDesk {
  readonly one: Lease;
  readonly other: Lease;
  /** Has the name pass to another process without its holder's doing; comes back once the holder was told. */
  steal(name: string): Promise<void>;
}

/**
 * @param name of the adapter, for the report
 * @param open gives two processes of one desk, which may hold the names of other tests
 */
export function leaseContract(name: string, open: () => LeaseDesk): void {
  describe(`the lease's contract, ${name}`, () => {
    let desk: LeaseDesk;
    let wanted: string;
    let losses: number;
    const onLost = (): void => {
      losses += 1;
    };

    beforeEach(() => {
      desk = open();
      wanted = `name-${randomUUID()}`;
      losses = 0;
    });

    test('one process holds a name, and nobody else gets it', async () => {
      const giveBack = await desk.one.take(wanted, onLost);
      expect(giveBack).toBeInstanceOf(Function);
      expect(await desk.other.take(wanted, onLost)).toBeUndefined();
      expect(await desk.one.take(wanted, onLost)).toBeUndefined();
      await giveBack?.();
      expect(losses).toBe(0);
    });

    test('of many that ask at the same time one gets it', async () => {
      const asked = Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? desk.one : desk.other).take(wanted, onLost),
      );
      const granted = (await Promise.all(asked)).filter((giveBack) => giveBack !== undefined);
      expect(granted).toHaveLength(1);
      await granted[0]?.();
    });

    test('names are held apart', async () => {
      const first = await desk.one.take(wanted, onLost);
      const second = await desk.other.take(`${wanted}-too`, onLost);
      expect([first, second]).not.toContain(undefined);
      await Promise.all([first?.(), second?.()]);
    });

    test('what is given back is free at once', async () => {
      const giveBack = await desk.one.take(wanted, onLost);
      await giveBack?.();
      const next = await desk.other.take(wanted, onLost);
      expect(next).toBeInstanceOf(Function);
      await next?.();
      expect(losses).toBe(0);
    });

    test('giving back twice takes nothing from the next holder', async () => {
      const giveBack = await desk.one.take(wanted, onLost);
      await giveBack?.();
      const next = await desk.other.take(wanted, onLost);
      await giveBack?.();
      expect(await desk.one.take(wanted, onLost)).toBeUndefined();
      await next?.();
    });

    test('a holder is told once that it was lost, and its giving back is then nothing', async () => {
      const giveBack = await desk.one.take(wanted, onLost);
      await desk.steal(wanted);
      expect(losses).toBe(1);
      await giveBack?.();
      expect(losses).toBe(1);
    });
  });
}
