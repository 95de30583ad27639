/** Proves that long uploads hold up nobody: their work is done in pieces, of all of them together one a turn. */
import { expect, test } from '@jest/globals';

import { TickUpload } from './tick-upload.js';
import { WorkPieces } from './work-pieces.js';

const NOW = Date.UTC(2026, 10, 20, 15);

function busyFor(ms: number): void {
  const began = performance.now();
  while (performance.now() - began < ms);
}

test('a piece is over after five milliseconds, and a new one begins with the next turn', async () => {
  const pieces = new WorkPieces();
  expect(pieces.isOver()).toBe(false);
  busyFor(6);
  expect(pieces.isOver()).toBe(true);
  await pieces.next();
  expect(pieces.isOver()).toBe(false);
});

test('of those who wait one goes on a turn, in their order', async () => {
  const pieces = new WorkPieces();
  let turn = 0;
  const count = (): void => {
    turn += 1;
    if (turn < 10) setImmediate(count);
  };
  setImmediate(count);
  const wentOn: { readonly who: string; readonly turn: number }[] = [];
  await Promise.all(
    ['first', 'second', 'third'].map(async (who) => {
      await pieces.next();
      wentOn.push({ who, turn });
    }),
  );
  expect(wentOn.map(({ who }) => who)).toEqual(['first', 'second', 'third']);
  expect(new Set(wentOn.map((each) => each.turn)).size).toBe(3);
});

test('one piece of bytes, however many lines it has, leaves turns for others', async () => {
  let taken = 0;
  const takenAtTurns: number[] = [];
  const upload = new TickUpload({
    source: 'ada:nymex',
    clock: () => NOW,
    pieces: new WorkPieces(),
    intake: {
      take: ({ ticks }) => {
        busyFor(2);
        taken += ticks.length;
        return { accepted: ticks.length, duplicates: 0 };
      },
    },
  });
  const count = (): void => {
    takenAtTurns.push(taken);
    if (taken < 5_000) setImmediate(count);
  };
  setImmediate(count);
  const lines = Array.from(
    { length: 5_000 },
    (_, sequence) => `{"symbol":"CLF27","time":${NOW},"sequence":${sequence},"last":58.1}\n`,
  );
  expect(await upload.add(Buffer.from(lines.join('')))).toBe(true);
  expect(upload.result).toMatchObject({ accepted: 5_000, rejected: 0 });
  // At two milliseconds for 256 ticks no turn has more than three times as many.
  expect(takenAtTurns.length).toBeGreaterThanOrEqual(6);
  const aTurn = takenAtTurns.slice(1).map((after, index) => after - (takenAtTurns[index] ?? 0));
  expect(Math.max(...aTurn)).toBeLessThanOrEqual(3 * 256);
});
