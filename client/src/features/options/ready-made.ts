/** Strategies that have a name, around the money of the expiry that is shown. */
import type { OptionType } from '@cushing/products';

import { marketPrice } from './chain-columns.js';
import { quoteOf, rowAt } from './chain-market.js';
import type { Chain, Expiry } from './chain-market.js';
import { legOf } from './strategy-legs.js';
import type { Leg } from './strategy-legs.js';

export const READY_MADE = [
  'STRADDLE',
  'STRANGLE',
  'CALL_SPREAD',
  'PUT_SPREAD',
  'RISK_REVERSAL',
  'BUTTERFLY',
  'CALENDAR',
] as const;
export type ReadyMade = (typeof READY_MADE)[number];

export const READY_MADE_NAMES: Readonly<Record<ReadyMade, string>> = {
  STRADDLE: 'Straddle',
  STRANGLE: 'Strangle, 25 delta',
  CALL_SPREAD: 'Vertical, calls',
  PUT_SPREAD: 'Vertical, puts',
  RISK_REVERSAL: 'Risk reversal, 25 delta',
  BUTTERFLY: 'Butterfly, calls',
  CALENDAR: 'Calendar, calls',
};

const WING_DELTA = 0.25;

/**
 * @param later an expiry after that of the chain, for a calendar
 * @returns the legs, bought at the ask and sold at the bid; undefined where the chain has not the options for it
 */
export function readyMade(kind: ReadyMade, chain: Chain, later: Expiry | undefined): readonly Leg[] | undefined {
  const { atmStrike } = chain;
  if (atmStrike === null) return undefined;
  const leg = (type: OptionType, strike: number, quantity: number): Leg => {
    const { series, month } = chain;
    const quote = quoteOf(rowAt(chain, strike), type);
    const price = quote === null ? undefined : marketPrice(quote, quantity);
    return legOf({ kind: 'OPTION', series, month, type, strike }, quantity, price);
  };
  if (kind === 'STRADDLE') return [leg('CALL', atmStrike, 1), leg('PUT', atmStrike, 1)];
  if (kind === 'CALENDAR') {
    if (later === undefined) return undefined;
    const { series, month } = later;
    const far = legOf({ kind: 'OPTION', series, month, type: 'CALL', strike: atmStrike }, 1, undefined);
    return [leg('CALL', atmStrike, -1), far];
  }
  const up = wingStrike(chain, 'CALL', atmStrike);
  const down = wingStrike(chain, 'PUT', atmStrike);
  if (up === undefined || down === undefined) return undefined;
  switch (kind) {
    case 'STRANGLE':
      return [leg('PUT', down, 1), leg('CALL', up, 1)];
    case 'CALL_SPREAD':
      return [leg('CALL', atmStrike, 1), leg('CALL', up, -1)];
    case 'PUT_SPREAD':
      return [leg('PUT', atmStrike, 1), leg('PUT', down, -1)];
    case 'RISK_REVERSAL':
      return [leg('PUT', down, -1), leg('CALL', up, 1)];
    case 'BUTTERFLY': {
      const width = Math.min(up - atmStrike, atmStrike - down);
      const [low, high] = [nearestStrike(chain, atmStrike - width), nearestStrike(chain, atmStrike + width)];
      if (low === undefined || high === undefined || low >= atmStrike || high <= atmStrike) return undefined;
      return [leg('CALL', low, 1), leg('CALL', atmStrike, -2), leg('CALL', high, 1)];
    }
  }
}

/** The strike out of the money whose option's delta is nearest to that of a wing, and which has a price. */
function wingStrike(chain: Chain, type: OptionType, atmStrike: number): number | undefined {
  let nearest: { readonly strike: number; readonly away: number } | undefined;
  for (const row of chain.rows) {
    const isBeyond = type === 'CALL' ? row.strike > atmStrike : row.strike < atmStrike;
    const delta = quoteOf(row, type)?.delta ?? null;
    if (!isBeyond || delta === null) continue;
    const away = Math.abs(Math.abs(delta) - WING_DELTA);
    if (nearest === undefined || away < nearest.away) nearest = { strike: row.strike, away };
  }
  return nearest?.strike;
}

function nearestStrike({ rows }: Chain, wanted: number): number | undefined {
  const strikes = rows.map(({ strike }) => strike);
  return strikes.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
}
