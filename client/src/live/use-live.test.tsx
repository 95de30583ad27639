import '../../test/support/jsdom-globals.js';

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, render, renderHook } from '@testing-library/react';

import { FRAME_MS, around, pass, send } from '../../test/support/live-hooks.js';
import { playLive } from '../../test/support/played-live.js';
import { quoteOf, ticksOf } from '../../test/support/price-ticks.js';
import { useLiveStatus, useQuote, useQuotes, useWatch, useWatchedQuote } from './use-live.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('a quote', () => {
  test('comes and moves, and is let go with the part of the page that shows it', () => {
    const played = playLive();
    const { result, unmount } = renderHook(() => useQuote('CLK26'), { wrapper: around(played) });
    pass(50);
    expect(result.current).toBeUndefined();
    send(played, ticksOf(0, [quoteOf('CLK26')], { isSnapshot: true }));
    expect(result.current?.last).toBe(70.02);
    send(played, ticksOf(1, [quoteOf('CLK26', { last: 70.5 })]));
    expect(result.current?.last).toBe(70.5);
    unmount();
    pass(50);
    expect(played.subscriptions.map(({ isEnded }) => isEnded)).toEqual([true]);
  });

  test('of another contract takes the place of the one before', () => {
    const played = playLive();
    const initialProps: { readonly symbol: string | undefined } = { symbol: 'CLK26' };
    const { result, rerender } = renderHook(({ symbol }: typeof initialProps) => useQuote(symbol), {
      wrapper: around(played),
      initialProps,
    });
    pass(50);
    send(played, ticksOf(0, [quoteOf('CLK26')], { isSnapshot: true }));
    rerender({ symbol: 'NGK26' });
    expect(result.current).toBeUndefined();
    pass(50);
    send(played, ticksOf(0, [quoteOf('NGK26', { last: 3.1 })], { isSnapshot: true }));
    expect(result.current?.last).toBe(3.1);
    rerender({ symbol: undefined });
    pass(50);
    expect(result.current).toBeUndefined();
    expect(played.subscriptions.filter(({ isEnded }) => !isEnded)).toEqual([]);
  });

  test('is rendered at most once a frame', () => {
    const played = playLive();
    let renders = 0;
    renderHook(
      () => {
        renders += 1;
        return useQuote('CLK26');
      },
      { wrapper: around(played) },
    );
    pass(50);
    send(played, ticksOf(0, [quoteOf('CLK26')], { isSnapshot: true }));
    const before = renders;
    for (let update = 1; update <= 20; update += 1) {
      played.subscriptions[0]!.send(ticksOf(update, [quoteOf('CLK26', { last: update })]));
    }
    pass(FRAME_MS);
    // Twice, as the strict mode of React has it.
    expect(renders - before).toBeLessThanOrEqual(2);
    expect(renders).toBeGreaterThan(before);
  });
});

describe('quotes', () => {
  test('are the same map while none of them changes, whatever array asks for them', () => {
    const played = playLive();
    const { result, rerender } = renderHook(() => useQuotes(['CLK26', 'CLM26']), { wrapper: around(played) });
    pass(50);
    expect([...result.current]).toEqual([]);
    send(played, ticksOf(0, [quoteOf('CLM26')], { isSnapshot: true }));
    const first = result.current;
    expect([...first.keys()]).toEqual(['CLM26']);
    rerender();
    send(played, ticksOf(1, [quoteOf('CLM26')]));
    expect(result.current).toBe(first);
    expect(played.subscriptions).toHaveLength(1);
    send(played, ticksOf(2, [quoteOf('CLK26'), quoteOf('CLM26')]));
    expect([...result.current.keys()]).toEqual(['CLK26', 'CLM26']);
  });
});

test('the cells of a table render for their own contract alone', () => {
  const played = playLive();
  const renders = new Map<string, number>();
  function Cell({ symbol }: { readonly symbol: string }) {
    const quote = useWatchedQuote(symbol);
    renders.set(symbol, (renders.get(symbol) ?? 0) + 1);
    return <td>{quote?.last ?? '–'}</td>;
  }
  function Table() {
    useWatch(['CLK26', 'CLM26']);
    return (
      <table>
        <tbody>
          <tr>
            <Cell symbol="CLK26" />
            <Cell symbol="CLM26" />
          </tr>
        </tbody>
      </table>
    );
  }
  const { container } = render(<Table />, { wrapper: around(played) });
  const shown = (): readonly string[] => [...container.querySelectorAll('td')].map((cell) => cell.textContent);
  pass(50);
  send(played, ticksOf(0, [quoteOf('CLK26'), quoteOf('CLM26')], { isSnapshot: true }));
  const before = renders.get('CLM26');
  send(played, ticksOf(1, [quoteOf('CLK26', { last: 71 })]));
  expect(shown()).toEqual(['71', '70.02']);
  expect(renders.get('CLM26')).toBe(before);
});

test('the status is that of the line, and without one there is none', () => {
  const played = playLive();
  const { result } = renderHook(() => useLiveStatus(), { wrapper: around(played) });
  act(() => {
    played.tell({ kind: 'POLLING', everyMs: 2_000 });
  });
  expect(result.current).toEqual({ kind: 'POLLING', everyMs: 2_000 });
  expect(renderHook(() => useLiveStatus()).result.current).toEqual({ kind: 'IDLE' });
  expect(renderHook(() => useQuote('CLK26')).result.current).toBeUndefined();
});
