import type { MarkedDays } from '../options/index.js';
import { atmVarianceTo } from './marked-expiries.js';
import type { RealizedPoint } from './realized-volatility.js';
import type { ImpliedVsRealizedPoint } from './volatility.types.js';

/** Options may have settled on a day on which the future did not. */
const UNSETTLED = { volatility: null, status: 'PRICE_MISSING' } as const;
const NOT_OVER = { volatility: null, status: 'NOT_ENOUGH_HISTORY' } as const;
const OTHER_SOURCE = { volatility: null, status: 'OTHER_SOURCE' } as const;

/**
 * @param marks what options implied, ascending
 * @param realized of the front contract over windows that end on each trade date, ascending: from before the first of
 * the days to a window after the last, as far as there is history; undefined where it is of another source than the options
 * @param window returns in each
 */
export function impliedVsRealized(
  { source, points }: Pick<MarkedDays, 'source' | 'points'>,
  realized: readonly RealizedPoint[] | undefined,
  window: number,
): readonly ImpliedVsRealizedPoint[] {
  const places = new Map(realized?.map(({ tradeDate }, index) => [tradeDate, index]));
  const unsettled = realized === undefined ? OTHER_SOURCE : UNSETTLED;
  return points.map(({ tradeDate, expiries }) => {
    const { variance, status } = atmVarianceTo(expiries);
    const implied = status === 'OK' ? Math.sqrt(variance) : null;
    const place = places.get(tradeDate);
    const before = place === undefined ? unsettled : (realized?.[place] ?? unsettled);
    const after = place === undefined ? unsettled : (realized?.[place + window] ?? NOT_OVER);
    return {
      tradeDate,
      source,
      implied,
      impliedStatus: status,
      realized: before.volatility,
      realizedStatus: before.status,
      premium: implied === null || before.volatility === null ? null : implied - before.volatility,
      subsequentRealized: after.volatility,
      subsequentStatus: after.status,
    };
  });
}
