import type { PanelContent } from '../../desk/panel-exports.js';
import type { ForwardCurvesQuery } from '../../gql/graphql.js';
import type { CurveNow } from '../../desk/use-curve-now.js';

const HEADER = ['tradeDate', 'symbol', 'deliveryMonth', 'expiry', 'settle', 'source'] as const;
const LIVE_HEADER = [...HEADER, 'last', 'lastTime'] as const;

/** @returns the curves as a table; that of now stands before the settled ones, with its time */
export function curveRecords(
  curves: ForwardCurvesQuery['forwardCurve'],
  live: CurveNow | undefined,
): Pick<PanelContent, 'header' | 'rows'> {
  const settled = curves.flatMap(({ tradeDate, source, points }) =>
    points.map(({ symbol, deliveryMonth, expiry, settle }) => [
      ...[tradeDate, symbol, deliveryMonth, expiry, settle, source],
    ]),
  );
  if (live === undefined) return { header: HEADER, rows: settled };
  const now = live.points.map(({ symbol, deliveryMonth, expiry, settle }) => [
    ...[live.tradeDate, symbol, deliveryMonth, expiry, null, null, settle, live.time],
  ]);
  return { header: LIVE_HEADER, rows: [...now, ...settled.map((row) => [...row, null, null])] };
}
