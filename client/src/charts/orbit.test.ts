/** The camera's picture is held against that of the renderer's own camera. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PerspectiveCamera, Vector3 } from 'three';

import { FIELD_OF_VIEW, START_ORBIT, TARGET, cameraPlace, projector, turned, zoomed } from './orbit.js';
import type { Orbit, Point } from './orbit.js';
import { BOX } from './surface-geometry.js';

const ORBITS = fc.record({
  azimuth: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
  polar: fc.double({ min: 0.15, max: Math.PI / 2, noNaN: true }),
  zoom: fc.double({ min: 0.6, max: 3, noNaN: true }),
});
const SIDE = fc.double({ min: -1, max: 1, noNaN: true });
const CORNERS: readonly Point[] = [-1, 1].flatMap((x) =>
  [-1, 1].flatMap((y) => [-1, 1].map((z): Point => [x * BOX[0], y * BOX[1], z * BOX[2]])),
);

/** As the renderer sees it. */
function rendered(orbit: Orbit, [x, y, z]: Point, width: number, height: number): readonly [number, number] {
  const { position, lift } = cameraPlace(orbit, width, height);
  const camera = new PerspectiveCamera(FIELD_OF_VIEW, width / height, 0.1, 50);
  camera.position.set(...position);
  camera.lookAt(...TARGET);
  camera.setViewOffset(width, height, 0, lift, width, height);
  camera.updateMatrixWorld();
  const seen = new Vector3(x, y, z).project(camera);
  return [((1 + seen.x) / 2) * width, ((1 - seen.y) / 2) * height];
}

describe('a point of the scene', () => {
  test('is seen where the renderer draws it', () => {
    fc.assert(
      fc.property(ORBITS, SIDE, SIDE, SIDE, (orbit, x, y, z) => {
        const [left, top] = projector(orbit, 640, 380)([x, y, z]);
        const [drawnLeft, drawnTop] = rendered(orbit, [x, y, z], 640, 380);
        expect(left).toBeCloseTo(drawnLeft, 4);
        expect(top).toBeCloseTo(drawnTop, 4);
      }),
    );
  });

  test('is inside the picture at zoom 1, whatever the turn, on a wide page and on a telephone', () => {
    fc.assert(
      fc.property(ORBITS, fc.constantFrom(320, 640, 1_200), (orbit, width) => {
        const project = projector({ ...orbit, zoom: 1 }, width, 380);
        for (const corner of CORNERS) {
          const [left, top] = project(corner);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(width);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(top).toBeLessThanOrEqual(380);
        }
      }),
    );
  });

  test('is farther from the camera behind than in front', () => {
    const project = projector({ azimuth: 0, polar: 1, zoom: 1 }, 640, 380);
    expect(project([0, 0, -1])[2]).toBeGreaterThan(project([0, 0, 1])[2]);
  });
});

describe('the camera', () => {
  test('turns all around, but neither under the floor nor over the top', () => {
    expect(turned(START_ORBIT, 2 * Math.PI, 0).azimuth).toBeCloseTo(START_ORBIT.azimuth, 10);
    expect(turned({ ...START_ORBIT, azimuth: 0 }, -0.5, 0).azimuth).toBeCloseTo(2 * Math.PI - 0.5, 10);
    expect(turned(START_ORBIT, 0, 9).polar).toBe(Math.PI / 2);
    expect(turned(START_ORBIT, 0, -9).polar).toBe(0.15);
  });

  test('comes nearer by its zoom, within bounds', () => {
    const far = cameraPlace({ ...START_ORBIT, zoom: 1 }, 640, 380).position;
    const nearer = cameraPlace(zoomed({ ...START_ORBIT, zoom: 1 }, 2), 640, 380).position;
    expect(Math.hypot(...nearer)).toBeCloseTo(Math.hypot(...far) / 2, 10);
    expect(zoomed(START_ORBIT, 100).zoom).toBe(3);
    expect(zoomed(START_ORBIT, 0.01).zoom).toBe(0.6);
  });
});
