import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { projector } from './orbit.js';
import { axisTexts, boxLines, nearSides } from './surface-axes.js';
import type { AxisText } from './surface-axes.js';
import { BOX, surfaceFrame } from './surface-geometry.js';
import type { SurfaceGrid } from './surface-geometry.js';

const GRID: SurfaceGrid = {
  xs: [-0.8, -0.4, 0, 0.4, 0.8],
  expiries: [12, 40, 71, 100, 131, 161, 192, 284, 375, 740].map((days) => ({ text: `Day ${days}`, days })),
  vols: [[0.3, 0.25, 0.22, 0.27, 0.41]],
};
const FRAME = surfaceFrame(GRID);
const FORMATS = { x: (x: number) => x.toFixed(2), vol: (vol: number) => `${(100 * vol).toFixed(0)}%` };
const TITLES = { x: 'ln(K/F)', expiry: 'Expiry', vol: 'Implied vol, %' };

function textsOf(azimuth: number, polar = 1.1, width = 640) {
  const orbit = { azimuth, polar, zoom: 1 };
  return axisTexts(GRID, FRAME, nearSides(orbit), { project: projector(orbit, width, 380), width }, FORMATS, TITLES);
}

/** A line of the page's text is that high, and a character at least that wide. */
const LINE_HEIGHT = 14;
const CHARACTER_WIDTH = 6;

function sidesOf({ text, to: [x], anchor }: AxisText): readonly [left: number, right: number] {
  const width = text.length * CHARACTER_WIDTH;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return [left, left + width];
}

describe('texts of the axes', () => {
  test('name every axis, mark each, and lie neither on one another nor outside the picture', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.double({ min: 0.7, max: 1.4, noNaN: true }),
        fc.constantFrom(320, 640),
        (azimuth, polar, width) => {
          const texts = textsOf(azimuth, polar, width);
          const names = texts.map(({ text }) => text);
          expect(names).toContain('Implied vol, %');
          expect(names.filter((name) => name.endsWith('%')).length).toBeGreaterThanOrEqual(3);
          for (const { from, to } of texts) {
            expect(from[0]).toBeGreaterThanOrEqual(0);
            expect(to[0]).toBeGreaterThanOrEqual(0);
            expect(to[0]).toBeLessThanOrEqual(width);
          }
          for (const [index, one] of texts.entries()) {
            for (const other of texts.slice(index + 1)) {
              const [[left, right], [otherLeft, otherRight]] = [sidesOf(one), sidesOf(other)];
              const isBeside = right <= otherLeft || otherRight <= left;
              const isAbove = Math.abs(one.to[1] - other.to[1]) >= LINE_HEIGHT;
              expect([one.text, other.text, isBeside || isAbove]).toEqual([one.text, other.text, true]);
            }
          }
        },
      ),
      { examples: [[0.2824994126515464, 0.7153338827641239, 320]] },
    );
  });

  test('keep all three titles as first shown', () => {
    const titles = textsOf(0.65).filter(({ isTitle }) => isTitle);
    expect(titles.map(({ text }) => text)).toEqual(['Implied vol, %', 'ln(K/F)', 'Expiry']);
  });

  test('read from left to right along x seen from the front, and from right to left seen from behind', () => {
    const leftsOf = (azimuth: number): readonly number[] =>
      ['-0.60', '0.00', '0.60'].map((name) => textsOf(azimuth).find(({ text }) => text === name)?.from[0] ?? NaN);
    const [front, behind] = [leftsOf(0.1), leftsOf(Math.PI + 0.1)];
    expect(front[0]).toBeLessThan(front[1]!);
    expect(front[1]).toBeLessThan(front[2]!);
    expect(behind[0]).toBeGreaterThan(behind[1]!);
    expect(behind[1]).toBeGreaterThan(behind[2]!);
  });
});

test('the walls stand behind the surface, wherever the camera is', () => {
  const tallest = (lines: Float32Array, axis: 0 | 2): ReadonlySet<number> => {
    const above = new Set<number>();
    for (let start = 0; start < lines.length; start += 3) {
      if (lines[start + 1]! > BOX[1] - 1e-6) above.add(Math.sign(lines[start + axis]!));
    }
    return above;
  };
  const wallOnly = (azimuth: number) => {
    const near = nearSides({ azimuth, polar: 1, zoom: 1 });
    const lines = boxLines(GRID, FRAME, near);
    // The corner in front of the camera has no line at the ceiling.
    const corner = [near.x * BOX[0], near.z * BOX[2]];
    for (let start = 0; start < lines.length; start += 3) {
      const isCorner = Math.abs(lines[start]! - corner[0]!) < 1e-6 && Math.abs(lines[start + 2]! - corner[1]!) < 1e-6;
      if (isCorner) expect(lines[start + 1]).toBeCloseTo(-BOX[1], 6);
    }
    return [tallest(lines, 0).size, tallest(lines, 2).size];
  };
  for (const azimuth of [0.5, 2, 4, 5.5]) expect(wallOnly(azimuth)).not.toContain(0);
});
