/** Times of the day in a time zone, through its changes of the clock. */
import { addDays, isoDate, parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import QuickLRU from 'quick-lru';

const DAY_MS = 86_400_000;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/u;
const LONGEST_ZONE = 64;

/** Making one takes longer than asking it. */
const clocks = new QuickLRU<string, Intl.DateTimeFormat>({ maxSize: 100 });

/** @returns whether the text is a time as in `07:30` */
export function isTimeOfDay(text: string): boolean {
  return TIME.test(text);
}

/** @returns whether the text names a time zone, as `Europe/Vienna` does */
export function isTimezone(text: string): boolean {
  if (text.length > LONGEST_ZONE) return false;
  try {
    return clockOf(text).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * The next instant at which clocks of the zone show the time. Of a time that they show twice it is the first; a time that
 * they skip counts as if they had not gone forward: 02:30 is what they then call 03:30.
 *
 * @param time as in `07:30`
 * @param after milliseconds since 1970; the answer is later
 */
export function nextTimeOfDay(time: string, timezone: string, after: number): number {
  const [, hours = '0', minutes = '0'] = TIME.exec(time) ?? [];
  const timeMs = (Number(hours) * 60 + Number(minutes)) * 60_000;
  let date = localDate(after, timezone);
  for (;;) {
    const instant = instantOf(Date.parse(date) + timeMs, timezone);
    if (instant > after) return instant;
    date = addDays(date, 1);
  }
}

/** @returns the calendar day that it is in the zone */
export function localDate(instant: number, timezone: string): IsoDate {
  const text = new Date(localMs(instant, timezone)).toISOString().slice(0, 10);
  return parseIsoDate(text) ?? isoDate(text);
}

/** @param local what clocks show, as if it were UTC */
function instantOf(local: number, timezone: string): number {
  const before = local - offsetAt(local - DAY_MS, timezone);
  const after = local - offsetAt(local + DAY_MS, timezone);
  const shown = [before, after].sort((one, other) => one - other).filter((at) => localMs(at, timezone) === local);
  return shown[0] ?? before;
}

function offsetAt(instant: number, timezone: string): number {
  return localMs(instant, timezone) - instant;
}

/** What clocks show at an instant, to the second, as if it were UTC. */
function localMs(instant: number, timezone: string): number {
  const parts = Object.fromEntries(
    clockOf(timezone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1_000) + 1_000) % 1_000);
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const made = new Intl.DateTimeFormat('en-US', { ...numeric, ...time, timeZone, calendar: 'iso8601' });
  clocks.set(timeZone, made);
  return made;
}
