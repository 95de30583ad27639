import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { readView, writeView } from './dashboard-view.js';
import type { DashboardView } from './dashboard-view.js';

/** @param change what is to be different */
export type ChangeView = (change: Partial<DashboardView>) => void;

/** The view in the address, and the way to change it. */
export function useDashboardView(): readonly [DashboardView, ChangeView] {
  const [parameters, setParameters] = useSearchParams();
  const view = useMemo(() => readView(parameters), [parameters]);
  const change = useCallback<ChangeView>(
    (difference) => {
      setParameters((current) => writeView({ ...readView(current), ...difference }), { preventScrollReset: true });
    },
    [setParameters],
  );
  return [view, change];
}
