/** Ends and middle of the scales by their published tables; contrast by examples of WCAG 2.2. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { colourDomain, colourOf, contrast, luminance, textColourOn } from './colour-scale.js';
import type { ColourDomain } from './colour-scale.js';

const SEQUENTIAL: ColourDomain = { kind: 'SEQUENTIAL', low: 0.2, high: 0.6 };
const DIVERGING: ColourDomain = { kind: 'DIVERGING', low: -2, high: 2 };

describe('a colour', () => {
  test('runs from the violet to the yellow of viridis, and stays at its end beyond it', () => {
    expect(colourOf(SEQUENTIAL, 0.2)).toEqual([68, 1, 84]);
    expect(colourOf(SEQUENTIAL, 0.6)).toEqual([253, 231, 37]);
    expect(colourOf(SEQUENTIAL, 0.4)).toEqual([33, 145, 140]);
    expect(colourOf(SEQUENTIAL, 7)).toEqual([253, 231, 37]);
    expect(colourOf(SEQUENTIAL, -7)).toEqual([68, 1, 84]);
  });

  test('of a share between two of the table is their mean', () => {
    // A twentieth of the way lies in the middle of the first two: (68 + 72) / 2, (1 + 36) / 2, (84 + 117) / 2.
    expect(colourOf({ kind: 'SEQUENTIAL', low: 0, high: 20 }, 1)).toEqual([70, 19, 101]);
  });

  test('is nearly white at the centre of a diverging scale, orange below and blue above', () => {
    expect(colourOf(DIVERGING, 0)).toEqual([247, 247, 247]);
    const [redBelow, , blueBelow] = colourOf(DIVERGING, -1);
    const [redAbove, , blueAbove] = colourOf(DIVERGING, 1);
    expect(redBelow).toBeGreaterThan(blueBelow);
    expect(blueAbove).toBeGreaterThan(redAbove);
  });

  test('is lighter for a greater amount, and darker farther from the centre, so that order needs no hue', () => {
    const numbers = fc.double({ min: 0, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(numbers, (share) => {
        const lightness = (domain: ColourDomain, at: number): number =>
          luminance(colourOf(domain, domain.low + at * (domain.high - domain.low)));
        expect(lightness(SEQUENTIAL, share + 0.02)).toBeGreaterThan(lightness(SEQUENTIAL, share));
        expect(lightness(DIVERGING, 0.5 + share / 2 + 0.01)).toBeLessThan(lightness(DIVERGING, 0.5 + share / 2));
        expect(lightness(DIVERGING, 0.5 - share / 2 - 0.01)).toBeLessThan(lightness(DIVERGING, 0.5 - share / 2));
      }),
    );
  });
});

describe('a text', () => {
  test('can be read on every colour', () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), (ground) => {
        expect(contrast(ground, textColourOn(ground))).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test('has the contrast that WCAG names for black and for #767676 on white', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 10);
    expect(contrast([0x76, 0x76, 0x76], [255, 255, 255])).toBeCloseTo(4.54, 2);
  });
});

describe('a domain', () => {
  test('holds every number and leaves out what is missing', () => {
    expect(colourDomain([0.3, null, 0.2, 0.5], 'SEQUENTIAL')).toEqual({ kind: 'SEQUENTIAL', low: 0.2, high: 0.5 });
  });

  test('that diverges reaches as far below its centre as above', () => {
    expect(colourDomain([-1, 3, null], 'DIVERGING')).toEqual({ kind: 'DIVERGING', low: -3, high: 3 });
    expect(colourDomain([9, 12], 'DIVERGING', 10)).toEqual({ kind: 'DIVERGING', low: 8, high: 12 });
  });

  test('has a width where one number, no number or only the centre is there', () => {
    expect(colourDomain([2, 2], 'SEQUENTIAL')).toEqual({ kind: 'SEQUENTIAL', low: 1.5, high: 2.5 });
    expect(colourDomain([null], 'SEQUENTIAL')).toEqual({ kind: 'SEQUENTIAL', low: 0, high: 1 });
    expect(colourDomain([0], 'DIVERGING')).toEqual({ kind: 'DIVERGING', low: -0.5, high: 0.5 });
  });
});
