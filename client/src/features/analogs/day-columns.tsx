import type { IsoDate, ProductCode } from '@cushing/products';
import { Link } from 'react-router';

import type { FollowingStatus } from '../../gql/graphql.js';
import { MISSING, changeText, dateText, numberText, priceText } from '../../lib/format.js';
import { Change } from '../../ui/change.js';
import type { DataColumn } from '../../ui/data-table.js';
import { likenessWord } from './alike-days.js';
import type { AlikeDay } from './alike-days.js';

/** Trade dates after a day alike at which its changes stand in the table. */
const LATERS = [
  { dates: 5, word: 'Five' },
  { dates: 10, word: 'Ten' },
  { dates: 20, word: 'Twenty' },
] as const;
/** So that most likes of a day differ in it. */
export const DISTANCE_DECIMALS = 5;

const WHY_MISSING: Readonly<Record<Exclude<FollowingStatus, 'OK'>, string>> = {
  NOT_YET: 'That trade date lies ahead',
  NO_PRICE: 'A month that it takes did not settle',
  BASE_NOT_POSITIVE: 'The price was not above zero',
};

interface DayColumnsOptions {
  readonly product: ProductCode;
  readonly hidden: readonly IsoDate[];
  readonly onToggle: (day: IsoDate) => void;
}

/** @returns where the page of the curve stands at a date */
export function curveAddress(
  product: ProductCode,
  asOf: IsoDate,
): { readonly pathname: string; readonly search: string } {
  return { pathname: '/futures', search: new URLSearchParams({ product, asOf }).toString() };
}

/** @returns the columns of the table of days alike */
export function dayColumns({ product, hidden, onToggle }: DayColumnsOptions): readonly DataColumn<AlikeDay>[] {
  return [
    {
      id: 'date',
      header: 'Day',
      isText: true,
      sortBy: ({ tradeDate }) => tradeDate,
      cell: ({ tradeDate }) => (
        <span className="flex items-center gap-2">
          <input
            type="checkbox"
            aria-label={`Show ${dateText(tradeDate)}`}
            title="Show its lines, and count it"
            checked={!hidden.includes(tradeDate)}
            onClick={(event) => {
              event.stopPropagation();
            }}
            onChange={() => {
              onToggle(tradeDate);
            }}
            className="size-4 accent-accent"
          />
          <Link
            to={curveAddress(product, tradeDate)}
            tabIndex={-1}
            title="Open its curve"
            onClick={(event) => {
              event.stopPropagation();
            }}
            className="font-medium underline-offset-2 hover:underline"
          >
            {dateText(tradeDate)}
          </Link>
        </span>
      ),
    },
    {
      id: 'distance',
      header: 'Distance',
      title: '1 less the cosine of the angle between the curves: 0 for the same form and steepness, at most 2',
      sortBy: ({ distance }) => distance,
      cell: ({ distance }) => numberText(distance, DISTANCE_DECIMALS),
    },
    {
      id: 'likeness',
      header: 'Likeness',
      title: 'In words: very alike up to 0.002, alike up to 0.02',
      isText: true,
      cell: ({ distance }) => <span className="text-muted">{likenessWord(distance)}</span>,
    },
    {
      id: 'front',
      header: 'Front',
      title: 'Settle of the front month on the day',
      sortBy: frontOf,
      cell: (day) => priceText(product, frontOf(day)),
    },
    ...LATERS.map((later) => laterColumn(product, 'front', later)),
    ...LATERS.map((later) => laterColumn(product, 'spread', later)),
  ];
}

/** @returns settle of the front month on the day */
export function frontOf({ prices }: Pick<AlikeDay, 'prices'>): number | null {
  return prices[0]?.settle ?? null;
}

/** @returns a change so many trade dates after a day, or why there is none */
export function laterOf(
  { later }: Pick<AlikeDay, 'later'>,
  what: 'front' | 'spread',
  dates: number,
): { readonly change: number | null; readonly status: FollowingStatus } {
  const then = later.find(({ tradeDatesLater }) => tradeDatesLater === dates);
  if (then === undefined) return { change: null, status: 'NOT_YET' };
  return what === 'front'
    ? { change: then.frontChange, status: then.frontStatus }
    : { change: then.spreadChange, status: then.spreadStatus };
}

function laterColumn(
  product: ProductCode,
  what: 'front' | 'spread',
  { dates, word }: (typeof LATERS)[number],
): DataColumn<AlikeDay> {
  return {
    id: `${what}${word}`,
    header: `${what === 'front' ? 'Front' : '1–12'} +${dates}`,
    title: `Change of ${what === 'front' ? 'the front' : 'the first less the twelfth month'} after ${dates} trade dates`,
    sortBy: (day) => laterOf(day, what, dates).change,
    cell: (day) => {
      const { change, status } = laterOf(day, what, dates);
      return status === 'OK' ? (
        <Change value={change} text={changeText(product, change)} />
      ) : (
        <span title={WHY_MISSING[status]} className="text-muted">
          {MISSING}
        </span>
      );
    },
  };
}
