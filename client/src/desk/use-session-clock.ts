import { isSessionOpen, nextSessionChange, tradeDateAt } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { useEffect, useState } from 'react';

/** The exchange's time as far as the page needs it. */
export interface SessionClock {
  /** The trade date that is traded now, or next. */
  readonly today: IsoDate;
  readonly isOpen: boolean;
  /** When the session that is open ends, or the next one begins; milliseconds since 1970. */
  readonly nextChange: number;
}

/** Longest time between two looks: a computer that slept wakes with a clock that jumped. */
const LONGEST_WAIT_MS = 60_000;

/** @returns the exchange's session, with a new value when it changes */
export function useSessionClock(): SessionClock {
  const [clock, setClock] = useState(readClock);
  useEffect(() => {
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, clock.nextChange - Date.now()) + 1);
    const timer = setTimeout(() => {
      setClock(readClock());
    }, wait);
    return () => {
      clearTimeout(timer);
    };
  }, [clock]);
  return clock;
}

function readClock(): SessionClock {
  const now = Date.now();
  return { today: tradeDateAt(now), isOpen: isSessionOpen(now), nextChange: nextSessionChange(now) };
}
