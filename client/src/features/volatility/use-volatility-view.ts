import { useCallback } from 'react';

import { useAddressView } from '../../lib/use-address-view.js';
import type { ChangeView as ChangeAddressView } from '../../lib/use-address-view.js';
import { readView, writeView } from './volatility-view.js';
import type { VolatilityView } from './volatility-view.js';

const FORM = { read: readView, write: writeView };

export type ChangeView = ChangeAddressView<VolatilityView>;

/** The view in the address, and the way to change it: from then on the address leads to no panel any more. */
export function useVolatilityView(): readonly [VolatilityView, ChangeView] {
  const [view, changeView] = useAddressView<VolatilityView>(FORM);
  const change = useCallback<ChangeView>(
    (difference, options) => {
      changeView(
        (before) => ({ panel: undefined, ...(typeof difference === 'function' ? difference(before) : difference) }),
        options,
      );
    },
    [changeView],
  );
  return [view, change];
}
