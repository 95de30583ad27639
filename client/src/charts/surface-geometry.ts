/** A volatility surface as what a renderer draws: triangles with colours, and lines along both axes. */
import { colourOf, linearLight } from './colour-scale.js';
import type { ColourDomain } from './colour-scale.js';
import { roundNumbers } from './number-ticks.js';
import type { Point, Projector } from './orbit.js';

/** One expiry of a surface. */
export interface SurfaceExpiry {
  /** As at the axis, such as `Dec ’26`. */
  readonly text: string;
  /** As in the readout, such as `17 Nov 2026, 34 days`. */
  readonly description?: string;
  /** Days to expiry, ≥ 0. */
  readonly days: number;
}

/** Volatilities over log-moneyness, delta or strike and over time to expiry. */
export interface SurfaceGrid {
  /** Ascending. */
  readonly xs: readonly number[];
  /** The nearest first. */
  readonly expiries: readonly SurfaceExpiry[];
  /** By [expiry][x]; null where there is none. */
  readonly vols: readonly (readonly (number | null)[])[];
}

/** Half the extent of the scene's box along x, volatility and expiry. */
export const BOX: Point = [1.25, 0.5, 0.95];

/** Where numbers of the axes lie in the scene. */
export interface SurfaceFrame {
  readonly toX: (x: number) => number;
  /** Volatility to height. */
  readonly toY: (vol: number) => number;
  /** Days to depth: by their square root, so that near expiries do not crowd; the nearest is in front. */
  readonly toZ: (days: number) => number;
  /** Round volatilities that the height is marked with; the first is the floor, the last the ceiling. */
  readonly volMarks: readonly number[];
}

const VOL_MARK_COUNT = 6;

/** @returns the frame that holds a grid */
export function surfaceFrame({ xs, expiries, vols }: SurfaceGrid): SurfaceFrame {
  const numbers = vols.flat().filter((vol) => vol !== null);
  const [low, high] = numbers.length === 0 ? [0, 1] : [Math.min(...numbers), Math.max(...numbers)];
  const inner = low < high ? roundNumbers(low, high, VOL_MARK_COUNT) : [low];
  const step = inner.length > 1 ? (inner[1] ?? 0) - (inner[0] ?? 0) : Math.max(high - low, Math.abs(low) * 0.1, 0.01);
  const marks = inner.map((mark) => mark);
  if ((marks[0] ?? 0) > low) marks.unshift(tidy((marks[0] ?? 0) - step));
  if ((marks.at(-1) ?? 0) < high || marks.length === 1) marks.push(tidy((marks.at(-1) ?? 0) + step));
  const days = expiries.map((expiry) => Math.sqrt(expiry.days));
  const toY = between(marks[0] ?? 0, marks.at(-1) ?? 1, -BOX[1], BOX[1]);
  const toDepth = between(days[0] ?? 0, days.at(-1) ?? 1, BOX[2], -BOX[2]);
  return {
    toX: between(xs[0] ?? 0, xs.at(-1) ?? 1, -BOX[0], BOX[0]),
    toY,
    toZ: (day) => toDepth(Math.sqrt(day)),
    volMarks: marks,
  };
}

/** What is drawn; vertices are numbered row by row, expiry by expiry. */
export interface SurfaceMesh {
  /** Three numbers a vertex; those without a volatility lie on the floor and belong to nothing. */
  readonly positions: Float32Array;
  /** Three shares of linear light a vertex. */
  readonly colours: Float32Array;
  /** Three vertices a triangle; none has a vertex without a volatility. */
  readonly triangles: Uint32Array;
  /** Two vertices a line between neighbours that both have a volatility. */
  readonly lines: Uint32Array;
}

