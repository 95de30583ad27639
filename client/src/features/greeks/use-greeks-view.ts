import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { readView, writeView } from './greeks-view.js';
import type { GreeksView } from './greeks-view.js';

/** @param change what is to be different; a step through dates does not fill the browser's history */
export type ChangeView = (change: Partial<GreeksView>, options?: { readonly replaces?: boolean }) => void;

/** The view in the address, and the way to change it. */
export function useGreeksView(): readonly [GreeksView, ChangeView] {
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => readView(parameters), [parameters]);
  const change = useCallback<ChangeView>(
    (difference, { replaces = false } = {}) => {
      setParameters((current) => writeView({ ...readView(current), ...difference }), { replace: replaces });
    },
    [setParameters],
  );
  return [view, change];
}
