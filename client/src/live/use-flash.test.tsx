import '../../test/support/jsdom-globals.js';

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, expect, test } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';

import { useFlash } from './use-flash.js';

afterEach(cleanup);

interface CellProps {
  readonly value: number | null | undefined;
  readonly symbol?: string;
}

function Cell({ value, symbol = 'CLK26' }: CellProps) {
  const flash = useFlash<HTMLSpanElement>(value, symbol);
  return (
    <span ref={flash} data-testid="cell">
      {value}
    </span>
  );
}

test('a value lights up by its direction each time it changes, and not when it comes', () => {
  const { rerender } = render(<Cell value={undefined} />);
  const flashes = [70, 71, 72, 71, 71, 70, null, 71, 72].map((value) => {
    rerender(<Cell value={value} />);
    return screen.getByTestId('cell').dataset['flash'];
  });
  expect(flashes).toEqual([
    undefined,
    'up',
    'up-again',
    'down',
    'down',
    'down-again',
    'down-again',
    'down-again',
    'up',
  ]);
});

test("another contract's value is no change", () => {
  const { rerender } = render(<Cell value={70} />);
  rerender(<Cell value={71} />);
  rerender(<Cell value={3.2} symbol="NGK26" />);
  expect(screen.getByTestId('cell').dataset['flash']).toBeUndefined();
  rerender(<Cell value={3.1} symbol="NGK26" />);
  expect(screen.getByTestId('cell').dataset['flash']).toBe('down');
});

test('every flash has an animation of its own name', () => {
  const css = readFileSync(join(import.meta.dirname, '..', 'styles.css'), 'utf8');
  for (const flash of ['up', 'up-again', 'down', 'down-again']) {
    expect(css).toContain(`[data-flash='${flash}'] {\n    animation-name: flash-${flash};`);
    expect(css).toContain(`@keyframes flash-${flash} {`);
  }
});
