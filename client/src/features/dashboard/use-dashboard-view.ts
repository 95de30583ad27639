import { useAddressView } from '../../lib/use-address-view.js';
import type { ChangeView as ChangeAddressView } from '../../lib/use-address-view.js';
import { readView, writeView } from './dashboard-view.js';
import type { DashboardView } from './dashboard-view.js';

const FORM = { read: readView, write: writeView };

export type ChangeView = ChangeAddressView<DashboardView>;

/** The view in the address, and the way to change it. */
export function useDashboardView(): readonly [DashboardView, ChangeView] {
  return useAddressView<DashboardView>(FORM);
}
