import '../../test/support/chart-globals.js';

import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import type { GridCell } from './chart-types.js';
import { HeatMap } from './heat-map.js';
import type { HeatMapProps } from './heat-map.js';

const ROWS = [{ text: 'Dec ’26', description: '17 Nov 2026, 12 days' }, { text: 'Jan ’27' }];
const COLUMNS = ['60', '65', '70'].map((text) => ({ text }));
const VALUES = [
  [-1.25, 0, 2],
  [0.5, null, 1],
];

afterEach(cleanup);

function show(props: Partial<HeatMapProps> = {}): HTMLElement {
  render(
    <HeatMap
      label="Change by strike"
      height={200}
      rows={ROWS}
      columns={COLUMNS}
      columnTitle="Strike"
      values={VALUES}
      valueTitle="Change, vol points"
      format={(value) => value.toFixed(2)}
      scale="DIVERGING"
      {...props}
    />,
  );
  return screen.getByRole('group', { name: 'Change by strike' });
}

function readout(): string {
  return document.querySelector('[aria-live]')?.textContent ?? '';
}

describe('the cursor', () => {
  test('moves over cells by arrow keys, and the line above reads them', () => {
    const map = show();
    expect(readout()).toBe('Change, vol points');
    fireEvent.keyDown(map, { key: 'ArrowRight' });
    expect(readout()).toBe('17 Nov 2026, 12 days60-1.25');
    fireEvent.keyDown(map, { key: 'End' });
    fireEvent.keyDown(map, { key: 'ArrowDown' });
    expect(readout()).toBe('Jan ’27701.00');
    expect(document.querySelector('[aria-live]')?.getAttribute('aria-live')).toBe('polite');
    fireEvent.keyDown(map, { key: 'Escape' });
    expect(readout()).toBe('Change, vol points');
  });

  test('reads a dash and the reason where there is no number, and zero as zero', () => {
    const map = show({ reason: (row, column) => `no quote at ${row}, ${column}` });
    fireEvent.keyDown(map, { key: 'ArrowRight' });
    fireEvent.keyDown(map, { key: 'ArrowRight' });
    expect(readout()).toBe('17 Nov 2026, 12 days650.00');
    fireEvent.keyDown(map, { key: 'ArrowDown' });
    expect(readout()).toBe('Jan ’2765–no quote at 1, 1');
  });

  test('rests at the chosen cell, from which keys begin', () => {
    const onHover = jest.fn<(cell: GridCell | undefined) => void>();
    const map = show({ selected: { row: 1, column: 0 }, onHover });
    expect(readout()).toBe('Jan ’27600.50');
    fireEvent.keyDown(map, { key: 'ArrowUp' });
    fireEvent.blur(map);
    expect(onHover.mock.calls).toEqual([[{ row: 0, column: 0 }], [undefined]]);
    expect(readout()).toBe('Jan ’27600.50');
  });
});

test('Enter picks the cell read, a click the one under the pointer', () => {
  const onPick = jest.fn<(row: number, column: number) => void>();
  const map = show({ onPick });
  fireEvent.keyDown(map, { key: 'Enter' });
  expect(onPick).not.toHaveBeenCalled();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter']) fireEvent.keyDown(map, { key });
  const ground = map.querySelector('rect[style*="cursor"]')!;
  const [width, height] = [Number(ground.getAttribute('width')), Number(ground.getAttribute('height'))];
  fireEvent.click(ground, { clientX: (width * 5) / 6, clientY: height / 4 });
  expect(onPick.mock.calls).toEqual([
    [1, 1],
    [0, 2],
  ]);
});

test('a cell without a number is hatched, others have their colour and a text that can be read on it', () => {
  const map = show();
  const cells = [...map.querySelectorAll('g > rect')].filter((cell) => cell.getAttribute('fill')?.startsWith('rgb('));
  expect(cells.length).toBe(5);
  expect(map.querySelectorAll('rect[fill^="url(#"]').length).toBe(2); // the missing cell and the legend's bar
  const texts = [...map.querySelectorAll('g > rect + text')];
  expect(texts.map((text) => text.textContent)).toEqual(['-1.25', '0.00', '2.00', '0.50', '1.00']);
  const fills = texts.map((text) => text.getAttribute('fill'));
  // White on the dark blue of the greatest, black on the near white of zero.
  expect([fills[2], fills[1]]).toEqual(['rgb(255 255 255)', 'rgb(0 0 0)']);
});

test('numbers are left out of cells too narrow for them', () => {
  const map = show({ columns: Array.from({ length: 60 }, (_, index) => ({ text: String(index) })), values: [[1]] });
  expect(map.querySelector('g > rect + text')).toBeNull();
});

test('a map without cells draws nothing and takes keys without harm', () => {
  const map = show({ rows: [], columns: [], values: [] });
  fireEvent.keyDown(map, { key: 'ArrowRight' });
  expect(map.querySelector('svg')).toBeNull();
  expect(readout()).toBe('Change, vol points');
});
