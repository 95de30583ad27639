import '../../test/support/chart-globals.js';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';

import { START_ORBIT } from './orbit.js';
import type { Orbit } from './orbit.js';
import { useOrbit } from './use-orbit.js';

let presses: number;
let taken: boolean;

function Scene() {
  const element = useRef<HTMLDivElement>(null);
  const control = useOrbit(element);
  return (
    <div
      ref={element}
      data-testid="scene"
      data-orbit={JSON.stringify(control.orbit)}
      onKeyDown={(event) => {
        taken = control.onKey(event);
      }}
      onPointerDown={control.onPointerDown}
      onPointerMove={control.onPointerMove}
      onPointerUp={(event) => {
        if (control.onPointerUp(event)) presses += 1;
      }}
    />
  );
}

/** @returns the camera as last drawn */
function orbit(): Orbit {
  return JSON.parse(screen.getByTestId('scene').dataset['orbit'] ?? '') as Orbit;
}

function pointer(type: 'pointerDown' | 'pointerMove' | 'pointerUp', pointerId: number, x: number, y = 0): void {
  fireEvent[type](screen.getByTestId('scene'), { pointerId, clientX: x, clientY: y, button: 0 });
}

beforeEach(() => {
  presses = 0;
  render(<Scene />);
  Object.assign(screen.getByTestId('scene'), {
    hasPointerCapture: () => false,
    setPointerCapture: () => undefined,
  });
});
afterEach(cleanup);

function press(key: string, modifiers: object = {}): void {
  fireEvent.keyDown(screen.getByTestId('scene'), { key, ...modifiers });
}

describe('keys', () => {
  test('turn, zoom and reset', () => {
    press('ArrowRight');
    expect(orbit().azimuth).toBeLessThan(START_ORBIT.azimuth);
    press('ArrowDown');
    expect(orbit().polar).toBeLessThan(START_ORBIT.polar);
    press('+');
    expect(orbit().zoom).toBeGreaterThan(1);
    press('-');
    expect(orbit().zoom).toBeCloseTo(1, 10);
    press('0');
    expect(orbit()).toEqual(START_ORBIT);
  });

  test('of the browser and of reading are left alone', () => {
    press('+', { ctrlKey: true });
    expect(taken).toBe(false);
    press('ArrowLeft', { shiftKey: true });
    expect(taken).toBe(false);
    press('a');
    expect(taken).toBe(false);
    expect(orbit()).toEqual(START_ORBIT);
  });
});

describe('a pointer', () => {
  test('that is dragged to the right turns the scene with it, and is no press', () => {
    pointer('pointerDown', 1, 100);
    pointer('pointerMove', 1, 150);
    expect(orbit().azimuth).toBeLessThan(START_ORBIT.azimuth);
    expect(orbit().zoom).toBe(1);
    pointer('pointerUp', 1, 150);
    expect(presses).toBe(0);
  });

  test('that hardly moves is a press and turns nothing', () => {
    pointer('pointerDown', 1, 100);
    pointer('pointerMove', 1, 102);
    pointer('pointerUp', 1, 102);
    expect(presses).toBe(1);
    expect(orbit()).toEqual(START_ORBIT);
  });

  test('that is not down turns nothing', () => {
    pointer('pointerMove', 1, 400);
    pointer('pointerUp', 1, 400);
    expect(orbit()).toEqual(START_ORBIT);
    expect(presses).toBe(0);
  });

  test('with another pinches: twice as far apart is twice as near', () => {
    pointer('pointerDown', 1, 100);
    pointer('pointerDown', 2, 200);
    pointer('pointerMove', 2, 300);
    expect(orbit().zoom).toBeCloseTo(2, 10);
    expect(orbit().azimuth).toBe(START_ORBIT.azimuth);
    pointer('pointerUp', 2, 300);
    pointer('pointerUp', 1, 100);
    expect(presses).toBe(0);
  });
});

describe('the wheel', () => {
  const wheel = (modifiers: WheelEventInit): boolean => {
    const event = new WheelEvent('wheel', { deltaY: -100, cancelable: true, ...modifiers });
    act(() => {
      screen.getByTestId('scene').dispatchEvent(event);
    });
    return event.defaultPrevented;
  };

  test('scrolls the page', () => {
    expect(wheel({})).toBe(false);
    expect(orbit().zoom).toBe(1);
  });

  test('zooms with Ctrl or ⌘ held, instead of the page', () => {
    expect(wheel({ ctrlKey: true })).toBe(true);
    const { zoom } = orbit();
    expect(zoom).toBeGreaterThan(1);
    expect(wheel({ metaKey: true })).toBe(true);
    expect(orbit().zoom).toBeGreaterThan(zoom);
  });
});
