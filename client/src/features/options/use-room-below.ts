import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';

/** Tells the styles of an element, as `--top`, how far down the page it begins: what is left below is its room. */
export function useRoomBelow(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const measure = (): void => {
      const shown = element.current;
      if (shown === null) return;
      const top = shown.getBoundingClientRect().top + window.scrollY;
      shown.style.setProperty('--top', `${Math.round(top)}px`);
    };
    measure();
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('resize', measure);
    };
  }, [element]);
}
