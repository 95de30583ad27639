import { sessionStart, tradeDateAt } from '@cushing/products';
import type { FuturesSymbol } from '@cushing/products';

import { BAR_INTERVALS } from './quotes.types.js';
import type { Bar, BarInterval, Tick } from './quotes.types.js';

/** What a tick says of trades. */
export type TradeTick = Pick<Tick, 'symbol' | 'last' | 'size' | 'time'>;

/** Of each contract and interval so many of the latest bars still take ticks. */
export const OPEN_BARS = 2;

/** Bars that may wait to be written: what all contracts make in two hours. Beyond it the oldest closed ones are lost. */
const MAX_UNWRITTEN = 20_000;

/** Of each contract and interval so many of the bars that are no longer in memory are remembered. */
const MAX_FORGOTTEN = 100;

/** Within these instants every trade date is known. */
const FIRST_INSTANT = Date.UTC(1981, 0, 1);
const LAST_INSTANT = Date.UTC(2079, 0, 1);

/** Of a trade date there is no one length. */
export const INTERVAL_MS = { MINUTE: 60_000, FIVE_MINUTES: 300_000, HOUR: 3_600_000 } as const;

type BarOrigin = Bar['origin'];
type OpenBar = { -readonly [Key in keyof Bar]: Bar[Key] };

/** Bars of one contract, origin and interval. */
interface BarRow {
  /** Ascending: the open ones, closed ones that are not yet written, and the latest ones of a clock that was ahead. */
  bars: OpenBar[];
  /** Where the last bars began that were in memory: none of them begins anew, which would write over it. */
  forgotten: number[];
  /** Nor does any that begins this early: whether it was there is not known. */
  unknownUntil: number;
}

/** @returns where the bar begins that an instant belongs to */
export function barStart(interval: BarInterval, time: number): number {
  if (interval === 'DAY') return sessionStart(tradeDateAt(time));
  const length = INTERVAL_MS[interval];
  return Math.floor(time / length) * length;
}

/**
 * Makes bars of ticks in memory. Within a bar the order of arrival counts: `open` is the first price that came, `close`
 * the last one, so that a bar goes on after a restart with nothing but itself. A late tick goes into the bar of its own
 * time while that is one of the open ones; for an interval where it is not, it changes nothing.
 */
