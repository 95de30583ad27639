import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Lets an element light up calmly whenever its value rises or falls. The style sheet plays and ends it, without another
 * render, and not for those who ask for less motion.
 *
 * @param value not known at first, it lights up nothing when it comes
 * @param identity whose value it is, where the same element shows others in turn: another one's value is no change
 * @returns the ref of the element that shows the value
 */
export function useFlash<Shown extends HTMLElement>(
  value: number | null | undefined,
  identity?: string,
): RefObject<Shown | null> {
  const element = useRef<Shown>(null);
  const before = useRef<{ readonly value: number | null | undefined; readonly identity: string | undefined }>(
    undefined,
  );
  useEffect(() => {
    const last = before.current;
    before.current = { value, identity };
    const shown = element.current;
    if (shown === null || last === undefined) return;
    if (last.identity !== identity) {
      delete shown.dataset['flash'];
      return;
    }
    if (typeof value !== 'number' || typeof last.value !== 'number' || value === last.value) return;
    const direction = value > last.value ? 'up' : 'down';
    // Two animations of each kind take turns: another name starts anew, without a look at the layout.
    shown.dataset['flash'] = shown.dataset['flash'] === direction ? `${direction}-again` : direction;
  }, [value, identity]);
  return element;
}
