/** LOGNORMAL: the Black-76 volatility; NORMAL: the Bachelier volatility, in price units. */
export type SabrVolKind = 'LOGNORMAL' | 'NORMAL';

export const SABR_VOL_KINDS: readonly SabrVolKind[] = ['LOGNORMAL', 'NORMAL'];
