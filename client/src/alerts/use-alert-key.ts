import { useShortcuts } from '../lib/use-shortcuts.js';
import { useAlertDesk } from './alert-context.js';
import type { AlertWish } from './alert-context.js';

/**
 * Lets the key `a` open the form for an alert on what the page is about.
 *
 * @param wish undefined where there is nothing that could be watched
 */
export function useAlertKey(wish: AlertWish | undefined): void {
  const desk = useAlertDesk();
  useShortcuts({
    a: () => {
      if (wish !== undefined) desk?.make(wish);
    },
  });
}
