import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

import { readView, writeView } from './calculator-view.js';
import type { CalculatorView } from './calculator-view.js';

/** How long typing rests before the address follows; browsers refuse more than some changes a second. */
const WRITE_AFTER_MS = 250;

export type ChangeCalculator = (change: (view: CalculatorView) => CalculatorView) => void;

interface State {
  readonly view: CalculatorView;
  /** The address that the view was last held against. */
  readonly seen: string;
  /** Addresses that were written and have not been seen since. */
  readonly written: readonly string[];
  readonly isChanged: boolean;
}

/** The view and the way to change it: fields follow at once, the address when typing rests. */
export function useCalculatorView(): readonly [CalculatorView, ChangeCalculator] {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const [state, setState] = useState<State>(() => stateAt(parameters));
  if (state.seen !== address) {
    const own = state.written.indexOf(address);
    // Any other address was gone to: by a link, by the way back.
    if (own === -1) setState(stateAt(parameters));
    else setState({ ...state, seen: address, written: state.written.slice(own + 1) });
  }
  const { view, isChanged } = state;
  useEffect(() => {
    if (!isChanged) return;
    const timer = setTimeout(() => {
      const next = writeView(view);
      const text = next.toString();
      setState((before) => ({
        ...before,
        isChanged: false,
        written: text === before.seen ? before.written : [...before.written, text],
      }));
      setParameters(next, { replace: true, preventScrollReset: true });
    }, WRITE_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isChanged, view, setParameters]);
  const change = useCallback<ChangeCalculator>(
    (next) => {
      setState((before) => ({ ...before, view: next(before.view), isChanged: true }));
    },
    [setState],
  );
  return [view, change];
}

function stateAt(parameters: URLSearchParams): State {
  return { view: readView(parameters), seen: parameters.toString(), written: [], isChanged: false };
}
