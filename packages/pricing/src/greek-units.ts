import type { Greek } from './option-measures.js';
import type { PricingModel } from './pricing-model.js';

/** What a volatility is a share of: of the price (a decimal), or nothing, being an amount in the quotation. */
export type VolKind = 'LOGNORMAL' | 'NORMAL';

/** How a Greek is written. */
export interface GreekDescription {
  readonly name: string;
  /** As short as a column's head. */
  readonly symbol: string;
  /** What it is the change of, and per what. */
  readonly unit: string;
}

interface GreekPattern {
  readonly name: string;
  readonly symbol: string;
  /** `Q` stands for the quotation, `V` for a vol point. */
  readonly unit: string;
}

/** The chains of units (gamma is a change of delta, speed one of gamma) spare a reader the powers of the quotation. */
const PATTERNS: Readonly<Record<Greek, GreekPattern>> = {
  DELTA: { name: 'Delta', symbol: 'Δ', unit: 'futures' },
  GAMMA: { name: 'Gamma', symbol: 'Γ', unit: 'delta per 1 Q' },
  VEGA: { name: 'Vega', symbol: 'ν', unit: 'Q per V' },
  THETA: { name: 'Theta', symbol: 'Θ', unit: 'Q per day' },
  RHO: { name: 'Rho', symbol: 'ρ', unit: 'Q per 1 % of rate' },
  VANNA: { name: 'Vanna', symbol: '∂Δ/∂σ', unit: 'delta per V' },
  VOLGA: { name: 'Volga', symbol: '∂ν/∂σ', unit: 'vega per V' },
  CHARM: { name: 'Charm', symbol: '∂Δ/∂t', unit: 'delta per day' },
  VETA: { name: 'Veta', symbol: '∂ν/∂t', unit: 'vega per day' },
  SPEED: { name: 'Speed', symbol: '∂Γ/∂F', unit: 'gamma per 1 Q' },
  ZOMMA: { name: 'Zomma', symbol: '∂Γ/∂σ', unit: 'gamma per V' },
  COLOR: { name: 'Color', symbol: '∂Γ/∂t', unit: 'gamma per day' },
  ULTIMA: { name: 'Ultima', symbol: '∂²ν/∂σ²', unit: 'volga per V' },
  DUAL_DELTA: { name: 'Dual delta', symbol: '∂V/∂K', unit: 'Q per 1 Q of strike' },
  DUAL_GAMMA: { name: 'Dual gamma', symbol: '∂²V/∂K²', unit: 'dual delta per 1 Q of strike' },
};

/** @returns what the model's volatilities are */
export function volKindOf(model: PricingModel): VolKind {
  return model === 'BACHELIER' ? 'NORMAL' : 'LOGNORMAL';
}

/**
 * @param quotation as in "USD/bbl"
 * @returns unit of a volatility as `OptionInputs` holds it
 */
export function volUnit(kind: VolKind, quotation: string): string {
  return kind === 'NORMAL' ? `${quotation} per √year` : 'decimal per √year';
}

/**
 * The Greek's name, symbol and the unit in which `measureOption` gives it.
 *
 * @param quotation as in "USD/bbl"
 * @param kind of the volatility: a vol point is 0.01 of it, 1 % or 0.01 of the quotation
 */
export function describeGreek(greek: Greek, quotation: string, kind: VolKind): GreekDescription {
  const { name, symbol, unit } = PATTERNS[greek];
  const volPoint = kind === 'NORMAL' ? `0.01 ${quotation} of vol` : 'vol point';
  return { name, symbol, unit: unit.replace(/\b[QV]\b/gu, (letter) => (letter === 'Q' ? quotation : volPoint)) };
}
