import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { PanelShell } from './panel-shell.js';
import type { VolatilityPanel } from './volatility-view.js';

/** How far from being seen something is loaded. */
const AHEAD = '160px 0px';

interface WhenSeenProps {
  readonly panel: VolatilityPanel;
  /** It is asked for, seen or not. */
  readonly isWanted: boolean;
  readonly children: ReactNode;
}

/** Shows, and so asks for, a panel only when somebody comes near it. */
export function WhenSeen({ panel, isWanted, children }: WhenSeenProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  const isShown = isSeen || isWanted;
  useEffect(() => {
    const element = place.current;
    if (isShown || element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [isShown]);
  return isShown ? (
    children
  ) : (
    <div ref={place} className="grid min-w-0">
      <PanelShell panel={panel} />
    </div>
  );
}
