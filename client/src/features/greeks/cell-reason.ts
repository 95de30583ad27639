import type { GreeksMatrixQuery, GreekStatus } from '../../gql/graphql.js';

type Cell = GreeksMatrixQuery['greeksMatrix']['rows'][number]['cells'][number];

const REASONS: Readonly<Record<GreekStatus, string>> = {
  OK: 'there is one',
  NO_QUOTE: 'no quotes reach as far',
  NO_FORWARD: 'no price of the future',
  EXPIRED: 'expired',
  BELOW_INTRINSIC: 'quotes are below intrinsic',
  AT_INTRINSIC: 'quotes are at intrinsic',
  ABOVE_BOUND: 'quotes are above what any vol gives',
  AT_MINIMUM_TICK: 'quotes are at the smallest tick',
  NOT_LOGNORMAL: 'the model knows no such price',
  NOT_IN_MODEL: 'the model has no such Greek',
  NO_DEVIATION: 'nothing can move any more',
  AT_EXERCISE_BOUNDARY: 'too near the exercise boundary',
  OUT_OF_RANGE: 'vol or rate too large for the model',
  BEFORE_FIXING: 'a fixing is made within the day',
  MIXED_UNITS: 'vols of two kinds',
  NOT_DEFINED: 'no number here',
};

/** @returns why a cell has no number, in words */
export function cellReason({ status }: Cell): string {
  return REASONS[status];
}
