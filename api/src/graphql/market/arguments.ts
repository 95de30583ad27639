import type { IsoDate } from '@cushing/products';

import type { DateRange } from '../../slices/market/index.js';

/* Descriptions of the arguments that many fields take. */
export const PRODUCT = { description: 'The product.' };
export const AS_OF = {
  nullable: true,
  description: 'A date; one that is no trade date is answered by the latest before it. The latest of all where absent.',
};
export const FROM = { nullable: true, description: 'First date; from the beginning where absent.' };
export const TO = { nullable: true, description: 'Last date; to the latest where absent.' };

/** @returns the range that two optional arguments ask for: an end that is null is open, like one that is absent */
export function rangeOf(from: IsoDate | null | undefined, to: IsoDate | null | undefined): DateRange {
  return { from: from ?? undefined, to: to ?? undefined };
}
