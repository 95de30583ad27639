import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

import { readView, writeView } from './calculator-view.js';
import type { CalculatorView } from './calculator-view.js';

/** How long typing rests before the address follows; browsers refuse more than some changes a second. */
const WRITE_AFTER_MS = 250;

export type ChangeCalculator = (change: (view: CalculatorView) => CalculatorView) => void;

interface State {
  readonly view: CalculatorView;
  /** The address does not say it yet. */
  readonly isChanged: boolean;
}

/** The view and the way to change it: fields follow at once, the address when typing rests. */
export function useCalculatorView(): readonly [CalculatorView, ChangeCalculator] {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const [{ view, isChanged }, setState] = useState<State>(() => ({ view: readView(parameters), isChanged: false }));
  const seen = useRef(address);
  /** Addresses that were written and have not been seen since. */
  const written = useRef<readonly string[]>([]);
  // Not while rendering: a render that is dropped for an urgent one would leave its change behind.
  useLayoutEffect(() => {
    if (address === seen.current) return;
    seen.current = address;
    const own = written.current.indexOf(address);
    written.current = own === -1 ? [] : written.current.slice(own + 1);
    // Any other address was gone to: by a link, by the way back.
    if (own === -1) setState({ view: readView(new URLSearchParams(address)), isChanged: false });
  }, [address]);
  useEffect(() => {
    if (!isChanged) return;
    const timer = setTimeout(() => {
      const next = writeView(view);
      const text = next.toString();
      if (text !== (written.current.at(-1) ?? seen.current)) written.current = [...written.current, text];
      setState((before) => (before.view === view ? { view, isChanged: false } : before));
      setParameters(next, { replace: true, preventScrollReset: true });
    }, WRITE_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isChanged, view, setParameters]);
  const change = useCallback<ChangeCalculator>((next) => {
    setState((before) => ({ view: next(before.view), isChanged: true }));
  }, []);
  return [view, change];
}
