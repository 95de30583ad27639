import '../../test/support/chart-globals.js';

import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { SmileChart } from './smile-chart.js';
import type { SmileChartProps } from './smile-chart.js';
import type { SmileQuote } from './smile-parts.js';

const QUOTES: readonly SmileQuote[] = [
  { x: -0.2, side: 'PUT', vol: 0.42, bidVol: 0.41, askVol: 0.43, residual: 0.004 },
  { x: 0, side: 'PUT', vol: 0.36, bidVol: null, askVol: null, residual: -0.002 },
  { x: 0, side: 'CALL', vol: 0.37, bidVol: null, askVol: 0.38, residual: 0.008 },
  { x: 0.2, side: 'CALL', vol: 0.34, bidVol: null, askVol: null, residual: null, isLeftOut: true },
];
const CURVES = [
  { id: 'now', name: 'Today', points: [-0.3, 0, 0.3].map((x) => ({ x, y: 0.36 - 0.1 * x })) },
  { id: 'before', name: 'Last week', points: [-0.1, 0.1].map((x) => ({ x, y: 0.5 })) },
];

afterEach(cleanup);

function show(props: Partial<SmileChartProps> = {}): HTMLElement {
  render(
    <SmileChart
      label="Smile"
      height={300}
      curves={CURVES}
      quotes={QUOTES}
      ticks={() => [{ value: 0, text: 'ATM' }]}
      describeX={(x) => `x ${x}`}
      formatVol={(vol) => `${(100 * vol).toFixed(1)}%`}
      formatResidual={(residual) => (100 * residual).toFixed(1)}
      {...props}
    />,
  );
  return screen.getByRole('group', { name: 'Smile' });
}

function legend(): readonly string[] {
  return [...(document.querySelector('[aria-live]')?.children ?? [])].map((entry) => entry.textContent);
}

test('the legend reads market and curves at the strike nearest to where it rests', () => {
  show({ restX: 0.06 });
  expect(legend()).toEqual([
    'x 0',
    'Put36.0%, residual -0.2',
    'Call37.0%, bid –, ask 38.0%, residual 0.8',
    'Today36.0%',
    'Last week50.0%',
  ]);
});

test('arrow keys walk the strikes; beyond its ends a curve reads a dash', () => {
  const chart = show();
  expect(legend()[0]).toBe('x -0.2');
  expect(legend().slice(1)).toEqual([
    'Put42.0%, bid 41.0%, ask 43.0%, residual 0.4',
    'Call–',
    'Today38.0%',
    'Last week–',
  ]);
  fireEvent.keyDown(chart, { key: 'End' });
  expect(legend().slice(0, 3)).toEqual(['x 0.2', 'Put–', 'Call34.0%, left out of the fit']);
});

test('Enter picks the strike read', () => {
  const onPick = jest.fn<(x: number) => void>();
  const chart = show({ onPick });
  fireEvent.keyDown(chart, { key: 'ArrowRight' });
  fireEvent.keyDown(chart, { key: 'Enter' });
  expect(onPick.mock.calls).toEqual([[0]]);
});

test('the picture holds a bar where bid and ask are both there, and residuals to both sides of their zero', () => {
  const chart = show();
  expect(chart.querySelectorAll('g[clip-path] path').length).toBe(1);
  const residuals = [...chart.querySelectorAll('rect[width="3"]')].map((bar) => ({
    top: Number(bar.getAttribute('y')),
    height: Number(bar.getAttribute('height')),
  }));
  expect(residuals.length).toBe(3);
  const [above, below] = residuals;
  expect(above!.top + above!.height).toBeCloseTo(below!.top, 6);
  // 0.4 and 0.2 vol points on one scale.
  expect(above!.height / below!.height).toBeCloseTo(2, 6);
  const texts = [...chart.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toEqual(expect.arrayContaining(['ATM', '1.0', '0.0', '-1.0']));
});

test('a smile without a market reads its curve', () => {
  const chart = show({ quotes: [] });
  fireEvent.keyDown(chart, { key: 'ArrowRight' });
  expect(legend()).toEqual(['x 0', 'Put–', 'Call–', 'Today36.0%', 'Last week50.0%']);
});
