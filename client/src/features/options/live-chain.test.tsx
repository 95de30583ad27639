/** A settled chain as its future moves. */
import '../../../test/support/jsdom-globals.js';

import { afterEach, describe, expect, test } from '@jest/globals';
import { contractMonth, isoDate } from '@cushing/products';
import { cleanup, render } from '@testing-library/react';

import type { ChainNow, LiveChainRow, LiveOption } from '../../live/live-chain.js';
import { CHAIN_COLUMNS } from './chain-columns.js';
import { layChain } from './chain-layout.js';
import { sideInTheMoney } from './chain-market.js';
import type { Chain, ChainRow as Row, Quote } from './chain-market.js';
import { chainRecords } from './chain-records.js';
import { ChainRow } from './chain-row.js';
import { chainNow, nearestStrike, volKindNow } from './live-values.js';

afterEach(cleanup);

const QUOTE: Quote = {
  ...{ symbol: 'LOZ26 C7000', settle: 3, bid: 2.95, ask: 3.05, volume: 10, openInterest: 100 },
  ...{ iv: 0.3, ivStatus: 'OK', delta: 0.5, gamma: 0.04, vega: 0.1, theta: -0.03, rho: -0.01 },
  ...{ theoretical: 3.01, moneyness: 0, flags: [] },
};
const rowAt = (strike: number): Row => ({ strike, call: QUOTE, put: { ...QUOTE, symbol: 'LOZ26 P7000' } });
const CHAIN: Chain = {
  ...{
    product: 'CL',
    series: 'LO',
    month: contractMonth(2026, 12),
    expiry: isoDate('2026-11-17'),
    underlying: 'CLZ26',
  },
  ...{ tradeDate: isoDate('2026-06-15'), source: 'IMPORTED', exerciseStyle: 'AMERICAN', premiumStyle: 'EQUITY' },
  ...{ daysToExpiry: 155, years: 155 / 365, forward: 70, forwardSource: 'FUTURE_SETTLE', rate: 0.04 },
  ...{ rateSource: 'FLAT_DEFAULT', rateDate: null, model: 'AMERICAN', modelReason: 'EXERCISE_STYLE', modelNote: '' },
  ...{ atmVol: 0.3, atmVolStatus: 'OK', atmStrike: 70, openInterestDate: isoDate('2026-06-12') },
  rows: [rowAt(60), rowAt(70), rowAt(80)],
};
const OPTION: LiveOption = { value: 4.1, iv: 0.3, delta: 0.56, gamma: 0.041, vega: 0.101, theta: -0.031 };
const liveRow = (call: Partial<LiveOption> = {}): LiveChainRow => ({
  strike: 70,
  call: { ...OPTION, ...call },
  put: { ...OPTION, delta: -0.44 },
});
const NOW: ChainNow = {
  ...{ product: 'CL', series: 'LO', expiry: CHAIN.expiry, underlying: 'CLZ26', volatilitiesOf: CHAIN.tradeDate },
  ...{ forward: 76, years: 0.42, atmVol: 0.29, time: '2026-06-16T14:00:00.000Z' },
  rows: [liveRow()],
  byStrike: new Map([[70, liveRow()]]),
};

