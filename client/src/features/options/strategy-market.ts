/** Legs held against the market that is shown: what each costs there, and what it is valued with. */
import type { StrategyLeg } from '@cushing/pricing';
import { futuresSymbol } from '@cushing/products';
import type { Instrument, ProductCode } from '@cushing/products';

import { marketPrice } from './chain-columns.js';
import { findVol, inputsOf, priceOf, quoteOf, rowAt } from './chain-market.js';
import type { Expiry } from './chain-market.js';
import { chainKey } from './leg-chains.js';
import type { LegChains } from './leg-chains.js';
import type { Leg } from './strategy-legs.js';

/** A leg with its market. */
export interface MarketLeg {
  readonly leg: Leg;
  /** Premium or price that it was entered at: its own, else that of the market. */
  readonly entryPrice: number | null;
  /** Settlement, else the middle of bid and ask. */
  readonly marketPrice: number | null;
  /** What the strategy is computed with; undefined where it cannot be. */
  readonly input: StrategyLeg | undefined;
  readonly isLoading: boolean;
  /** Why it cannot be valued, or what its value stands on. */
  readonly note: string | undefined;
}

/** @param expiries of all series of the product, which have the prices of their futures */
export function marketLegs(
  product: ProductCode,
  legs: readonly Leg[],
  chains: LegChains,
  expiries: readonly Expiry[],
): readonly MarketLeg[] {
  return legs.map((leg) =>
    leg.instrument.kind === 'FUTURE' ? futureLeg(product, leg, expiries) : optionLeg(leg, leg.instrument, chains),
  );
}

function futureLeg(product: ProductCode, leg: Leg, expiries: readonly Expiry[]): MarketLeg {
  const { month } = leg.instrument;
  const forward = expiries.find((one) => one.month === month && one.forward !== null)?.forward ?? null;
  const entryPrice = leg.price ?? forward;
  if (forward === null || entryPrice === null) {
    return unvalued(leg, `no price of ${futuresSymbol(product, month)} among the expiries of this date`);
  }
  const input: StrategyLeg = { kind: 'FUTURE', quantity: leg.quantity, entryPrice, forward };
  return { leg, entryPrice, marketPrice: forward, input, isLoading: false, note: undefined };
}

function optionLeg(leg: Leg, option: Extract<Instrument, { kind: 'OPTION' }>, chains: LegChains): MarketLeg {
  const found = chains.get(chainKey(option.series, option.month));
  if (found === undefined) return unvalued(leg, 'no options of this month on this date');
  if (found.status === 'LOADING') return { ...unvalued(leg, undefined), isLoading: true };
  if (found.status === 'FAILED') return unvalued(leg, found.message);
  const { chain } = found;
  const quote = quoteOf(rowAt(chain, option.strike), option.type);
  if (quote === null) return unvalued(leg, 'no such option on this date');
  const entryPrice = leg.price ?? marketPrice(quote, leg.quantity) ?? null;
  const vol = findVol(chain, option);
  const inputs = vol === undefined ? undefined : inputsOf(chain, option, vol.vol);
  const market = priceOf(quote);
  if (entryPrice === null) return { ...unvalued(leg, 'no price on this date: enter one'), marketPrice: market };
  if (vol === undefined || inputs === undefined) {
    return { ...unvalued(leg, 'no volatility on this date'), entryPrice, marketPrice: market };
  }
  const input: StrategyLeg = { kind: 'OPTION', ...inputs, quantity: leg.quantity, entryPrice };
  return { leg, entryPrice, marketPrice: market, input, isLoading: false, note: vol.note };
}

function unvalued(leg: Leg, note: string | undefined): MarketLeg {
  return { leg, entryPrice: leg.price ?? null, marketPrice: null, input: undefined, isLoading: false, note };
}