/** @returns the mesh of a grid; a quad that lacks one corner keeps the triangle of the other three */
export function surfaceMesh(grid: SurfaceGrid, frame: SurfaceFrame, domain: ColourDomain): SurfaceMesh {
  const { xs, expiries, vols } = grid;
  const count = xs.length * expiries.length;
  const positions = new Float32Array(3 * count);
  const colours = new Float32Array(3 * count);
  const triangles: number[] = [];
  const lines: number[] = [];
  const isThere = (row: number, column: number): boolean => (vols[row]?.[column] ?? null) !== null;
  for (const [row, { days }] of expiries.entries()) {
    for (const [column, x] of xs.entries()) {
      const vertex = row * xs.length + column;
      const vol = vols[row]?.[column] ?? null;
      positions.set([frame.toX(x), vol === null ? -BOX[1] : frame.toY(vol), frame.toZ(days)], 3 * vertex);
      if (vol !== null) colours.set(colourOf(domain, vol).map(linearLight), 3 * vertex);
      if (vol !== null && isThere(row, column + 1)) lines.push(vertex, vertex + 1);
      if (vol !== null && isThere(row + 1, column)) lines.push(vertex, vertex + xs.length);
      if (row + 1 < expiries.length && column + 1 < xs.length) triangles.push(...quad(row, column));
    }
  }
  return { positions, colours, triangles: Uint32Array.from(triangles), lines: Uint32Array.from(lines) };

  /** Counter-clockwise from above, where later expiries lie farther back. */
  function quad(row: number, column: number): number[] {
    const corners = [
      [row, column],
      [row, column + 1],
      [row + 1, column + 1],
      [row + 1, column],
    ] as const;
    const there = corners.filter((corner) => isThere(...corner)).map(([r, c]) => r * xs.length + c);
    const [first, second, third, fourth] = there;
    if (first === undefined || second === undefined || third === undefined) return [];
    return fourth === undefined ? there : [first, second, third, first, third, fourth];
  }
}

/** How near a pointer must be, in pixels, to a vertex that belongs to no triangle in front of it. */
const REACH = 16;

/**
 * @param project as of the camera that sees the mesh
 * @returns the vertex pointed at: of the foremost triangle under the pointer the corner that is seen nearest to it, else
 *   the nearest end of a line within reach; undefined where there is none
 */
export function vertexAt(
  { positions, triangles, lines }: SurfaceMesh,
  project: Projector,
  [x, y]: readonly [number, number],
): number | undefined {
  const seen = Array.from({ length: positions.length / 3 }, (_, vertex) =>
    project([positions[3 * vertex] ?? 0, positions[3 * vertex + 1] ?? 0, positions[3 * vertex + 2] ?? 0]),
  );
  const nearestOf = (vertices: Iterable<number>): readonly [number | undefined, number] => {
    let [best, least]: [number | undefined, number] = [undefined, Infinity];
    for (const vertex of vertices) {
      const [left = NaN, top = NaN] = seen[vertex] ?? [];
      const distance = Math.hypot(left - x, top - y);
      if (distance < least) [best, least] = [vertex, distance];
    }
    return [best, least];
  };
  let front: Uint32Array | undefined;
  let nearest = Infinity;
  for (let start = 0; start < triangles.length; start += 3) {
    const corners = triangles.subarray(start, start + 3);
    const [one, two, three] = [...corners].map((vertex) => seen[vertex]);
    if (one === undefined || two === undefined || three === undefined || !holds(one, two, three, x, y)) continue;
    const depth = (one[2] + two[2] + three[2]) / 3;
    if (depth < nearest) [front, nearest] = [corners, depth];
  }
  if (front !== undefined) return nearestOf(front)[0];
  const [vertex, distance] = nearestOf(lines);
  return distance <= REACH ? vertex : undefined;
}

/** @returns whether a triangle of the picture holds a place, its edges included */
function holds(one: Point, two: Point, three: Point, x: number, y: number): boolean {
  const side = (from: Point, to: Point): number =>
    (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
  const sides = [side(one, two), side(two, three), side(three, one)];
  return sides.every((value) => value >= 0) || sides.every((value) => value <= 0);
}

/** @returns a straight map from one interval onto another; onto the middle where the first has no length */
function between(from: number, to: number, low: number, high: number): (value: number) => number {
  return (value) => (to === from ? (low + high) / 2 : low + ((value - from) / (to - from)) * (high - low));
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
