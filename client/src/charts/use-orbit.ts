import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';

import { START_ORBIT, turned, zoomed } from './orbit.js';
import type { Orbit } from './orbit.js';

/** Radians that a pixel of dragging, and a press of an arrow key, turns. */
const TURN_BY_PIXEL = 0.008;
const TURN_BY_KEY = 0.12;
const ZOOM_BY_KEY = 1.15;
const ZOOM_BY_WHEEL = 0.002;
/** Pixels up to which a press is no drag. */
const SLACK = 4;

const TURNS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [TURN_BY_KEY, 0],
  ArrowRight: [-TURN_BY_KEY, 0],
  ArrowUp: [0, TURN_BY_KEY],
  ArrowDown: [0, -TURN_BY_KEY],
};

export interface OrbitControl {
  readonly orbit: Orbit;
  /** @returns whether the key turned, zoomed or reset the camera */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onPointerDown: (event: PointerEvent) => void;
  /** @returns whether the pointer drags or pinches */
  readonly onPointerMove: (event: PointerEvent) => boolean;
  /** @returns whether what ends was a press that dragged nothing */
  readonly onPointerUp: (event: PointerEvent) => boolean;
}

/**
 * A camera that dragging and arrow keys turn; pinching, plus and minus, and the wheel with Ctrl or ⌘ held zoom, so that
 * a page still scrolls over it; 0 resets. Nothing moves by itself.
 */
export function useOrbit(element: RefObject<HTMLElement | null>): OrbitControl {
  const [orbit, setOrbit] = useState(START_ORBIT);
  const pointers = useRef(new Map<number, { readonly x: number; readonly y: number }>());
  const dragged = useRef(0);
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setOrbit((current) => zoomed(current, Math.exp(-event.deltaY * ZOOM_BY_WHEEL)));
    };
    // React listens to the wheel passively, which cannot keep the page from zooming.
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      target.removeEventListener('wheel', onWheel);
    };
  }, [element]);
  return {
    orbit,
    onKey: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      const turn = event.shiftKey ? undefined : TURNS[event.key];
      if (turn !== undefined) setOrbit((current) => turned(current, ...turn));
      else if (event.key === '+' || event.key === '=') setOrbit((current) => zoomed(current, ZOOM_BY_KEY));
      else if (event.key === '-') setOrbit((current) => zoomed(current, 1 / ZOOM_BY_KEY));
      else if (event.key === '0') setOrbit(START_ORBIT);
      else return false;
      return true;
    },
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      if (pointers.current.size === 0) dragged.current = 0;
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    onPointerMove: (event) => {
      const before = pointers.current.get(event.pointerId);
      if (before === undefined) return false;
      const now = { x: event.clientX, y: event.clientY };
      pointers.current.set(event.pointerId, now);
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      dragged.current += Math.hypot(now.x - before.x, now.y - before.y);
      if (other !== undefined) {
        const apart = Math.hypot(before.x - other.x, before.y - other.y);
        if (apart > 0) {
          const factor = Math.hypot(now.x - other.x, now.y - other.y) / apart;
          setOrbit((current) => zoomed(current, factor));
        }
      } else if (dragged.current > SLACK) {
        // Captured only now: a press without a drag stays a click of what is under it.
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) {
          event.currentTarget.setPointerCapture(event.pointerId);
        }
        setOrbit((current) => turned(current, (before.x - now.x) * TURN_BY_PIXEL, (before.y - now.y) * TURN_BY_PIXEL));
      }
      return other !== undefined || dragged.current > SLACK;
    },
    onPointerUp: (event) => {
      const wasDown = pointers.current.delete(event.pointerId);
      return wasDown && pointers.current.size === 0 && dragged.current <= SLACK && event.type === 'pointerup';
    },
  };
}
