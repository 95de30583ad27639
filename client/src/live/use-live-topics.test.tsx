import '../../test/support/jsdom-globals.js';

import { isoDate } from '@cushing/products';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';

import { FRAME_MS, around, pass, send } from '../../test/support/live-hooks.js';
import { playLive } from '../../test/support/played-live.js';
import { useLiveChain } from './use-live-chain.js';
import { useLiveCurve } from './use-live-curve.js';

const EXPIRY = isoDate('2026-04-16');

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function row(strike: number, value: number): unknown {
  const option = { value, iv: 0.35, delta: 0.5, gamma: 0.04, vega: 0.1, theta: -0.02 };
  return { strike, call: option, put: { ...option, delta: -0.5 } };
}

function chain(sequence: number, rows: readonly unknown[], isSnapshot = false): unknown {
  return {
    optionChainUpdates: {
      product: 'CL',
      series: 'LO',
      expiry: EXPIRY,
      underlying: 'CLK26',
      volatilitiesOf: '2026-03-02',
      forward: 70 + sequence,
      years: 0.12,
      atmVol: 0.34,
      time: '2026-03-03T15:00:00.000Z',
      sequence,
      isSnapshot,
      rows,
    },
  };
}

describe('a chain', () => {
  test('begins whole, and its rows change by strike while the others stay the same objects', () => {
    const played = playLive();
    const { result } = renderHook(() => useLiveChain('CL', EXPIRY, 'LO'), { wrapper: around(played) });
    expect(result.current).toBeUndefined();
    expect(played.subscriptions.map(({ variables }) => variables)).toEqual([
      { product: 'CL', expiry: EXPIRY, series: 'LO' },
    ]);
    send(played, chain(4, [row(80, 1), row(60, 11), row(70, 4)], true));
    expect(result.current?.rows.map(({ strike }) => strike)).toEqual([60, 70, 80]);
    expect(result.current).toMatchObject({ underlying: 'CLK26', forward: 74, isStale: false });
    const before = result.current!;
    send(played, chain(5, [row(70, 4.5), row(75, 2)]));
    expect(result.current).toMatchObject({ forward: 75 });
    expect(result.current?.rows.map(({ strike, call }) => [strike, call.value])).toEqual([
      [60, 11],
      [70, 4.5],
      [75, 2],
      [80, 1],
    ]);
    expect(result.current?.byStrike.get(60)).toBe(before.byStrike.get(60));
    expect(before.byStrike.get(70)?.call.value).toBe(4);
  });

  test('that is told whole again has those rows alone, and those that are equal stay the same objects', () => {
    const played = playLive();
    const { result } = renderHook(() => useLiveChain('CL', EXPIRY, 'LO'), { wrapper: around(played) });
    send(played, chain(0, [row(60, 11), row(70, 4)], true));
    const before = result.current?.byStrike.get(60);
    send(played, chain(9, [row(60, 11)], true));
    expect(result.current?.rows).toHaveLength(1);
    expect(result.current?.byStrike.get(60)).toBe(before);
    pass(5_000);
    expect(played.subscriptions).toHaveLength(1);
  });

  test('of which a message was missed is asked for anew, and shown meanwhile', () => {
    const played = playLive();
    const { result } = renderHook(() => useLiveChain('CL', EXPIRY, 'LO'), { wrapper: around(played) });
    send(played, chain(0, [row(60, 11), row(70, 4)], true));
    send(played, chain(2, [row(70, 5)]));
    send(played, chain(4, [row(70, 6)]));
    expect(result.current?.byStrike.get(70)?.call.value).toBe(6);
    pass(500);
    expect(played.subscriptions.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    expect(result.current?.rows).toHaveLength(2);
    send(played, chain(40, [row(60, 12)], true));
    expect(result.current?.rows.map(({ call }) => call.value)).toEqual([12]);
  });

  test('is one subscription for all who show it, which ends after the last', () => {
    const played = playLive();
    const wrapper = around(played);
    const one = renderHook(() => useLiveChain('CL', EXPIRY, 'LO'), { wrapper });
    const other = renderHook(() => useLiveChain('CL', EXPIRY, 'LO'), { wrapper });
    send(played, chain(0, [row(60, 11)], true));
    expect(other.result.current?.rows).toBe(one.result.current?.rows);
    one.unmount();
    pass(1_000);
    expect(played.subscriptions.map(({ isEnded }) => isEnded)).toEqual([false]);
    other.unmount();
    pass(1_000);
    expect(played.subscriptions.map(({ isEnded }) => isEnded)).toEqual([true]);
    const third = renderHook(() => useLiveChain('CL', EXPIRY, 'LO'), { wrapper });
    expect(third.result.current).toBeUndefined();
    expect(played.subscriptions).toHaveLength(2);
  });

  test('is stale once nothing was heard for ten seconds', () => {
    const played = playLive();
    const { result } = renderHook(() => useLiveChain('CL', EXPIRY, 'LO'), { wrapper: around(played) });
    act(() => {
      played.tell({ kind: 'LIVE', delayMs: 0 });
    });
    send(played, chain(0, [row(60, 11)], true));
    act(() => {
      // Quotes are polled; chains are not.
      played.tell({ kind: 'POLLING', everyMs: 2_000 });
    });
    pass(9_990);
    expect(result.current?.isStale).toBe(false);
    pass(10);
    expect(result.current?.isStale).toBe(true);
    act(() => {
      played.tell({ kind: 'LIVE', delayMs: 0 });
    });
    expect(result.current?.isStale).toBe(false);
  });

  test('that the server refuses for good is shown no more; who comes later asks again', () => {
    const played = playLive();
    const wrapper = around(played);
    const { result } = renderHook(() => useLiveChain('CL', EXPIRY, 'LO'), { wrapper });
    send(played, chain(0, [row(60, 11)], true));
    // Not drawn yet, and never to be drawn.
    played.subscriptions[0]!.send(chain(1, [row(60, 12)]));
    act(() => {
      played.subscriptions[0]!.refuse('NOT_FOUND');
    });
    expect(result.current).toBeUndefined();
    pass(60_000);
    expect(result.current).toBeUndefined();
    expect(played.subscriptions).toHaveLength(1);
    const later = renderHook(() => useLiveChain('CL', EXPIRY, 'LO'), { wrapper });
    expect(played.subscriptions).toHaveLength(2);
    send(played, chain(0, [row(70, 4)], true));
    expect(later.result.current?.rows.map(({ strike }) => strike)).toEqual([70]);
  });

  test('that is not chosen is not asked for', () => {
    const played = playLive();
    const { result } = renderHook(() => useLiveChain('CL', undefined, 'LO'), { wrapper: around(played) });
    expect(result.current).toBeUndefined();
    expect(played.subscriptions).toEqual([]);
  });
});

describe('a curve', () => {
  const points = [{ symbol: 'CLK26', deliveryMonth: '2026-05', expiry: '2026-04-21', settle: 70.1 }];
  const curve = (sequence: number, settle: number, isSnapshot = false): unknown => ({
    forwardCurveUpdates: {
      product: 'CL',
      source: 'SIMULATED',
      structure: 'BACKWARDATION',
      tradeDate: '2026-03-03',
      time: '2026-03-03T15:00:00.000Z',
      mode: 'LIVE',
      sequence,
      isSnapshot,
      points: [{ ...points[0], settle }],
    },
  });

  test('is the latest one, rendered at most once a frame, and another product has its own', () => {
    const played = playLive();
    const seen: (number | undefined)[] = [];
    const { result, rerender } = renderHook(
      ({ product }: { readonly product: 'CL' | 'NG' | undefined }) => {
        const now = useLiveCurve(product);
        if (seen.at(-1) !== now?.points[0]?.settle) seen.push(now?.points[0]?.settle);
        return now;
      },
      { wrapper: around(played), initialProps: { product: 'CL' } },
    );
    send(played, curve(0, 70, true));
    for (let update = 1; update <= 50; update += 1) played.subscriptions[0]!.send(curve(update, 70 + update));
    pass(FRAME_MS);
    expect(seen).toEqual([70, 120]);
    expect(result.current).toMatchObject({ mode: 'LIVE', isStale: false });
    expect(result.current).not.toHaveProperty('sequence');
    rerender({ product: 'NG' });
    expect(result.current).toBeUndefined();
    expect(played.subscriptions.at(-1)?.variables).toEqual({ product: 'NG' });
    rerender({ product: undefined });
    pass(1_000);
    expect(played.subscriptions.filter(({ isEnded }) => !isEnded)).toEqual([]);
  });

  test('that the server refuses for good is shown no more', () => {
    const played = playLive();
    const { result } = renderHook(() => useLiveCurve('CL'), { wrapper: around(played) });
    send(played, curve(0, 70, true));
    expect(result.current?.points[0]?.settle).toBe(70);
    act(() => {
      played.subscriptions[0]!.refuse('FORBIDDEN');
    });
    expect(result.current).toBeUndefined();
  });
});
