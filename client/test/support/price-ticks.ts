/** Prices as the API tells them. */

const TICK = {
  product: 'CL',
  origin: 'SIMULATED',
  status: 'LIVE',
  bid: 70.01,
  ask: 70.03,
  last: 70.02,
  size: 3,
  volume: 1_200,
  high: 71,
  low: 69.5,
  change: 0.52,
  changePct: 0.75,
  time: '2026-03-02T15:00:00.000Z',
};

/** @returns what is polled of a contract */
export function quoteOf(symbol: string, changes: Partial<typeof TICK> = {}): typeof TICK & { readonly symbol: string } {
  return { symbol, ...TICK, ...changes };
}

/** @returns a message of the subscription to prices */
export function ticksOf(
  sequence: number,
  quotes: readonly ReturnType<typeof quoteOf>[],
  { isSnapshot = false }: { readonly isSnapshot?: boolean } = {},
): unknown {
  return { priceTicks: quotes.map((quote) => ({ ...quote, sequence, isSnapshot })) };
}
