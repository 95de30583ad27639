import { expect, test } from '@jest/globals';

import { CandlePlaces } from './candle-places.js';

const at = (text: string): number => Date.parse(text);
const seconds = (text: string): number => at(text) / 1_000;
/** Central Europe, whose clock goes from 03:00 back to 02:00 at 01:00 UTC. */
const offset = (time: number): number => (time < at('2026-10-25T01:00:00Z') ? -120 : -60);

test('a candle stands where the clock on the wall shows it, and is found there', () => {
  const places = new CandlePlaces(offset);
  const time = at('2026-10-20T12:00:00Z');
  places.load([time]);
  expect(places.of(time)).toBe(seconds('2026-10-20T14:00:00Z'));
  expect(places.timeAt(seconds('2026-10-20T14:00:00Z'))).toBe(time);
});

test('places ascend through the hour that comes twice, and are those of the clock after a pause', () => {
  const places = new CandlePlaces(offset);
  const times = Array.from({ length: 8 }, (_, index) => at('2026-10-25T00:00:00Z') + index * 1_800_000);
  places.load(times.slice(0, 2));
  const given = times.map((time) => places.of(time));
  expect(given.map((place) => new Date(place * 1_000).toISOString().slice(11, 16))).toEqual(
    // On the wall: 02:00, 02:30, and again 02:00, 02:30, then 03:00, 03:30, …
    ['02:00', '02:30', '03:00', '03:30', '04:00', '04:30', '05:00', '05:30'],
  );
  expect(given.map((place) => places.timeAt(place))).toEqual(times);
  expect(places.of(at('2026-10-25T06:00:00Z'))).toBe(seconds('2026-10-25T07:00:00Z'));
  // The same candles drawn anew have the same places.
  places.load(times);
  expect(times.map((time) => places.of(time))).toEqual(given);
});
