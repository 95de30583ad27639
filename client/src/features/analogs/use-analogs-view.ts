import { useAddressView } from '../../lib/use-address-view.js';
import type { ChangeView as ChangeAddressView } from '../../lib/use-address-view.js';
import { readView, writeView } from './analogs-view.js';
import type { AnalogsView } from './analogs-view.js';

const FORM = { read: readView, write: writeView };

export type ChangeView = ChangeAddressView<AnalogsView>;

/** The view in the address, and the way to change it. */
export function useAnalogsView(): readonly [AnalogsView, ChangeView] {
  return useAddressView<AnalogsView>(FORM);
}
