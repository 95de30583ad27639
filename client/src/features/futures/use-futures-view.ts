import { useAddressView } from '../../lib/use-address-view.js';
import type { ChangeView as ChangeAddressView } from '../../lib/use-address-view.js';
import { readView, writeView } from './futures-view.js';
import type { FuturesView } from './futures-view.js';

const FORM = { read: readView, write: writeView };

export type ChangeView = ChangeAddressView<FuturesView>;

/** The view in the address, and the way to change it. */
export function useFuturesView(): readonly [FuturesView, ChangeView] {
  return useAddressView<FuturesView>(FORM);
}
