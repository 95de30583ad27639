import type { GraphQLResolveInfo } from 'graphql';

import { MAX_POINTS } from '../slices/market/index.js';
import type { Series } from '../slices/market/index.js';
import type { Context } from './context.js';

/**
 * @returns the points of a series; where older ones were left out, the answer's `extensions.notices` says so
 */
export function boundedPoints<Point>(
  series: Series<Point>,
  context: Context,
  info: GraphQLResolveInfo,
): readonly Point[] {
  if (series.isCut) {
    context.notices.push({
      code: 'TRUNCATED',
      path: String(info.path.key),
      message: `Only the latest ${MAX_POINTS} points are answered. Ask for earlier ones with "to".`,
    });
  }
  return series.points;
}
