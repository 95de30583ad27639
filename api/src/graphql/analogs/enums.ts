import { registerEnumType } from 'type-graphql';

import type { FollowingStatus } from '../../slices/analogs/index.js';

/** Names that type-graphql can see; the compiler holds them against the slice's own. */
export const FollowingStatusEnum = {
  OK: 'OK',
  NOT_YET: 'NOT_YET',
  NO_PRICE: 'NO_PRICE',
  BASE_NOT_POSITIVE: 'BASE_NOT_POSITIVE',
} as const satisfies { readonly [Status in FollowingStatus]: Status };

registerEnumType(FollowingStatusEnum, {
  name: 'FollowingStatus',
  description: 'Whether a change after a similar day is known, or why not.',
  valuesConfig: {
    OK: { description: 'It is known.' },
    NOT_YET: { description: 'That trade date lies ahead.' },
    NO_PRICE: { description: 'A month that it takes did not settle on one of the two dates.' },
    BASE_NOT_POSITIVE: { description: 'A share of a price at or below zero says nothing.' },
  },
});
