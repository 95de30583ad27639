import type { IsoDate } from '@cushing/products';

import { countText, dateText, signedText } from '../../lib/format.js';
import { DAYS_AROUND, LAST_LATER } from './alike-days.js';
import type { Outcome } from './alike-days.js';

interface Chosen {
  /** Whether the days around the one asked about were left out. */
  readonly isApart: boolean;
  /** Days alike that a person hid. */
  readonly hidden: number;
}

/** @returns percent with their sign, as in `+3.1%` */
export function signedPercentText(percent: number): string {
  return `${signedText(percent, 1)}%`;
}

/** @returns what the front did after the days alike, in a sentence or two */
export function outcomeText(outcome: Outcome, { isApart, hidden }: Chosen): string {
  const { days, known, higher, median, withoutShare } = outcome;
  if (days === 0) return 'All days alike are hidden.';
  const those = daysText(days, isApart, hidden);
  if (known === 0) {
    return days === 1
      ? `${LAST_LATER} trade dates have not followed ${those} yet.`
      : `${LAST_LATER} trade dates have followed none of ${those} yet.`;
  }
  const middle =
    median === undefined
      ? ''
      : `; median ${signedPercentText(median * 100)}${withoutShare === 0 ? '' : `, without ${countText(withoutShare)} whose front was not above zero`}`;
  if (known < days) {
    const followed = `Of ${those}, ${countText(known)} ${known === 1 ? 'has' : 'have'} ${LAST_LATER} trade dates after ${known === 1 ? 'it' : 'them'}`;
    return `${followed}: the front stood higher then on ${countText(higher)}${middle}.`;
  }
  return `Of ${those}, the front stood higher ${LAST_LATER} trade dates later on ${countText(higher)}${middle}.`;
}

function daysText(days: number, isApart: boolean, hidden: number): string {
  const noun = days === 1 ? 'day' : `${countText(days)} days`;
  const aside = hidden === 0 ? '' : `, with ${countText(hidden)} hidden`;
  return `the ${noun} most alike${isApart ? ' farther away' : ''}${aside}`;
}

/**
 * @param asked how many days were to be shown
 * @param found how many of those compared lie apart
 * @param compared how many days were compared
 * @returns that there are fewer days than were asked for, and why; undefined where there are enough
 */
export function tooFewText(asked: number, found: number, compared: number, day: IsoDate): string | undefined {
  if (found >= asked) return undefined;
  const far = `more than ${DAYS_AROUND} trade dates from ${dateText(day)}`;
  const of = `the ${countText(compared)} days most alike, as many as are compared at once,`;
  return found === 0
    ? `None of ${of} lies ${far}: its like has come only around it.`
    : `Only ${countText(found)} of ${of} ${found === 1 ? 'lies' : 'lie'} ${far}: the others are its neighbours.`;
}
