import { PRODUCTS } from '@cushing/products';

import { optionAt } from '../option-chain.js';
import type { OptionChain } from '../option-chain.js';
import type { OptionRule, RuleMarks } from '../rule.js';
import { shownPrice } from '../shown-price.js';

/** How far a call less its put may lie from parity, in ticks: two, and half of one that each price was rounded by. */
const TOLERANCE_TICKS = 3;
/** Subtracting decimal prices is off by far less; no tick is as fine. */
const NOISE = 1e-9;

/** Finds calls and puts of one strike whose difference the future does not explain. */
export class OptionParityRule implements OptionRule {
  judge(chain: OptionChain, marks: RuleMarks): void {
    const { product, calls, puts, strikes, forward } = chain;
    if (Number.isNaN(forward)) return;
    const tolerance = TOLERANCE_TICKS * PRODUCTS[product].tickSize + NOISE;
    for (let place = 0; place < strikes.length; place += 1) {
      const difference = (calls.settles[place] ?? NaN) - (puts.settles[place] ?? NaN);
      if (Number.isNaN(difference)) continue;
      const { least, most } = parityOf(chain, strikes[place] ?? NaN);
      if (difference >= least - tolerance && difference <= most + tolerance) continue;
      marks.mark(calls.rows[place] ?? 0, 'OPTION_PARITY', 'WARNING', () => describe(chain, place, difference));
    }
  }
}

/**
 * What a call less its put is worth. European: the discounted gain. American, paid at the start: exercising one of them
 * early moves it by what the discount takes off the future or the strike. Margined like futures: nothing is discounted.
 */
function parityOf({ terms, forward, discount }: OptionChain, strike: number): { least: number; most: number } {
  if (terms.premiumStyle === 'FUTURES') return { least: forward - strike, most: forward - strike };
  const factors =
    terms.exerciseStyle === 'EUROPEAN' ? [discount.least, discount.most] : [discount.least, discount.most, 1];
  if (terms.exerciseStyle === 'EUROPEAN') {
    const gains = factors.map((factor) => factor * (forward - strike));
    return { least: Math.min(...gains), most: Math.max(...gains) };
  }
  const forwards = factors.map((factor) => factor * forward);
  const strikes = factors.map((factor) => factor * strike);
  return { least: Math.min(...forwards) - Math.max(...strikes), most: Math.max(...forwards) - Math.min(...strikes) };
}

function describe(chain: OptionChain, place: number, difference: number): string {
  const { product, strikes } = chain;
  const { least, most } = parityOf(chain, strikes[place] ?? NaN);
  const [from, to] = [shownPrice(product, least), shownPrice(product, most)];
  const allowed = from === to ? from : `${from} to ${to}`;
  return `${optionAt(chain, 'CALL', place)} settled ${shownPrice(product, difference)} above its put on ${chain.tradeDate}, its future's ${shownPrice(product, chain.forward)} allows ${allowed}`;
}
