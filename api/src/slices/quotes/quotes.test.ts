/** What ticks make of quotes; the day's numbers are counted by hand. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import type { Tick } from './quotes.types.js';
import { FRIDAY_MORNING, batchOf, quoteOf, quotesForTest, symbolOf, tickOf } from '../../../test/support/quotes.js';

const MINUTE = 60_000;

describe('a quote', () => {
  test('holds the latest of each number and the trades of its trade date', () => {
    const { quotes, settles } = quotesForTest();
    settles.before.set('CLF27 2026-11-20', 57);
    quotes.apply(batchOf([tickOf('CLF27', { last: 58, size: 2 }), tickOf('CLF27', { bid: 57.9, ask: 58.1 })]));
    quotes.apply(
      batchOf([tickOf('CLF27', { last: 59, size: 1 }), tickOf('CLF27', { last: 57.5, size: 4, bid: 57.4 })]),
    );
    expect(quoteOf(quotes, 'CLF27')).toMatchObject({
      ...{ product: 'CL', origin: 'LIVE', source: 'feed', tradeDate: '2026-11-20', previousSettle: 57 },
      ...{ bid: 57.4, ask: 58.1, last: 57.5, size: 4, open: 58, high: 59, low: 57.5, volume: 7 },
    });
  });

  test('takes a price without a size as a trade of no known volume, and one of size 0 as no trade', () => {
    const { quotes } = quotesForTest();
    quotes.apply(batchOf([tickOf('CLF27', { last: 60, size: 0 })]));
    expect(quoteOf(quotes, 'CLF27')).toMatchObject({ last: 60, size: null, open: null, high: null, volume: 0 });
    quotes.apply(batchOf([tickOf('CLF27', { last: 61 })]));
    expect(quoteOf(quotes, 'CLF27')).toMatchObject({ last: 61, size: null, open: 61, high: 61, low: 61, volume: 0 });
  });

  test('begins its day anew with a new trade date, and keeps bid and ask', () => {
    const { quotes, settles, time } = quotesForTest();
    settles.before.set('CLF27 2026-11-20', 57).set('CLF27 2026-11-23', 58.5);
    quotes.apply(batchOf([tickOf('CLF27', { last: 58, size: 2, bid: 57.9, ask: 58.1 })]));
    time.now = Date.parse('2026-11-22T23:00:00Z');
    quotes.apply(batchOf([tickOf('CLF27', { last: 59, size: 3, time: time.now })]));
    expect(quoteOf(quotes, 'CLF27')).toMatchObject({
      ...{ tradeDate: '2026-11-23', previousSettle: 58.5, bid: 57.9, ask: 58.1 },
      ...{ last: 59, open: 59, high: 59, low: 59, volume: 3 },
    });
  });

  test('says when it came, whatever its own time: also where that is replayed, and not when a late tick came', () => {
    const { quotes, time } = quotesForTest();
    const friday = Date.parse('2020-04-17T15:00:00Z');
    quotes.apply(batchOf([tickOf('CLM20', { last: 25.03, time: friday })], 'r', 'REPLAY'));
    expect(quotes.all()).toMatchObject([{ time: friday, receivedAt: FRIDAY_MORNING }]);
    const late = tickOf('NGF27', { last: 2 });
    quotes.apply(batchOf([tickOf('NGF27', { last: 3, time: FRIDAY_MORNING - MINUTE })]));
    time.now += MINUTE;
    quotes.apply(batchOf([late]));
    expect(quoteOf(quotes, 'NGF27')).toMatchObject({ last: 3, receivedAt: FRIDAY_MORNING });
    quotes.apply(batchOf([tickOf('NGF27', { last: 4, time: FRIDAY_MORNING })]));
    expect(quoteOf(quotes, 'NGF27')).toMatchObject({ time: FRIDAY_MORNING, receivedAt: FRIDAY_MORNING + MINUTE });
  });

  test('of each contract comes by contract month', () => {
    const { quotes } = quotesForTest();
    quotes.apply(batchOf(['CLH27', 'CLZ27', 'NGF27', 'CLF27'].map((symbol) => tickOf(symbol, { last: 3 }))));
    expect(quotes.quotesOf('CL').map(({ symbol }) => symbol)).toEqual(['CLF27', 'CLH27', 'CLZ27']);
    expect(quotes.all()).toHaveLength(4);
    expect(quotes.quotesOf('BZ')).toEqual([]);
    expect(quotes.quote(symbolOf('CLG27'))).toBeUndefined();
  });

  test('learns its previous settle once that is read, of its own trade date alone', () => {
    const { quotes, settles } = quotesForTest();
    const changed: string[] = [];
    quotes.apply(batchOf([tickOf('CLF27', { last: 58 }), tickOf('CLG27', { last: 58 })]));
    expect(quoteOf(quotes, 'CLF27').previousSettle).toBeNull();
    quotes.onChanged((_, symbol) => changed.push(symbol));
    settles.before.set('CLF27 2026-11-20', 57);
    settles.tell('CL', isoDate('2026-11-19'));
    expect(changed).toEqual([]);
    settles.tell('CL', isoDate('2026-11-20'));
    expect(quoteOf(quotes, 'CLF27').previousSettle).toBe(57);
    expect(changed).toEqual(['CLF27']);
  });
});

describe('ticks out of their order', () => {
  test('a late one of the same source counts for the day and moves neither price nor time', () => {
    const { quotes } = quotesForTest();
    const late = tickOf('CLF27', { last: 50, size: 5, bid: 49, time: FRIDAY_MORNING - MINUTE });
    quotes.apply(batchOf([tickOf('CLF27', { last: 58, size: 1, bid: 57 })]));
    expect(quotes.apply(batchOf([late]))).toEqual([late]);
    expect(quoteOf(quotes, 'CLF27')).toMatchObject({
      ...{ last: 58, bid: 57, time: FRIDAY_MORNING, size: 1 },
      ...{ open: 58, high: 58, low: 50, volume: 6 },
    });
  });

  test('a late one of another trade date changes nothing, and is told all the same', () => {
    const { quotes } = quotesForTest();
    const late = tickOf('CLF27', { last: 50, size: 5, time: FRIDAY_MORNING - 24 * 60 * MINUTE });
    quotes.apply(batchOf([tickOf('CLF27', { last: 58, size: 1 })]));
    const before = quoteOf(quotes, 'CLF27');
    const told: Tick[] = [];
    quotes.onTicks((_, ticks) => told.push(...ticks));
    quotes.apply(batchOf([late]));
    expect(quoteOf(quotes, 'CLF27')).toBe(before);
    expect(told).toEqual([late]);
  });

  test('a source whose clock was set back goes on', () => {
    const { quotes } = quotesForTest();
    quotes.apply(batchOf([tickOf('CLF27', { last: 58 })]));
    quotes.apply(batchOf([tickOf('CLF27', { last: 59, time: FRIDAY_MORNING - MINUTE })]));
    expect(quoteOf(quotes, 'CLF27')).toMatchObject({ last: 59, time: FRIDAY_MORNING - MINUTE });
  });

  test('between two sources the later time counts, until the first has fallen silent', () => {
    const { quotes, time } = quotesForTest();
    const earlier = (): Tick => tickOf('CLF27', { last: 50, time: FRIDAY_MORNING - MINUTE });
    quotes.apply(batchOf([tickOf('CLF27', { last: 58 })], 'a'));
    quotes.apply(batchOf([earlier()], 'b'));
    expect(quoteOf(quotes, 'CLF27').last).toBe(58);
    time.now += 5_001;
    quotes.apply(batchOf([earlier()], 'b'));
    expect(quoteOf(quotes, 'CLF27')).toMatchObject({ last: 50, source: 'b' });
  });
});

describe('which origin is shown', () => {
  test('live wins over replayed, replayed over simulated, and what loses is not told', () => {
    const { quotes } = quotesForTest();
    const told: number[] = [];
    quotes.onTicks((_, ticks) => told.push(ticks.length));
    quotes.apply(batchOf([tickOf('CLF27', { last: 1 }), tickOf('CLG27', { last: 1 })], 's', 'SIMULATED'));
    quotes.apply(batchOf([tickOf('CLF27', { last: 2 })], 'r', 'REPLAY'));
    expect(quotes.quotesOf('CL').map(({ symbol, last }) => [symbol, last])).toEqual([['CLF27', 2]]);
    quotes.apply(batchOf([tickOf('CLF27', { last: 3 })], 'l', 'LIVE'));
    expect(quotes.apply(batchOf([tickOf('CLF27', { last: 4 })], 'r', 'REPLAY'))).toEqual([]);
    expect(quotes.apply(batchOf([tickOf('CLF27', { last: 5 })], 's', 'SIMULATED'))).toEqual([]);
    expect(quoteOf(quotes, 'CLF27')).toMatchObject({ last: 3, origin: 'LIVE' });
    expect(told).toEqual([2, 1, 1]);
  });

  test('of each product for itself', () => {
    const { quotes } = quotesForTest();
    quotes.apply(batchOf([tickOf('CLF27', { last: 3 })], 'l', 'LIVE'));
    quotes.apply(batchOf([tickOf('NGF27', { last: 4 })], 's', 'SIMULATED'));
    expect(quoteOf(quotes, 'NGF27').origin).toBe('SIMULATED');
  });

  test('a replay gives way once it is silent, a live feed never does', () => {
    const { quotes, time } = quotesForTest();
    quotes.apply(batchOf([tickOf('CLF27', { last: 2 })], 'r', 'REPLAY'));
    quotes.apply(batchOf([tickOf('NGF27', { last: 2 })], 'l', 'LIVE'));
    time.now += 5_001;
    const simulated = [tickOf('CLF27', { last: 3 }), tickOf('NGF27', { last: 3 })];
    expect(quotes.apply(batchOf(simulated, 's', 'SIMULATED')).map(({ symbol }) => symbol)).toEqual(['CLF27']);
  });

  test('simulated ticks do not reach a product with imported settlements, and leave it when those come', () => {
    const { quotes, settles } = quotesForTest();
    settles.sources.set('CL', 'IMPORTED').set('NG', 'SIMULATED');
    quotes.apply(batchOf([tickOf('CLF27', { last: 3 }), tickOf('NGF27', { last: 3 })], 's', 'SIMULATED'));
    expect(quotes.all().map(({ symbol }) => symbol)).toEqual(['NGF27']);
    const dropped: string[] = [];
    quotes.onDropped((product) => dropped.push(product));
    settles.sources.set('NG', 'IMPORTED');
    settles.tell('NG');
    expect(quotes.all()).toEqual([]);
    expect(dropped).toEqual(['NG']);
  });
});

describe('contracts that end', () => {
  test('are dropped when the next trade date begins, ticks or not, and take no tick any more', () => {
    const { quotes, time } = quotesForTest();
    const dropped: string[] = [];
    quotes.onDropped((product) => dropped.push(product));
    // CLZ26 trades through this Friday.
    quotes.apply(batchOf([tickOf('CLZ26', { last: 58 }), tickOf('CLF27', { last: 58 })]));
    time.now = Date.parse('2026-11-20T22:59:59Z');
    expect(quotes.quotesOf('CL')).toHaveLength(2);
    time.now += 1_000;
    expect(quotes.quotesOf('CL').map(({ symbol }) => symbol)).toEqual(['CLF27']);
    expect(dropped).toEqual(['CL']);
    expect(quotes.apply(batchOf([tickOf('CLZ26', { last: 58 })]))).toEqual([]);
  });

  test('come back in a replay, which lives in its own time', () => {
    const { quotes } = quotesForTest();
    const oil = { time: Date.parse('2020-04-20T18:30:00Z'), last: -37.63, size: 1 };
    quotes.apply(batchOf([tickOf('CLK20', oil), tickOf('CLM20', { ...oil, last: 20.43 })], 'r', 'REPLAY'));
    expect(quotes.quotesOf('CL').map(({ symbol, last }) => [symbol, last])).toEqual([
      ['CLK20', -37.63],
      ['CLM20', 20.43],
    ]);
    // CLK20 traded through 2020-04-21.
    quotes.apply(batchOf([tickOf('CLM20', { last: 13, time: Date.parse('2020-04-22T14:00:00Z') })], 'r', 'REPLAY'));
    expect(quotes.quotesOf('CL').map(({ symbol }) => symbol)).toEqual(['CLM20']);
  });

  test('come back again when a replay begins anew, and what is later goes', () => {
    const { quotes } = quotesForTest();
    const dropped: string[] = [];
    quotes.onDropped((product) => dropped.push(product));
    const monday = { time: Date.parse('2020-04-20T18:30:00Z'), size: 0 };
    const wednesday = { time: Date.parse('2020-04-22T18:30:00Z'), size: 0 };
    const late = tickOf('CLM20', { ...monday, last: 20.43 });
    quotes.apply(
      batchOf(
        ['CLM20', 'CLN20'].map((symbol) => tickOf(symbol, { ...wednesday, last: 13 })),
        'r',
        'REPLAY',
      ),
    );
    // What comes late by another way begins nothing anew.
    quotes.apply(batchOf([late], 'r', 'REPLAY'));
    quotes.apply(batchOf([tickOf('CLM20', { ...monday, last: 20.43 })], 'other', 'REPLAY'));
    expect(quotes.quotesOf('CL').map(({ symbol, last }) => [symbol, last])).toEqual([
      ['CLM20', 13],
      ['CLN20', 13],
    ]);
    expect(dropped).toEqual([]);
    const again = tickOf('CLK20', { ...monday, last: -37.63 });
    expect(quotes.apply(batchOf([again], 'r', 'REPLAY'))).toEqual([again]);
    expect(quotes.quotesOf('CL').map(({ symbol, last }) => [symbol, last])).toEqual([['CLK20', -37.63]]);
    expect(dropped).toEqual(['CL']);
  });
});

describe('whether a feed still speaks', () => {
  test('its quotes are stale once it was silent for too long, and an empty batch is a sign of life', () => {
    const { quotes, time } = quotesForTest();
    quotes.apply(batchOf([tickOf('CLF27', { last: 58 })]));
    const quote = quoteOf(quotes, 'CLF27');
    time.now += 5_000;
    expect(quotes.statusOf(quote)).toBe('LIVE');
    time.now += 1;
    expect(quotes.statusOf(quote)).toBe('STALE');
    quotes.apply(batchOf([]));
    expect(quotes.statusOf(quote)).toBe('LIVE');
    quotes.apply(batchOf([], 'another'));
    time.now += 5_001;
    expect(quotes.statusOf(quote)).toBe('STALE');
  });

  test('a clock that is set back does not make a dead feed alive', () => {
    const { quotes, time } = quotesForTest();
    quotes.apply(batchOf([tickOf('CLF27', { last: 58 })]));
    time.now -= 60 * MINUTE;
    expect(quotes.statusOf(quoteOf(quotes, 'CLF27'))).toBe('STALE');
  });
});

describe('what another process shows', () => {
  test('is taken where it is newer or unknown here, as no tick and no sign of life', () => {
    const there = quotesForTest();
    const here = quotesForTest();
    here.settles.before.set('CLF27 2026-11-20', 57);
    const told: Tick[] = [];
    here.quotes.onTicks((_, ticks) => told.push(...ticks));
    there.quotes.apply(batchOf([tickOf('CLF27', { last: 58, size: 2 }), tickOf('CLF27', { last: 59, size: 3 })]));
    here.quotes.restore(there.quotes.all());
    expect(quoteOf(here.quotes, 'CLF27')).toEqual({ ...quoteOf(there.quotes, 'CLF27'), previousSettle: 57 });
    expect(here.quotes.statusOf(quoteOf(here.quotes, 'CLF27'))).toBe('STALE');
    expect(told).toEqual([]);
  });

  test('an older quote adds what it saw of the day: the widest range, the most volume', () => {
    const there = quotesForTest();
    const here = quotesForTest();
    const [early, late] = [tickOf('CLF27', { last: 50, size: 9 }), tickOf('CLF27', { last: 58, size: 1 })];
    there.quotes.apply(batchOf([early]));
    here.quotes.apply(batchOf([late]));
    here.quotes.restore(there.quotes.all());
    expect(quoteOf(here.quotes, 'CLF27')).toMatchObject({ last: 58, open: 50, high: 58, low: 50, volume: 9 });
    const settled = quoteOf(here.quotes, 'CLF27');
    here.quotes.restore(there.quotes.all());
    expect(quoteOf(here.quotes, 'CLF27')).toBe(settled);
  });

  test('gives way to a stronger origin, as ticks do', () => {
    const there = quotesForTest();
    const here = quotesForTest();
    there.quotes.apply(batchOf([tickOf('CLF27', { last: 50 })], 's', 'SIMULATED'));
    here.quotes.apply(batchOf([tickOf('CLG27', { last: 58 })]));
    here.quotes.restore(there.quotes.all());
    expect(here.quotes.all().map(({ symbol }) => symbol)).toEqual(['CLG27']);
  });
});

describe('those who listen', () => {
  test('a batch is told as a whole, and each contract that it changed once, after it', () => {
    const { quotes } = quotesForTest();
    const told: string[] = [];
    quotes.onTicks(({ source }, ticks) => told.push(`${source} ${ticks.length}`));
    quotes.onChanged((_, symbol) => told.push(`${symbol} ${quoteOf(quotes, symbol).last ?? 0}`));
    quotes.apply(batchOf([tickOf('CLF27', { last: 1 }), tickOf('NGF27', { last: 2 }), tickOf('CLF27', { last: 3 })]));
    quotes.apply(batchOf([]));
    expect(told).toEqual(['feed 3', 'CLF27 3', 'NGF27 2']);
  });

  test('one that fails is logged and keeps nothing from the others', () => {
    const { quotes, log } = quotesForTest();
    let told = 0;
    quotes.onTicks(() => {
      throw new Error('broken');
    });
    const stop = quotes.onTicks(() => (told += 1));
    quotes.apply(batchOf([tickOf('CLF27', { last: 1 })]));
    stop();
    quotes.apply(batchOf([tickOf('CLF27', { last: 2 })]));
    expect(told).toBe(1);
    expect(log.entries.filter(({ level }) => level === 'error')).toHaveLength(2);
    expect(quoteOf(quotes, 'CLF27').last).toBe(2);
  });

  test('closed quotes listen to settles no more', () => {
    const { quotes, settles } = quotesForTest();
    expect(settles.listeners).toBe(1);
    quotes.close();
    expect(settles.listeners).toBe(0);
  });
});
