import { useEffect } from 'react';
import { useLocation } from 'react-router';

import type { VolatilityPanel } from './volatility-view.js';

/** @returns the id under which a panel takes the focus */
export function panelId(panel: VolatilityPanel): string {
  return `panel-${panel.toLowerCase()}`;
}

/**
 * Leads to the panel that the address names: scrolls there and gives it the focus, each time the address is gone to.
 *
 * @param isReady whether the panels stand
 */
export function usePanelFocus(panel: VolatilityPanel | undefined, isReady: boolean): void {
  const { key } = useLocation();
  useEffect(() => {
    if (panel === undefined || !isReady) return;
    // After the page itself, which takes the focus and scrolls to its top when it was just gone to.
    const frame = requestAnimationFrame(() => {
      const element = document.getElementById(panelId(panel));
      element?.focus({ preventScroll: true });
      element?.scrollIntoView({ block: 'start' });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [panel, isReady, key]);
}
