import { toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

/** Calendar days: within its last ones an option says little of what is to come. */
const LEAST_DAYS = 7;

interface ListedExpiry {
  readonly expiry: IsoDate;
  readonly daysToExpiry: number;
}

/**
 * Which expiry a page shows: the same one on every page.
 *
 * @param listed of one series, the nearest first
 * @param asked the one listed nearest to it stands for an expiry that is not listed; where absent the first with a week
 *   left, or else the first to come
 * @returns undefined where nothing is listed
 */
export function chooseExpiry<Listed extends ListedExpiry>(
  listed: readonly Listed[],
  asked: IsoDate | undefined,
): Listed | undefined {
  if (asked === undefined) {
    return (
      listed.find(({ daysToExpiry }) => daysToExpiry >= LEAST_DAYS) ??
      listed.find(({ daysToExpiry }) => daysToExpiry > 0) ??
      listed.at(-1)
    );
  }
  const day = toDayNumber(asked);
  const distance = ({ expiry }: Listed): number => Math.abs(toDayNumber(expiry) - day);
  return listed.toSorted((a, b) => distance(a) - distance(b))[0];
}
