import { useCallback } from 'react';

import { useAddressView } from '../../lib/use-address-view.js';
import { readView, writeView } from './calculator-view.js';
import type { CalculatorView } from './calculator-view.js';

const FORM = { read: readView, write: writeView };
/** How long typing rests before the address follows; browsers refuse more than some changes a second. */
const RESTING = { writeAfterMs: 250 };
const REPLACING = { replaces: true };

export type ChangeCalculator = (change: (view: CalculatorView) => CalculatorView) => void;

/** The view and the way to change it: fields follow at once, the address when typing rests. */
export function useCalculatorView(): readonly [CalculatorView, ChangeCalculator] {
  const [view, changeView] = useAddressView<CalculatorView>(FORM, RESTING);
  const change = useCallback<ChangeCalculator>(
    (next) => {
      changeView(next, REPLACING);
    },
    [changeView],
  );
  return [view, change];
}
