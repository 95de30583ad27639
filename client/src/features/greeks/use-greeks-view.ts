import { useAddressView } from '../../lib/use-address-view.js';
import type { ChangeView as ChangeAddressView } from '../../lib/use-address-view.js';
import { readView, writeView } from './greeks-view.js';
import type { GreeksView } from './greeks-view.js';

const FORM = { read: readView, write: writeView };

export type ChangeView = ChangeAddressView<GreeksView>;

/** The view in the address, and the way to change it. */
export function useGreeksView(): readonly [GreeksView, ChangeView] {
  return useAddressView<GreeksView>(FORM);
}
