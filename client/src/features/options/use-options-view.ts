import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { readView, writeView } from './options-view.js';
import type { OptionsView } from './options-view.js';

/**
 * @param change what is to be different, or what makes it so of the view that stands then; a step through dates does not
 * fill the browser's history
 */
export type ChangeView = (
  change: Partial<OptionsView> | ((view: OptionsView) => Partial<OptionsView>),
  options?: { readonly replaces?: boolean },
) => void;

/** The view in the address, and the way to change it. */
export function useOptionsView(): readonly [OptionsView, ChangeView] {
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => readView(parameters), [parameters]);
  const change = useCallback<ChangeView>(
    (difference, { replaces = false } = {}) => {
      setParameters(
        (current) => {
          const before = readView(current);
          return writeView({ ...before, ...(typeof difference === 'function' ? difference(before) : difference) });
        },
        { replace: replaces, preventScrollReset: true },
      );
    },
    [setParameters],
  );
  return [view, change];
}
