/** Bars of a contract as candles, and the ticks that come after them. */
import { fromDayNumber, toDayNumber, tradeDateAt } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { Candle } from '../../charts/candle-store.js';
import type { BarInterval } from '../../gql/graphql.js';

const DAY_MS = 86_400_000;
const LENGTHS_MS = { MINUTE: 60_000, FIVE_MINUTES: 300_000, HOUR: 3_600_000 } as const satisfies Readonly<
  Record<Exclude<BarInterval, 'DAY'>, number>
>;

/** A bar as the API answers it. */
export interface Bar {
  /** UTC, ISO-8601; a day begins in the evening before its trade date. */
  readonly start: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** A settlement as the API answers it; the source may have given it alone. */
export interface SettledDay {
  readonly tradeDate: IsoDate;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly settle: number;
  readonly volume: number | null;
}

/** What a live quote says of the bar that it falls into. */
export interface Tick {
  readonly last: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Contracts of the trade date so far. */
  readonly volume: number;
}

/** @returns where the bar begins that an instant belongs to; for a day the midnight UTC of its trade date */
export function bucketOf(interval: BarInterval, instantMs: number): number {
  if (interval === 'DAY') return dateMs(tradeDateAt(instantMs));
  const length = LENGTHS_MS[interval];
  return Math.floor(instantMs / length) * length;
}

/** @returns whether trades between two ticks belong to bars that neither of them lies in, or may */
export function isPastNextBar(interval: BarInterval, before: Tick, tick: Tick): boolean {
  const length = interval === 'DAY' ? DAY_MS : LENGTHS_MS[interval];
  if (bucketOf(interval, tick.time) - bucketOf(interval, before.time) <= length) return false;
  return tradedSince(before, tick) > 0;
}

/** @returns contracts that were traded from one tick to the next; the first trades of a trade date are all its own */
function tradedSince(before: Tick, tick: Tick): number {
  const [dateBefore, date] = [tradeDateAt(before.time), tradeDateAt(tick.time)];
  if (date > dateBefore) return tick.volume;
  return date === dateBefore ? Math.max(0, tick.volume - before.volume) : 0;
}

/** @returns the candles of bars, ascending; one for each bucket */
export function toCandles(interval: BarInterval, bars: readonly Bar[]): readonly Candle[] {
  const candles = new Map<number, Candle>();
  for (const { start, open, high, low, close, volume } of bars) {
    const time = bucketOf(interval, Date.parse(start));
    candles.set(time, { time, open, high, low, close, volume });
  }
  return [...candles.values()].sort((a, b) => a.time - b.time);
}

/**
 * @param days settlements, ascending
 * @param candles of a day each, which are told by their own trades
 * @returns the days before the first candle as they settled, then the candles
 */
export function withSettledDays(days: readonly SettledDay[], candles: readonly Candle[]): readonly Candle[] {
  const first = candles[0]?.time ?? Infinity;
  return [...days.map(settledCandle).filter(({ time }) => time < first), ...candles];
}

function settledCandle({ tradeDate, open, high, low, settle, volume }: SettledDay): Candle {
  const begin = open ?? settle;
  // The settlement is an average about 14:30, and may lie outside of what was traded.
  return {
    time: dateMs(tradeDate),
    open: begin,
    high: Math.max(high ?? -Infinity, begin, settle),
    low: Math.min(low ?? Infinity, begin, settle),
    close: settle,
    volume: volume ?? 0,
  };
}

/**
 * @param last the latest candle; undefined where there is none yet
 * @param before the tick before this one, whose volume is counted already; undefined where none is known
 * @returns the latest candle after the tick: the same object where it changes nothing, or is older
 */
export function withTick(
  interval: BarInterval,
  last: Candle | undefined,
  tick: Tick,
  before: Tick | undefined,
): Candle | undefined {
  const time = bucketOf(interval, tick.time);
  if (last !== undefined && time < last.time) return last;
  const traded = before === undefined ? 0 : tradedSince(before, tick);
  if (last === undefined || time > last.time) {
    const { last: price } = tick;
    // A contract that did not trade since the bar before has none of its own yet.
    if (traded === 0) return last;
    return { time, open: price, high: price, low: price, close: price, volume: traded };
  }
  const { open, high, low, close, volume } = last;
  if (tick.last === close && traded === 0) return last;
  return {
    time,
    open,
    high: Math.max(high, tick.last),
    low: Math.min(low, tick.last),
    close: tick.last,
    volume: interval === 'DAY' ? Math.max(volume, tick.volume) : volume + traded,
  };
}

/** @returns the date of a daily candle */
export function dateOfCandle({ time }: Pick<Candle, 'time'>): IsoDate {
  return fromDayNumber(Math.round(time / DAY_MS));
}

function dateMs(date: IsoDate): number {
  return toDayNumber(date) * DAY_MS;
}
