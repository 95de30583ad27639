import { useCallback } from 'react';

import { useAddressView } from '../../lib/use-address-view.js';
import { readView, writeView } from './calculator-view.js';
import type { CalculatorView } from './calculator-view.js';

const FORM = { read: readView, write: writeView };
/** How long typing rests before the address follows; browsers refuse more than some changes a second. */
const RESTING = { writeAfterMs: 250 };

/** @param options `replaces`: false for what one may want to go back from */
export type ChangeCalculator = (
  change: (view: CalculatorView) => CalculatorView,
  options?: { readonly replaces: boolean },
) => void;

/** The view and the way to change it: fields follow at once, the address when typing rests. */
export function useCalculatorView(): readonly [CalculatorView, ChangeCalculator] {
  const [view, changeView] = useAddressView<CalculatorView>(FORM, RESTING);
  const change = useCallback<ChangeCalculator>(
    (next, options = { replaces: true }) => {
      changeView(next, options);
    },
    [changeView],
  );
  return [view, change];
}
