import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/** How a view is kept in an address. Both are to be the same functions each time. */
export interface AddressForm<View> {
  readonly read: (parameters: URLSearchParams) => View;
  readonly write: (view: View) => URLSearchParams;
}

/**
 * @param change what is to be different, or what makes it so of the view that stands then
 * @param options `replaces`: a step, as through dates, that does not fill the browser's history
 */
export type ChangeView<View> = (
  change: Partial<View> | ((view: View) => Partial<View>),
  options?: { readonly replaces?: boolean },
) => void;

export interface AddressViewOptions {
  /** How long changes rest before the address follows them; at once where absent. Browsers refuse more than some a second. */
  readonly writeAfterMs?: number;
}

/** Numbers the addresses that views have written, above those of earlier loads of the page, which history still holds. */
let writes = Date.now();

/**
 * The view in the address, and the way to change it. The view follows at once, the address when the router comes to it: a
 * second change is one of the first, however slow the page is.
 */
export function useAddressView<View extends object>(
  { read, write }: AddressForm<View>,
  { writeAfterMs }: AddressViewOptions = {},
): readonly [View, ChangeView<View>] {
  const [parameters, setParameters] = useSearchParams();
  const location = useLocation();
  const { key } = location;
  const own = writeOf(location.state);
  const address = parameters.toString();
  const [view, setView] = useState(() => read(parameters));
  const latest = useRef(view);
  /** What the address is, or will be once the router comes to it. */
  const target = useRef(address);
  const seenKey = useRef(key);
  const seenWrite = useRef(writes);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const navigate = useRef(setParameters);
  // Not while rendering: a render that is dropped for an urgent one would leave its change behind.
  useLayoutEffect(() => {
    navigate.current = setParameters;
    if (key === seenKey.current) return;
    seenKey.current = key;
    if (own !== undefined && own > seenWrite.current) {
      seenWrite.current = own;
      return;
    }
    // Gone to by a link, or by the way back.
    clearTimeout(timer.current);
    target.current = address;
    latest.current = read(new URLSearchParams(address));
    setView(latest.current);
  }, [key, own, address, read, setParameters]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const change = useCallback<ChangeView<View>>(
    (difference, { replaces = false } = {}) => {
      const before = latest.current;
      const next = { ...before, ...(typeof difference === 'function' ? difference(before) : difference) };
      // What is being typed may be no value yet, and stays as it is until the address says it.
      latest.current = writeAfterMs === undefined ? read(write(next)) : next;
      setView(latest.current);
      const follow = (): void => {
        const following = write(latest.current);
        const text = following.toString();
        if (text === target.current) return;
        target.current = text;
        writes += 1;
        navigate.current(following, { replace: replaces, preventScrollReset: true, state: { write: writes } });
      };
      clearTimeout(timer.current);
      if (writeAfterMs === undefined) follow();
      else timer.current = setTimeout(follow, writeAfterMs);
    },
    [read, write, writeAfterMs],
  );
  return [view, change];
}

/** @returns the number of the write that led to an address; undefined where none did */
function writeOf(state: unknown): number | undefined {
  return typeof state === 'object' && state !== null && 'write' in state && typeof state.write === 'number'
    ? state.write
    : undefined;
}
