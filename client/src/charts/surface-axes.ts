/** Axes of a volatility surface: lines of the box behind it, and texts at the edges towards the viewer. */
import { roundNumbers } from './number-ticks.js';
import type { Orbit, Point, Projector } from './orbit.js';
import { BOX } from './surface-geometry.js';
import type { SurfaceFrame, SurfaceGrid } from './surface-geometry.js';

/** Which sides of the box are towards the viewer: −1 or 1 along x and along the expiries. */
export interface NearSides {
  readonly x: -1 | 1;
  readonly z: -1 | 1;
}

/** A text beside the picture of an edge, with the tick that leads to it. */
export interface AxisText {
  readonly text: string;
  readonly isTitle: boolean;
  /** From the edge to the text, in pixels of the picture. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface SurfaceTitles {
  readonly x: string;
  readonly expiry: string;
  readonly vol: string;
}

const X_MARK_COUNT = 9;
const TICK = 8;
const CHARACTER_WIDTH = 6.2;
const BOLD_CHARACTER_WIDTH = 7;
const LINE_HEIGHT = 14;
/** Cosine beyond which a text stands beside its tick and not under it. */
const SIDEWAYS = 0.35;

/** @returns the sides that the camera sees from outside */
export function nearSides({ azimuth }: Orbit): NearSides {
  return { x: Math.sin(azimuth) < 0 ? -1 : 1, z: Math.cos(azimuth) < 0 ? -1 : 1 };
}

/** @returns round numbers of the x axis */
export function xMarks(xs: readonly number[]): readonly number[] {
  return roundNumbers(xs[0] ?? 0, xs.at(-1) ?? 1, X_MARK_COUNT);
}

/** @returns ends of lines on the floor and on the two walls behind the surface, three numbers a point */
export function boxLines({ xs, expiries }: SurfaceGrid, frame: SurfaceFrame, near: NearSides): Float32Array {
  const [right, top, front] = BOX;
  const [farX, farZ] = [-near.x * right, -near.z * front];
  const ends: Point[] = [];
  for (const x of [...xMarks(xs).map(frame.toX), -right, right]) {
    ends.push([x, -top, -front], [x, -top, front], [x, -top, farZ], [x, top, farZ]);
  }
  for (const z of [...expiries.map(({ days }) => frame.toZ(days)), -front, front]) {
    ends.push([-right, -top, z], [right, -top, z], [farX, -top, z], [farX, top, z]);
  }
  for (const y of frame.volMarks.map(frame.toY)) {
    ends.push([-right, y, farZ], [right, y, farZ], [farX, y, -front], [farX, y, front]);
  }
  return Float32Array.from(ends.flat());
}

interface Mark {
  readonly point: Point;
  readonly text: string;
}

/** A picture of the scene. */
export interface Picture {
  readonly project: Projector;
  /** In pixels. */
  readonly width: number;
}

/**
 * @returns texts that stay inside the picture and clear of one another; of those too close titles are kept first, then
 *   the earlier along an axis
 */
export function axisTexts(
  grid: SurfaceGrid,
  frame: SurfaceFrame,
  near: NearSides,
  { project, width }: Picture,
  formats: { readonly x: (x: number) => string; readonly vol: (vol: number) => string },
  titles: SurfaceTitles,
): readonly AxisText[] {
  const [right, top, front] = BOX;
  const [nearX, nearZ] = [near.x * right, near.z * front];
  const along = (marks: readonly Mark[], middle: Point, title: string): AxisText[] => {
    const away = direction(project([0, middle[1], 0]), project(middle));
    const longest = Math.max(0, ...marks.map(({ text }) => text.length * CHARACTER_WIDTH));
    const gap = TICK + Math.min((longest + 10) / Math.abs(away[0]), (LINE_HEIGHT + 8) / Math.abs(away[1]));
    return [
      ...marks.map(({ point, text }) => placed(text, false, project(point), away, TICK)),
      placed(title, true, project(middle), away, gap),
    ];
  };
  // Of the two upright edges at the sides of the picture the left one.
  const [edgeX, edgeZ] =
    project([nearX, 0, -nearZ])[0] <= project([-nearX, 0, nearZ])[0] ? [nearX, -nearZ] : [-nearX, nearZ];
  const [upX, upY] = project([edgeX, top, edgeZ]);
  const everything: AxisText[] = [
    { text: titles.vol, isTitle: true, from: [upX, upY], to: [upX, upY - LINE_HEIGHT - 8], anchor: 'middle' },
    ...frame.volMarks.map((vol) =>
      placed(formats.vol(vol), false, project([edgeX, frame.toY(vol), edgeZ]), [-1, 0], TICK),
    ),
    ...along(
      xMarks(grid.xs).map((x) => ({ point: [frame.toX(x), -top, nearZ], text: formats.x(x) })),
      [0, -top, nearZ],
      titles.x,
    ),
    ...along(
      grid.expiries.map(({ text, days }) => ({ point: [nearX, -top, frame.toZ(days)], text })),
      [nearX, -top, 0],
      titles.expiry,
    ),
  ];
  const all = everything.map((text) => inside(text, width));
  const kept: AxisText[] = [];
  for (const text of [...all.filter(({ isTitle }) => isTitle), ...all.filter(({ isTitle }) => !isTitle)]) {
    if (kept.every((other) => isClear(text, other))) kept.push(text);
  }
  return kept;
}

function placed(text: string, isTitle: boolean, from: Point, away: readonly [number, number], gap: number): AxisText {
  const anchor = Math.abs(away[0]) < SIDEWAYS ? 'middle' : away[0] < 0 ? 'end' : 'start';
  return { text, isTitle, from: [from[0], from[1]], to: [from[0] + gap * away[0], from[1] + gap * away[1]], anchor };
}

/** @returns the text moved sideways where it would be cut off, but not one whose place is out of the picture */
function inside(text: AxisText, width: number): AxisText {
  if (text.from[0] < 0 || text.from[0] > width) return text;
  const [left, right] = extent(text);
  const shift = left < 0 ? -left : Math.min(0, width - right);
  return { ...text, to: [text.to[0] + shift, text.to[1]] };
}

function direction(from: Point, to: Point): readonly [number, number] {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}

function isClear(one: AxisText, other: AxisText): boolean {
  const [[left, right], [otherLeft, otherRight]] = [extent(one), extent(other)];
  return right < otherLeft || otherRight < left || Math.abs(one.to[1] - other.to[1]) >= LINE_HEIGHT;
}

/** @returns left and right ends of a text with some room */
function extent({ text, isTitle, to: [x], anchor }: AxisText): readonly [number, number] {
  const width = text.length * (isTitle ? BOLD_CHARACTER_WIDTH : CHARACTER_WIDTH) + 8;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return [left, left + width];
}
