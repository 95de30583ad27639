import '../../test/support/chart-globals.js';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import type { GridCell } from './chart-types.js';
import { SurfaceChart } from './lazy-surface-chart.js';

const GRID = {
  xs: [-0.1, 0, 0.1],
  expiries: [
    { text: 'Dec ’26', days: 12 },
    { text: 'Jan ’27', description: '16 Dec 2026, 41 days', days: 41 },
  ],
  vols: [
    [0.4, 0.35, 0.36],
    [0.38, null, 0.35],
  ],
};

beforeEach(() => {
  HTMLCanvasElement.prototype.getContext = () => null;
});
afterEach(cleanup);

test('without 3D graphics a heat map shows the same numbers, and a line says so', async () => {
  const onPick = jest.fn<(cell: GridCell) => void>();
  render(
    <SurfaceChart
      label="Surface"
      height={300}
      grid={GRID}
      xTitle="Log-moneyness"
      volTitle="Implied vol, %"
      formatX={(x) => x.toFixed(2)}
      formatVol={(vol) => `${Math.round(100 * vol)}%`}
      reason={() => 'no quotes'}
      onPick={onPick}
    />,
  );
  expect(screen.getByText(/draws no 3D graphics/u)).toBeTruthy();
  const map = await screen.findByRole('group', { name: 'Surface' });
  const readout = (): string => document.querySelector('[aria-live]')?.textContent ?? '';
  for (const key of ['ArrowRight', 'ArrowRight']) fireEvent.keyDown(map, { key });
  expect(readout()).toBe('Dec ’26, 12 days0.0035%');
  fireEvent.keyDown(map, { key: 'ArrowDown' });
  expect(readout()).toBe('16 Dec 2026, 41 days0.00–no quotes');
  fireEvent.keyDown(map, { key: 'Enter' });
  expect(onPick.mock.calls).toEqual([[{ row: 1, column: 1 }]]);
  expect(screen.queryByRole('button', { name: 'Try 3D again' })).toBeNull();
});