export class BarBuilder {
  readonly #rows: Record<BarOrigin, Map<FuturesSymbol, Record<BarInterval, BarRow>>> = {
    SIMULATED: new Map(),
    LIVE: new Map(),
  };
  #changed = new Set<OpenBar>();
  #inWriting = new Set<OpenBar>();
  #lost = 0;
  /** Where the latest bars begin now. Those beyond were made while a clock was ahead: they do not close the others. */
  #latestStarts = latestBarStarts(LAST_INSTANT);

  /** Takes over bars as they are stored, to go on with them; comes before any tick. */
  resume(bars: readonly Bar[]): void {
    for (const bar of bars) {
      const row = this.#rowOf(bar);
      const place = placeOf(row.bars, bar.start);
      if (row.bars[place]?.start !== bar.start) row.bars.splice(place, 0, { ...bar });
      if (row.bars.length >= OPEN_BARS) row.unknownUntil = row.bars[0]?.start ?? row.unknownUntil;
    }
  }

  /**
   * A tick counts as a trade where it has a `last` and its `size` is not 0; without a size, the price counts and the
   * volume stays.
   *
   * @param until what is later makes no bar
   */
  take(origin: BarOrigin, ticks: readonly TradeTick[], until: number): void {
    this.#latestStarts = latestBarStarts(until);
    for (const { symbol, last, size, time } of ticks) {
      if (last === undefined || !Number.isFinite(last)) continue;
      if (size !== undefined && !(size > 0)) continue;
      if (!(time <= until && time >= FIRST_INSTANT && time < LAST_INSTANT)) continue;
      const rows = this.#rowsOf(symbol, origin);
      for (const interval of BAR_INTERVALS) {
        const row = rows[interval];
        const start = barStart(interval, time);
        const place = placeOf(row.bars, start);
        const bar = row.bars[place];
        if (bar?.start !== start) {
          const price = { open: last, high: last, low: last, close: last };
          this.#begin(row, place, { symbol, interval, origin, start, ...price, volume: size ?? 0 });
        } else if (this.#isOpen(row.bars, place)) {
          add(bar, last, size ?? 0);
          this.#changed.add(bar);
        }
      }
    }
  }

  /** How many bars a write would have now. */
  get unwritten(): number {
    return this.#changed.size + this.#inWriting.size;
  }

  /**
   * Begins a write, which `endWrite` ends before another begins.
   *
   * @returns the bars that changed since the last one
   */
  beginWrite(): readonly Bar[] {
    this.#inWriting = this.#changed;
    this.#changed = new Set();
    return Array.from(this.#inWriting, (bar) => ({ ...bar }));
  }

  /** @param isStored false keeps the bars of the write for the next one */
  endWrite(isStored: boolean): void {
    const written = this.#inWriting;
    this.#inWriting = new Set();
    if (isStored) {
      for (const row of new Set(Array.from(written, (bar) => this.#rowOf(bar)))) this.#forgetClosed(row);
    } else {
      // The older ones first: those are the first to be lost.
      for (const bar of this.#changed) written.add(bar);
      this.#changed = written;
    }
  }

  /** @returns how many bars were lost since this was asked last, because they waited too long */
  takeLost(): number {
    const lost = this.#lost;
    this.#lost = 0;
    return lost;
  }

  /** @returns the bars in memory, ascending; they go on changing */
  barsOf(symbol: FuturesSymbol, interval: BarInterval, origin: BarOrigin): readonly Bar[] {
    return this.#rows[origin].get(symbol)?.[interval].bars.slice() ?? [];
  }

  #rowsOf(symbol: FuturesSymbol, origin: BarOrigin): Record<BarInterval, BarRow> {
    let rows = this.#rows[origin].get(symbol);
    if (rows === undefined) {
      rows = { MINUTE: emptyRow(), FIVE_MINUTES: emptyRow(), HOUR: emptyRow(), DAY: emptyRow() };
      this.#rows[origin].set(symbol, rows);
    }
    return rows;
  }

  #rowOf({ symbol, origin, interval }: Bar): BarRow {
    return this.#rowsOf(symbol, origin)[interval];
  }

  /** Adds a bar, unless it would be closed from the beginning. */
  #begin(row: BarRow, place: number, bar: OpenBar): void {
    const { bars, forgotten, unknownUntil } = row;
    if (bar.start <= unknownUntil || forgotten.includes(bar.start)) return;
    bars.splice(place, 0, bar);
    if (!this.#isOpen(bars, place)) {
      bars.splice(place, 1);
      return;
    }
    this.#changed.add(bar);
    // While nothing can be written a row grows long; without that it is as short as this.
    if (bars.length <= 2 * OPEN_BARS + 2) this.#forgetClosed(row);
    if (this.unwritten > MAX_UNWRITTEN) this.#loseOldest();
  }

  /** Whether fewer than two bars of now or before come after it. */
  #isOpen(bars: readonly OpenBar[], place: number): boolean {
    const bar = bars[place];
    if (bar === undefined) return false;
    const next = bars[place + OPEN_BARS];
    const latest = this.#latestStarts[bar.interval];
    return bar.start <= latest && (next === undefined || next.start > latest);
  }

  #forgetClosed(row: BarRow): void {
    const { bars } = row;
    const isKept = (bar: OpenBar, place: number): boolean =>
      place >= bars.length - OPEN_BARS ||
      this.#changed.has(bar) ||
      this.#inWriting.has(bar) ||
      this.#isOpen(bars, place);
    const kept = bars.filter(isKept);
    if (kept.length === bars.length) return;
    for (const [place, bar] of bars.entries()) {
      if (!isKept(bar, place)) remember(row, bar.start);
    }
    row.bars = kept;
  }

  #loseOldest(): void {
    for (const bar of this.#changed) {
      const row = this.#rowOf(bar);
      const place = row.bars.indexOf(bar);
      if (this.#isOpen(row.bars, place)) continue;
      this.#changed.delete(bar);
      row.bars.splice(place, 1);
      remember(row, bar.start);
      this.#lost += 1;
      return;
    }
  }
}

function emptyRow(): BarRow {
  return { bars: [], forgotten: [], unknownUntil: Number.NEGATIVE_INFINITY };
}

/** Remembers that a bar was there which is in memory no longer. */
function remember(row: BarRow, start: number): void {
  row.forgotten.push(start);
  row.forgotten.sort((a, b) => a - b);
  if (row.forgotten.length > MAX_FORGOTTEN) row.unknownUntil = row.forgotten.shift() ?? row.unknownUntil;
}

/** @returns where a bar belongs among ascending ones */
function placeOf(bars: readonly Bar[], start: number): number {
  return bars.findLastIndex((bar) => bar.start < start) + 1;
}

/** @returns where the bars begin that an instant belongs to; of instants without a calendar, the nearest ones */
export function latestBarStarts(time: number): Readonly<Record<BarInterval, number>> {
  const known = Math.min(Math.max(time, FIRST_INSTANT), LAST_INSTANT - 1);
  return {
    MINUTE: barStart('MINUTE', known),
    FIVE_MINUTES: barStart('FIVE_MINUTES', known),
    HOUR: barStart('HOUR', known),
    DAY: barStart('DAY', known),
  };
}

function add(bar: OpenBar, price: number, volume: number): void {
  bar.high = Math.max(bar.high, price);
  bar.low = Math.min(bar.low, price);
  bar.close = price;
  bar.volume += volume;
}
