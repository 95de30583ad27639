import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** Takes the focus to the content when another page was gone to, so that it is read from its beginning. */
export function usePageFocus(content: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const way = useNavigationType();
  const focused = useRef<string>(undefined);
  useEffect(() => {
    const before = focused.current;
    focused.current = pathname;
    // The bare address only leads on: what comes after it is the first page.
    if (before === undefined || before === '/' || before === pathname) return;
    // A page that is a form has taken the focus to its first field already.
    const isTaken = document.activeElement !== content.current && content.current?.contains(document.activeElement);
    if (isTaken !== true) content.current?.focus({ preventScroll: true });
    if (way === NavigationType.Push) window.scrollTo(0, 0);
  }, [content, pathname, way]);
}
