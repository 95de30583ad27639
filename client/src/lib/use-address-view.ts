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

/** What an address holds that a view has written. */
interface Written {
  /** Of the view: a name that no other one has, also on an earlier load of the page, which history still holds. */
  readonly owner: string;
  /** Of the address, among those of its view. */
  readonly number: number;
}

/**
 * The view in the address, and the way to change it. The view follows at once, the address when the router comes to it: a
 * second change is one of the first, however slow the page is. One page has one such view.
 */
export function useAddressView<View extends object>(
  { read, write }: AddressForm<View>,
  { writeAfterMs }: AddressViewOptions = {},
): readonly [View, ChangeView<View>] {
  const [parameters, setParameters] = useSearchParams();
  const location = useLocation();
  const address = parameters.toString();
  const [view, setView] = useState(() => read(parameters));
  const latest = useRef(view);
  /** What the address is, or will be once the router comes to it. */
  const target = useRef(address);
  const seenLocation = useRef(location);
  const owner = useRef<string>(undefined);
  const writes = useRef(0);
  const seenWrite = useRef(0);
  /** Writes the address that waits. */
  const waiting = useRef<() => void>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const navigate = useRef(setParameters);
  const follow = useCallback(
    (text: string) => {
      clearTimeout(timer.current);
      waiting.current = undefined;
      target.current = text;
      latest.current = read(new URLSearchParams(text));
      setView(latest.current);
    },
    [read],
  );
  // Not while rendering: a render that is dropped for an urgent one would leave its change behind.
  useLayoutEffect(() => {
    navigate.current = setParameters;
    if (location === seenLocation.current) return;
    seenLocation.current = location;
    const written = writtenIn(location.state);
    if (written !== undefined && written.owner === owner.current && written.number > seenWrite.current) {
      seenWrite.current = written.number;
      return;
    }
    // Gone to by a link, or by the way back.
    follow(address);
  }, [location, address, follow, setParameters]);
  useEffect(() => {
    const writeNow = (): void => waiting.current?.();
    // The way back from an address that was never shown leads to the one that is: the router tells nothing then.
    const goBack = (): void => {
      if (writes.current > seenWrite.current) follow(new URLSearchParams(window.location.search).toString());
    };
    // Before a link is followed: what is written later would take the page back from where it leads.
    window.addEventListener('popstate', goBack);
    document.addEventListener('focusout', writeNow);
    document.addEventListener('pointerdown', writeNow, { capture: true });
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('popstate', goBack);
      document.removeEventListener('focusout', writeNow);
      document.removeEventListener('pointerdown', writeNow, { capture: true });
    };
  }, [follow]);
  const change = useCallback<ChangeView<View>>(
    (difference, { replaces = false } = {}) => {
      const before = latest.current;
      const next = { ...before, ...(typeof difference === 'function' ? difference(before) : difference) };
      // What is being typed may be no value yet, and stays as it is until the address says it.
      latest.current = writeAfterMs === undefined ? read(write(next)) : next;
      setView(latest.current);
      const writeAddress = (): void => {
        clearTimeout(timer.current);
        waiting.current = undefined;
        const following = write(latest.current);
        const text = following.toString();
        if (text === target.current) return;
        target.current = text;
        writes.current += 1;
        owner.current ??= newOwner();
        const state: Written = { owner: owner.current, number: writes.current };
        navigate.current(following, { replace: replaces, preventScrollReset: true, state });
      };
      clearTimeout(timer.current);
      waiting.current = writeAddress;
      if (writeAfterMs === undefined) writeAddress();
      else timer.current = setTimeout(writeAddress, writeAfterMs);
    },
    [read, write, writeAfterMs],
  );
  return [view, change];
}

function newOwner(): string {
  return `${performance.timeOrigin} ${Math.random()}`;
}

function writtenIn(state: unknown): Written | undefined {
  if (typeof state !== 'object' || state === null || !('owner' in state) || !('number' in state)) return undefined;
  const { owner, number } = state;
  return typeof owner === 'string' && typeof number === 'number' ? { owner, number } : undefined;
}
