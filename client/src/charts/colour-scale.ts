/**
 * Colours for numbers, readable by colour-blind eyes: each scale also runs from dark to light (or light in the middle),
 * so that order is seen without hue.
 * @see Garnier et al., viridis colour maps (CC0); Brewer, ColorBrewer 2.0, PuOr
 */

/** Red, green and blue, each of [0, 255]. */
export type Rgb = readonly [number, number, number];

/** Low to high for amounts; orange below and blue above a centre for what has a sign. */
export type ColourScaleKind = 'SEQUENTIAL' | 'DIVERGING';

const VIRIDIS: readonly Rgb[] = [
  [68, 1, 84],
  [72, 36, 117],
  [65, 68, 135],
  [53, 95, 141],
  [42, 120, 142],
  [33, 145, 140],
  [34, 168, 132],
  [68, 191, 112],
  [122, 209, 81],
  [189, 223, 38],
  [253, 231, 37],
];

const ORANGE_TO_BLUE: readonly Rgb[] = [
  [127, 59, 8],
  [179, 88, 6],
  [224, 130, 20],
  [253, 184, 99],
  [254, 224, 182],
  [247, 247, 247],
  [209, 229, 240],
  [146, 197, 222],
  [67, 147, 195],
  [33, 102, 172],
  [5, 48, 97],
];

const STOPS: Readonly<Record<ColourScaleKind, readonly Rgb[]>> = { SEQUENTIAL: VIRIDIS, DIVERGING: ORANGE_TO_BLUE };
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** What the ends of a scale stand for. */
export interface ColourDomain {
  readonly kind: ColourScaleKind;
  readonly low: number;
  readonly high: number;
}

/**
 * @param centre of a diverging scale, whose ends then lie as far from it on both sides
 * @returns the domain that holds every number; of width 1 around a single number, and 0 … 1 where there are none
 */
export function colourDomain(values: Iterable<number | null>, kind: ColourScaleKind, centre = 0): ColourDomain {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) [low, high] = [0, 1];
  if (kind === 'DIVERGING') {
    const reach = Math.max(Math.abs(low - centre), Math.abs(high - centre)) || 0.5;
    return { kind, low: centre - reach, high: centre + reach };
  }
  return low < high ? { kind, low, high } : { kind, low: low - 0.5, high: high + 0.5 };
}

/** @returns the colour of a number; beyond the ends that of the end */
export function colourOf(domain: ColourDomain, value: number): Rgb {
  const stops = STOPS[domain.kind];
  const share = Math.min(1, Math.max(0, (value - domain.low) / (domain.high - domain.low)));
  const place = share * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(place));
  const [from, to] = [stops[index] ?? BLACK, stops[index + 1] ?? BLACK];
  const mix = (channel: 0 | 1 | 2): number =>
    Math.round(from[channel] + (place - index) * (to[channel] - from[channel]));
  return [mix(0), mix(1), mix(2)];
}

/** @returns as CSS and SVG take it */
export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}

/** @returns black or white, whichever is read better on a ground; always at least the 4.5 of WCAG AA */
export function textColourOn(ground: Rgb): Rgb {
  return contrast(ground, WHITE) >= contrast(ground, BLACK) ? WHITE : BLACK;
}

/** @returns contrast of two colours by WCAG 2.2, of [1, 21] */
export function contrast(one: Rgb, other: Rgb): number {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** @returns one channel of [0, 255] as a share of light of [0, 1], as a renderer reckons */
export function linearLight(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** @returns relative luminance by WCAG 2.2, of [0, 1] */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linearLight(red) + 0.7152 * linearLight(green) + 0.0722 * linearLight(blue);
}
