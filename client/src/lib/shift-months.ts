import { addMonths, isoDate, parseContractMonth, parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

/** @returns the same day so many months later, or the last day of a month that is too short for it */
export function shiftMonths(date: IsoDate, months: number): IsoDate {
  const month = parseContractMonth(date.slice(0, 7));
  if (month === undefined) return date;
  const shifted = addMonths(month, months);
  for (const day of [date.slice(8), '30', '29']) {
    const found = parseIsoDate(`${shifted}-${day}`);
    if (found !== undefined) return found;
  }
  return isoDate(`${shifted}-28`);
}
