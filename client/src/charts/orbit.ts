/** A camera that circles around the middle of a scene, and where it sees a point: no renderer needed. */

/** Right, up and towards the viewer at the first look. */
export type Point = readonly [number, number, number];

/** Where the camera stands around its target. */
export interface Orbit {
  /** Around the upright axis, in radians. */
  readonly azimuth: number;
  /** Down from the upright axis, in radians of [0.15, π/2]: never under the floor. */
  readonly polar: number;
  /** How near, of [0.6, 3]; 1 shows all of the scene. */
  readonly zoom: number;
}

export const START_ORBIT: Orbit = { azimuth: 0.65, polar: 1.12, zoom: 1 };
/** Vertical angle of view, in degrees. */
export const FIELD_OF_VIEW = 30;
/** What the camera looks at. */
export const TARGET: Point = [0, 0, 0];

const LEAST_POLAR = 0.15;
const ZOOM_BOUNDS = [0.6, 3] as const;
/** Half the height of the scene, and how far it reaches from its middle sideways, at any azimuth. */
const HALF_HEIGHT = 0.5;
const REACH = 1.57;
/** Pixels, and the greatest share of the width, that texts around the scene take. */
const TEXT_ROOM = { side: 64, sideShare: 0.13, above: 26, below: 44 } as const;

/** @returns the camera turned by angles in radians */
export function turned(orbit: Orbit, azimuth: number, polar: number): Orbit {
  const full = 2 * Math.PI;
  return {
    ...orbit,
    azimuth: (((orbit.azimuth + azimuth) % full) + full) % full,
    polar: clamp(orbit.polar + polar, LEAST_POLAR, Math.PI / 2),
  };
}

/** @returns the camera nearer by a factor; below 1 farther away */
export function zoomed(orbit: Orbit, factor: number): Orbit {
  return { ...orbit, zoom: clamp(orbit.zoom * factor, ...ZOOM_BOUNDS) };
}

/** Where the camera stands on a picture of some pixels, and how far the picture is moved up. */
export interface CameraPlace {
  readonly position: Point;
  /** In pixels: the nearer edge looks larger than the farther one, and has the texts below it. */
  readonly lift: number;
}

/**
 * @returns the camera, at zoom 1 so far away that the scene and its texts fit into the picture whatever the azimuth, so
 *   that turning does not make it breathe
 */
export function cameraPlace({ azimuth, polar, zoom }: Orbit, width: number, height: number): CameraPlace {
  const scale = pixelsAtOne(height);
  const across = (scale * REACH) / Math.max(1, width / 2 - Math.min(TEXT_ROOM.side, TEXT_ROOM.sideShare * width));
  // The nearest edge lies `depth` before the middle and the farthest as much behind it. The lower nearest and the upper
  // farthest corner are `tall` off the middle; seen from nearly level, the upper nearest is the highest.
  const [upright, flat] = [scale * HALF_HEIGHT * Math.sin(polar), scale * REACH * Math.cos(polar)];
  const tall = upright + flat;
  const depth = REACH * Math.sin(polar);
  const room = Math.max(1, height - TEXT_ROOM.above - TEXT_ROOM.below);
  const farthest = Math.max(across, (tall + Math.hypot(tall, room * depth)) / room, depth + (2 * upright) / room);
  const below = tall / (farthest - depth);
  const above = Math.max(tall / (farthest + depth), (upright - flat) / (farthest - depth));
  const distance = farthest / zoom;
  return {
    position: [
      TARGET[0] + distance * Math.sin(polar) * Math.sin(azimuth),
      TARGET[1] + distance * Math.cos(polar),
      TARGET[2] + distance * Math.sin(polar) * Math.cos(azimuth),
    ],
    lift: (below - above + TEXT_ROOM.below - TEXT_ROOM.above) / 2,
  };
}

/** @returns how many pixels a unit takes at the distance of one */
function pixelsAtOne(height: number): number {
  return height / 2 / Math.tan((FIELD_OF_VIEW * Math.PI) / 360);
}

/** Where a point is seen: pixels from the upper left corner, and how far it is from the camera along its look. */
export type Projector = (point: Point) => Point;

/** @returns what tells where a camera sees a point on a picture of some pixels */
export function projector(orbit: Orbit, width: number, height: number): Projector {
  const { position: camera, lift } = cameraPlace(orbit, width, height);
  const ahead = unit(minus(TARGET, camera));
  const right = unit(cross(ahead, [0, 1, 0]));
  const up = cross(right, ahead);
  const scale = pixelsAtOne(height);
  return (point) => {
    const offset = minus(point, camera);
    const depth = dot(offset, ahead);
    return [
      width / 2 + (scale * dot(offset, right)) / depth,
      height / 2 - lift - (scale * dot(offset, up)) / depth,
      depth,
    ];
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function minus(one: Point, other: Point): Point {
  return [one[0] - other[0], one[1] - other[1], one[2] - other[2]];
}

function dot(one: Point, other: Point): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

function cross(one: Point, other: Point): Point {
  return [
    one[1] * other[2] - one[2] * other[1],
    one[2] * other[0] - one[0] * other[2],
    one[0] * other[1] - one[1] * other[0],
  ];
}

function unit(point: Point): Point {
  const length = Math.hypot(...point);
  return [point[0] / length, point[1] / length, point[2] / length];
}
