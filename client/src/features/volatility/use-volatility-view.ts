import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { readView, writeView } from './volatility-view.js';
import type { VolatilityView } from './volatility-view.js';

/** @param change what is to be different; a step through dates does not fill the browser's history */
export type ChangeView = (change: Partial<VolatilityView>, options?: { readonly replaces?: boolean }) => void;

/** The view in the address, and the way to change it: from then on the address leads to no panel any more. */
export function useVolatilityView(): readonly [VolatilityView, ChangeView] {
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => readView(parameters), [parameters]);
  const change = useCallback<ChangeView>(
    (difference, { replaces = false } = {}) => {
      setParameters((current) => writeView({ ...readView(current), panel: undefined, ...difference }), {
        replace: replaces,
      });
    },
    [setParameters],
  );
  return [view, change];
}
