import { useAddressView } from '../../lib/use-address-view.js';
import type { ChangeView as ChangeAddressView } from '../../lib/use-address-view.js';
import { readView, writeView } from './options-view.js';
import type { OptionsView } from './options-view.js';

const FORM = { read: readView, write: writeView };

export type ChangeView = ChangeAddressView<OptionsView>;

/** The view in the address, and the way to change it. */
export function useOptionsView(): readonly [OptionsView, ChangeView] {
  return useAddressView<OptionsView>(FORM);
}