describe('the chain at the price of now', () => {
  test('has the strike at the money, and what is worth exercising, where the future is', () => {
    const now = chainNow(CHAIN, NOW);
    expect(now).toMatchObject({ forward: 76, atmStrike: 80, atmVol: 0.29, model: 'AMERICAN' });
    expect([60, 70, 76, 80].map((strike) => sideInTheMoney(now, strike))).toEqual(['CALL', 'CALL', undefined, 'PUT']);
    expect(nearestStrike(CHAIN.rows, 75)).toBe(70);
    expect(nearestStrike([], 75)).toBeNull();
  });

  test('is a normal one where the future has fallen to 0 or below', () => {
    expect(chainNow(CHAIN, { ...NOW, forward: -37.63 }).model).toBe('BACHELIER');
    expect(volKindNow(CHAIN, { forward: -37.63 })).toBe('NORMAL');
    expect(volKindNow(CHAIN, { forward: 76 })).toBe('LOGNORMAL');
  });

  test('moves the columns that follow from it, and no settled one', () => {
    const settled = { chain: CHAIN, quote: QUOTE, strike: 70, type: 'CALL' as const };
    const moved = { ...settled, chain: chainNow(CHAIN, NOW), live: OPTION };
    const valuesOf = (option: typeof settled): Record<string, number | null> =>
      Object.fromEntries([...CHAIN_COLUMNS].map(([id, { value }]) => [id, value(option)]));
    // Exercised now it is worth 76 − 70.
    expect(valuesOf(moved)).toMatchObject({ theoretical: 4.1, delta: 0.56, gamma: 0.041, vega: 0.101, theta: -0.031 });
    expect(valuesOf(moved)).toMatchObject({ intrinsic: 6, moneyness: Math.log(70 / 76) });
    expect(valuesOf(moved)['timeValue']).toBeCloseTo(4.1 - 6, 12);
    const still = ['iv', 'rho', 'settle', 'bid', 'ask', 'volume', 'openInterest', 'difference'];
    for (const id of still) expect([id, valuesOf(moved)[id]]).toEqual([id, valuesOf(settled)[id]]);
  });

  test('is taken out beside the settlement, as it stands then', () => {
    const told: ChainNow[] = [];
    const { header, readRows } = chainRecords(CHAIN, () => told[0]);
    const callAt70 = () => {
      const row = readRows?.().find((fields) => fields[5] === 70 && fields[6] === 'CALL');
      return Object.fromEntries(header.map((name, index) => [name, row?.[index]]));
    };
    expect(callAt70()).toMatchObject({ settle: 3, liveValue: null, liveTime: null });
    told.push(NOW);
    expect(callAt70()).toMatchObject({
      ...{ settle: 3, delta: 0.5, liveForward: 76, liveValue: 4.1, liveDelta: 0.56 },
      liveTime: '2026-06-16T14:00:00.000Z',
    });
    expect(chainRecords(CHAIN).header).not.toContain('liveTime');
  });
});

describe('a row of the chain', () => {
  const layout = layChain(['theoretical', 'delta', 'iv', 'settle', 'bid', 'ask'], 'BOTH');
  const drawn = (live: LiveChainRow | undefined) => (
    <ChainRow
      chain={CHAIN}
      row={rowOfMoney}
      live={live}
      isOld={false}
      isAtTheMoney
      inTheMoney={undefined}
      index={0}
      top={0}
      layout={layout}
      largest={NONE}
      tabColumn={undefined}
      isPointedOut={false}
    />
  );
  const rowOfMoney = rowAt(70);
  const NONE = { openInterest: 0, volume: 0 };
  const flashes = (row: HTMLElement): readonly string[] =>
    [...row.querySelectorAll<HTMLElement>('[data-flash]')].map((value) => {
      const { side, id } = value.closest<HTMLElement>('[data-id]')!.dataset;
      return `${side ?? ''} ${id ?? ''} ${value.dataset['flash'] ?? ''}`;
    });

  test('lights up only what changed so that it can be seen', () => {
    const { container, rerender } = render(drawn(undefined));
    rerender(drawn(liveRow()));
    expect(flashes(container)).toEqual([]);
    rerender(drawn(liveRow({ value: 4.2, delta: 0.5601 })));
    expect(flashes(container)).toEqual(['call theoretical up']);
    expect(container.querySelector('[data-side="call"][data-id="theoretical"]')?.textContent).toBe('4.20');
    expect(container.querySelector('[data-side="call"][data-id="settle"]')?.textContent).toBe('3.00');
    rerender(drawn(undefined));
    expect(flashes(container)).toEqual([]);
    expect(container.querySelector('[data-side="call"][data-id="theoretical"]')?.textContent).toBe('3.01');
  });
});
