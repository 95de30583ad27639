import { createRoot, extend } from '@react-three/fiber';
import type { ReconcilerRoot } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';
import {
  AmbientLight,
  BufferAttribute,
  BufferGeometry,
  DirectionalLight,
  DoubleSide,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshLambertMaterial,
  PerspectiveCamera,
  setConsoleFunction,
} from 'three';

import { FIELD_OF_VIEW, TARGET, cameraPlace } from './orbit.js';
import type { Orbit } from './orbit.js';
import type { SurfaceMesh } from './surface-geometry.js';
import type { ChartColours } from './use-chart-colours.js';

// Only what is drawn, so that the rest of the renderer's catalogue need not be loaded.
extend({ AmbientLight, DirectionalLight, LineBasicMaterial, LineSegments, Mesh, MeshLambertMaterial });

// Its warnings are about libraries among themselves; an error is one of the page.
setConsoleFunction((type, message) => {
  if (type === 'error') reportError(new Error(message));
});

interface SurfaceCanvasProps {
  readonly mesh: SurfaceMesh;
  /** Lines behind the surface, three numbers a point. */
  readonly box: Float32Array;
  readonly orbit: Orbit;
  readonly width: number;
  readonly height: number;
  readonly colours: ChartColours;
  /** Called when the browser has, or gives, no graphics. */
  readonly onLost: () => void;
}

interface View {
  readonly root: ReconcilerRoot<HTMLCanvasElement>;
  readonly camera: PerspectiveCamera;
}

/** The surface itself, drawn when something changed and never between. */
export function SurfaceCanvas({ mesh, box, orbit, width, height, colours, onLost }: SurfaceCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<View>(undefined);
  const lost = useRef(onLost);
  useEffect(() => {
    lost.current = onLost;
  }, [onLost]);
  useEffect(() => {
    // A canvas whose renderer was released gets no second one, so each mount has its own.
    const canvas = document.createElement('canvas');
    const tell = (event: Event): void => {
      event.preventDefault();
      lost.current();
    };
    canvas.addEventListener('webglcontextlost', tell);
    host.current?.append(canvas);
    const root = createRoot(canvas);
    view.current = { root, camera: new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.1, 50) };
    return () => {
      view.current = undefined;
      canvas.removeEventListener('webglcontextlost', tell);
      root.unmount();
      canvas.remove();
    };
  }, []);
  useEffect(() => {
    const shown = view.current;
    if (shown === undefined) return;
    const { root, camera } = shown;
    const { position, lift } = cameraPlace(orbit, width, height);
    camera.position.set(...position);
    camera.setViewOffset(width, height, 0, lift, width, height);
    camera.lookAt(...TARGET);
    root
      .configure({
        camera,
        size: { width, height, top: 0, left: 0 },
        dpr: [1, 2],
        flat: true,
        frameloop: 'demand',
        // Kept for a picture of it.
        gl: { antialias: true, alpha: true, preserveDrawingBuffer: true },
      })
      .then(() => {
        if (view.current !== shown) return;
        root
          .render(<Scene mesh={mesh} box={box} colours={colours} />)
          .getState()
          .invalidate();
      })
      .catch(() => {
        if (view.current === shown) lost.current();
      });
  }, [mesh, box, orbit, width, height, colours]);
  return <div ref={host} aria-hidden="true" className="absolute inset-0" />;
}

function Scene({ mesh, box, colours }: Pick<SurfaceCanvasProps, 'mesh' | 'box' | 'colours'>) {
  const surface = useMemo(() => surfaceGeometry(mesh), [mesh]);
  const wires = useMemo(() => lineGeometry(mesh.positions, mesh.lines), [mesh]);
  const walls = useMemo(() => lineGeometry(box, undefined), [box]);
  useReleased(surface);
  useReleased(wires);
  useReleased(walls);
  return (
    <>
      <ambientLight intensity={2.2} />
      <directionalLight position={[-2, 4, 3]} intensity={1.3} />
      <lineSegments geometry={walls}>
        <lineBasicMaterial color={colours.line} />
      </lineSegments>
      <mesh geometry={surface}>
        <meshLambertMaterial
          vertexColors
          side={DoubleSide}
          polygonOffset
          polygonOffsetFactor={1}
          polygonOffsetUnits={1}
        />
      </mesh>
      <lineSegments geometry={wires}>
        <lineBasicMaterial color={colours.ink} transparent opacity={0.35} />
      </lineSegments>
    </>
  );
}

/** Gives back what the graphics card holds of a geometry that is no longer drawn. */
function useReleased(geometry: BufferGeometry): void {
  useEffect(
    () => () => {
      geometry.dispose();
    },
    [geometry],
  );
}

function surfaceGeometry({ positions, colours, triangles }: SurfaceMesh): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('color', new BufferAttribute(colours, 3));
  geometry.setIndex(new BufferAttribute(triangles, 1));
  geometry.computeVertexNormals();
  return geometry;
}

function lineGeometry(positions: Float32Array, lines: Uint32Array | undefined): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  if (lines !== undefined) geometry.setIndex(new BufferAttribute(lines, 1));
  return geometry;
}
