/** Which of the days alike are looked at, and what they say together. */
import type { IsoDate } from '@cushing/products';

import type { SimilarDaysQuery } from '../../gql/graphql.js';

export type AlikeDay = SimilarDaysQuery['similarDays'][number];

/** Most days that the API compares in one answer. */
export const MOST_ASKED = 50;
/** Trade dates before and after the day asked about that can be left out. */
export const DAYS_AROUND = 20;
/** Trade dates after which the last judgement is made. */
export const LAST_LATER = 20;

/** Cosine distances up to which a curve is called so: 1 less the cosines of some 4 and some 11 degrees. */
const VERY_ALIKE = 0.002;
const ALIKE = 0.02;

/** @returns a word for a distance */
export function likenessWord(distance: number): 'very alike' | 'alike' | 'little alike' {
  if (distance <= VERY_ALIKE) return 'very alike';
  return distance <= ALIKE ? 'alike' : 'little alike';
}

/**
 * @param days the nearest first
 * @param tradeDates those around `compared`, ascending, at least `DAYS_AROUND` of them on either side where there are
 * @returns the days that lie more than `DAYS_AROUND` trade dates from the one asked about
 */
export function withoutNeighbours<Day extends Pick<AlikeDay, 'tradeDate'>>(
  days: readonly Day[],
  compared: IsoDate,
  tradeDates: readonly IsoDate[],
): readonly Day[] {
  const after = tradeDates.findIndex((date) => date > compared);
  const next = after === -1 ? tradeDates.length : after;
  const before = tradeDates[next - 1] === compared ? next - 1 : next;
  const around = new Set([...tradeDates.slice(Math.max(0, before - DAYS_AROUND), next + DAYS_AROUND), compared]);
  return days.filter(({ tradeDate }) => !around.has(tradeDate));
}

/** What the front did after the days alike, taken together. */
export interface Outcome {
  readonly days: number;
  /** Days that the last trade date has followed, with a front price on both. */
  readonly known: number;
  /** Days after which the front stood higher, of those known. */
  readonly higher: number;
  /** Middle of the relative changes, a decimal; undefined where there is none. */
  readonly median: number | undefined;
  /** Days known whose change is no share of a price, which the median leaves out. */
  readonly withoutShare: number;
}

/** @returns what the front did `LAST_LATER` trade dates after the days */
export function outcomeOf(days: readonly Pick<AlikeDay, 'front' | 'later'>[]): Outcome {
  const changes = days
    .map(({ later }) => later.find(({ tradeDatesLater }) => tradeDatesLater === LAST_LATER)?.frontChange)
    .filter((change) => typeof change === 'number');
  const shares = changesAfter(days, LAST_LATER);
  return {
    days: days.length,
    known: changes.length,
    higher: changes.filter((change) => change > 0).length,
    median: medianOf(shares),
    withoutShare: changes.length - shares.length,
  };
}

/**
 * @returns the middle of the relative changes of the front by trade dates after the days, decimals; those after which no
 * day has one are left out
 */
export function medianPath(
  days: readonly Pick<AlikeDay, 'front'>[],
): readonly { readonly x: number; readonly y: number }[] {
  return Array.from({ length: LAST_LATER + 1 }, (_, later) => ({
    x: later,
    y: medianOf(changesAfter(days, later)),
  })).filter((point): point is { x: number; y: number } => point.y !== undefined);
}

function changesAfter(days: readonly Pick<AlikeDay, 'front'>[], later: number): readonly number[] {
  return days
    .map(({ front }) => front.find(({ tradeDatesLater }) => tradeDatesLater === later)?.change)
    .filter((change) => typeof change === 'number');
}

function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}
