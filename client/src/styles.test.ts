import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

const CSS = readFileSync(join(import.meta.dirname, 'styles.css'), 'utf8');
const THEMES = ['light', 'dark'] as const;

/** @returns a colour of the style sheet, as three parts of 0 … 1 */
function colour(name: string, theme: (typeof THEMES)[number]): readonly number[] {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`, 'u').exec(CSS);
  const text = pair?.[theme === 'light' ? 1 : 2];
  if (text === undefined) throw new Error(`styles.css has no pair --${name}`);
  return [1, 3, 5].map((start) => parseInt(text.slice(start, start + 2), 16) / 255);
}

/** WCAG 2.2, relative luminance. */
function luminance(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['canvas', 'panel', 'raised', 'selected'] as const;
const TEXTS = ['ink', 'muted', 'up', 'down', 'accent'] as const;

test.each(THEMES.flatMap((theme) => GROUNDS.flatMap((ground) => TEXTS.map((text) => [theme, text, ground] as const))))(
  'in the %s theme %s on %s has the contrast of AA text',
  (theme, text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  },
);

const MESSAGES = [
  ['warning', 'warning-ground'],
  ['warning', 'canvas'],
  ['danger', 'danger-ground'],
  ['danger', 'panel'],
  ['danger', 'canvas'],
  ['success', 'success-ground'],
  ['accent-ink', 'accent'],
  ['ink', 'flash-up'],
  ['ink', 'flash-down'],
  ['up', 'flash-up'],
  ['down', 'flash-up'],
  ['up', 'flash-down'],
  ['down', 'flash-down'],
] as const;

test.each(THEMES.flatMap((theme) => MESSAGES.map(([text, ground]) => [theme, text, ground] as const)))(
  'in the %s theme %s on %s can be read',
  (theme, text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  },
);

test.each(THEMES)('in the %s theme lines and the edges of fields can be told from their grounds', (theme) => {
  for (let line = 1; line <= 6; line += 1) {
    expect(contrast(colour(`series-${line}`, theme), colour('panel', theme))).toBeGreaterThanOrEqual(3);
  }
  for (const ground of ['panel', 'canvas'] as const) {
    expect(contrast(colour('field-line', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  }
});
