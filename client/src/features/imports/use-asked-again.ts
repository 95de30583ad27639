import { useEffect, useEffectEvent } from 'react';

/** Asks again and again while the page is in sight. */
export function useAskedAgain(ask: () => void, everyMs: number | undefined): void {
  const onTime = useEffectEvent(ask);
  useEffect(() => {
    if (everyMs === undefined) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') onTime();
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs]);
}
