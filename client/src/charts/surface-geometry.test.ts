import { describe, expect, test } from '@jest/globals';

import { colourDomain } from './colour-scale.js';
import { START_ORBIT, projector } from './orbit.js';
import { BOX, surfaceFrame, surfaceMesh, vertexAt } from './surface-geometry.js';
import type { SurfaceGrid, SurfaceMesh } from './surface-geometry.js';

const EXPIRIES = [
  { text: 'Dec ’26', days: 25 },
  { text: 'Mar ’27', days: 100 },
];

function gridOf(vols: SurfaceGrid['vols']): SurfaceGrid {
  return { xs: [-0.2, 0, 0.2], expiries: EXPIRIES, vols };
}

function meshOf(grid: SurfaceGrid): SurfaceMesh {
  return surfaceMesh(grid, surfaceFrame(grid), colourDomain(grid.vols.flat(), 'SEQUENTIAL'));
}

const FULL = gridOf([
  [0.4, 0.3, 0.35],
  [0.38, 0.32, 0.34],
]);

describe('the mesh of a grid', () => {
  test('has two triangles a quad and a line between all neighbours', () => {
    const { triangles, lines } = meshOf(FULL);
    expect(triangles.length).toBe(2 * 2 * 3);
    // Two along x on each of two expiries, one across at each of three x.
    expect(lines.length).toBe(2 * (2 * 2 + 3));
  });

  test('leaves a gap where a volatility is missing: of its quads the triangles of the other three corners remain', () => {
    const { triangles, lines } = meshOf(
      gridOf([
        [0.4, null, 0.35],
        [0.38, 0.32, 0.34],
      ]),
    );
    expect([...triangles].sort()).toEqual([0, 2, 3, 4, 4, 5]);
    expect(lines.length).toBe(2 * (2 + 2));
    expect([...triangles, ...lines]).not.toContain(1);
  });

  test('faces up, so that light from above meets it', () => {
    const { positions, triangles } = meshOf(FULL);
    for (let start = 0; start < triangles.length; start += 3) {
      const [one, two, three] = [0, 1, 2].map((corner) => {
        const vertex = triangles[start + corner]!;
        return { x: positions[3 * vertex]!, z: positions[3 * vertex + 2]! };
      });
      const upward = (two!.z - one!.z) * (three!.x - one!.x) - (two!.x - one!.x) * (three!.z - one!.z);
      expect(upward).toBeGreaterThan(0);
    }
  });

  test('puts the nearest expiry in front and x from left to right', () => {
    const { positions } = meshOf(FULL);
    expect([positions[0], positions[2]]).toEqual([Math.fround(-BOX[0]), Math.fround(BOX[2])]);
    expect([positions[15], positions[17]]).toEqual([Math.fround(BOX[0]), Math.fround(-BOX[2])]);
  });

  test('colours the least volatility violet and the greatest yellow, in linear light', () => {
    const { colours } = meshOf(FULL);
    // 253/255 and 37/255 by the sRGB curve: ((c + 0.055) / 1.055)^2.4.
    expect(colours[0]).toBeCloseTo(0.9823, 4);
    expect(colours[2]).toBeCloseTo(0.0185, 4);
    expect(colours[3 * 1]).toBeCloseTo(0.0578, 4);
  });
});

describe('the frame of a grid', () => {
  test('has round volatilities from below the least to above the greatest', () => {
    const { volMarks, toY } = surfaceFrame(gridOf([[0.213, 0.68, null]]));
    expect(volMarks).toEqual([0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    expect(toY(0.2)).toBeCloseTo(-BOX[1], 10);
    expect(toY(0.7)).toBeCloseTo(BOX[1], 10);
    expect(toY(0.45)).toBeCloseTo(0, 10);
  });

  test('places expiries by the square root of their days', () => {
    const { toZ } = surfaceFrame(FULL);
    // 5 … 10 by square roots: 56.25 days, at 7.5, are in the middle.
    expect(toZ(25)).toBeCloseTo(BOX[2], 10);
    expect(toZ(56.25)).toBeCloseTo(0, 10);
    expect(toZ(100)).toBeCloseTo(-BOX[2], 10);
  });

  test('holds a flat surface, one expiry and none at all', () => {
    const flat = surfaceFrame({ xs: [0], expiries: EXPIRIES.slice(0, 1), vols: [[0.3]] });
    expect(flat.toY(0.3)).toBeGreaterThanOrEqual(-BOX[1]);
    expect(flat.toY(0.3)).toBeLessThanOrEqual(BOX[1]);
    expect(flat.toX(0)).toBe(0);
    expect(flat.toZ(25)).toBe(0);
    const none = surfaceFrame({ xs: [], expiries: [], vols: [] });
    expect(none.volMarks.every(Number.isFinite)).toBe(true);
  });
});

describe('what is pointed at', () => {
  const project = projector(START_ORBIT, 640, 380);
  const seen = (mesh: SurfaceMesh, vertex: number): readonly [number, number] => {
    const [x, y, z] = mesh.positions.subarray(3 * vertex, 3 * vertex + 3);
    const [left, top] = project([x!, y!, z!]);
    return [left, top];
  };

  test('is the vertex nearest to the pointer', () => {
    const mesh = meshOf(FULL);
    for (let vertex = 0; vertex < 6; vertex += 1) expect(vertexAt(mesh, project, seen(mesh, vertex))).toBe(vertex);
  });

  test('is nothing beside the surface, nor in a gap', () => {
    const whole = meshOf(FULL);
    expect(vertexAt(whole, project, [2, 2])).toBeUndefined();
    const inGap = seen(whole, 0);
    const gap = meshOf(
      gridOf([
        [null, null, 0.35],
        [0.38, 0.32, 0.34],
      ]),
    );
    expect(vertexAt(gap, project, inGap)).toBeUndefined();
  });

  test('is of two parts of the surface the one in front', () => {
    // Seen level from the front, a near wall of high volatilities hides what lies behind.
    const level = projector({ azimuth: 0, polar: Math.PI / 2, zoom: 1 }, 640, 380);
    const grid: SurfaceGrid = {
      xs: [-0.2, 0, 0.2],
      expiries: [...EXPIRIES, { text: 'Jun ’27', days: 225 }, { text: 'Dec ’27', days: 400 }],
      vols: [
        [0.2, 0.2, 0.2],
        [0.6, 0.6, 0.6],
        [0.2, 0.2, 0.2],
        [0.6, 0.6, 0.6],
      ],
    };
    const mesh = meshOf(grid);
    const frame = surfaceFrame(grid);
    const [left, top] = level([0.02, frame.toY(0.58), frame.toZ(100)]);
    expect(vertexAt(mesh, level, [left, top])).toBe(4);
  });

  test('of a single expiry is a vertex of its line within reach', () => {
    const mesh = meshOf({ xs: [-0.2, 0, 0.2], expiries: EXPIRIES.slice(0, 1), vols: [[0.4, 0.3, 0.35]] });
    const [left, top] = seen(mesh, 1);
    expect(vertexAt(mesh, project, [left + 5, top - 5])).toBe(1);
    expect(vertexAt(mesh, project, [left, top - 60])).toBeUndefined();
  });
});
