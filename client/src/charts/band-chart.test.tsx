import '../../test/support/chart-globals.js';

import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { BandChart } from './band-chart.js';

afterEach(cleanup);

const WINDOWS = [10, 20, 60].map((days) => ({ text: String(days), description: `${days} trading days` }));
const LEVELS = [
  { id: 'min', name: 'Least', values: [0.1, 0.15, 0.2] },
  { id: 'median', name: 'Median', values: [0.3, 0.3, 0.3] },
  { id: 'max', name: 'greatest', values: [0.8, 0.7, 0.5] },
];
const LINES = [
  { id: 'now', name: 'Latest', values: [0.35, 0.34, 0.33] },
  { id: 'implied', name: 'Implied', values: [null, 0.4, 0.41] },
];

test('the legend reads lines and bands by window, and a window can be picked', async () => {
  const onPick = jest.fn<(window: number) => void>();
  render(
    <BandChart
      label="Cone"
      height={240}
      windows={WINDOWS}
      levels={LEVELS}
      lines={LINES}
      format={(vol) => `${Math.round(100 * vol)}%`}
      onPick={onPick}
    />,
  );
  const chart = await screen.findByRole('group', { name: 'Cone' });
  const legend = (): readonly string[] =>
    [...(document.querySelector('[aria-live]')?.children ?? [])].map((entry) => entry.textContent);
  expect(legend()).toEqual(['10 trading days', 'Latest35%', 'Implied–', 'Median30%', 'Least–greatest10% to 80%']);
  fireEvent.keyDown(chart, { key: 'End' });
  expect(legend()).toEqual(['60 trading days', 'Latest33%', 'Implied41%', 'Median30%', 'Least–greatest20% to 50%']);
  fireEvent.keyDown(chart, { key: 'Enter' });
  expect(onPick.mock.calls).toEqual([[2]]);
  // Three marks of the latest and two of the implied volatility; the cursor's dots are larger.
  expect(chart.querySelectorAll('circle[r="3"]').length).toBe(5);
  expect(chart.querySelectorAll('circle[r="3.5"]').length).toBe(3);
  for (const { text } of WINDOWS) expect(chart.textContent).toContain(text);
});
