/** A small market of options that can be reckoned by hand, in files as the import takes them. */

/** Time value by the distance of the strike from the future: 3.00 at the money, never below a tick. */
function timeValue(forward: number, strike: number): number {
  return Math.max(0.01, 3 * Math.exp(-(((strike - forward) / 8) ** 2)));
}

interface Listed {
  readonly date: string;
  /** As in `LOU20`. */
  readonly series: string;
  readonly forward: number;
  readonly strikes: readonly number[];
  /** 100 for two decimals that a symbol shows without the point. */
  readonly scale: number;
}

const CRUDE_STRIKES = Array.from({ length: 81 }, (_, index) => 20 + index / 2);
const GAS_STRIKES = [1.5, 1.75, 2, 2.25, 2.5];

const CHAINS: readonly Listed[] = [
  // The day after crude's negative price, with a strike below zero.
  { date: '2020-04-21', series: 'LOM20', forward: 11.57, strikes: [-5, 5, 10, 12, 15, 20], scale: 100 },
  { date: '2020-06-15', series: 'LOU20', forward: 40, strikes: CRUDE_STRIKES, scale: 100 },
  { date: '2020-06-15', series: 'LOZ20', forward: 41, strikes: CRUDE_STRIKES, scale: 100 },
  { date: '2020-06-16', series: 'LOU20', forward: 40.5, strikes: CRUDE_STRIKES, scale: 100 },
  { date: '2020-06-16', series: 'LOZ20', forward: 41.5, strikes: CRUDE_STRIKES, scale: 100 },
  { date: '2020-06-16', series: 'ONU20', forward: 2, strikes: GAS_STRIKES, scale: 1_000 },
  { date: '2020-06-16', series: 'LNU20', forward: 2, strikes: GAS_STRIKES, scale: 1_000 },
];

export const FUTURES_FILE = [
  'tradeDate,symbol,settle',
  '2020-04-21,CLM20,11.57',
  ...['2020-06-15,CLU20,40.00', '2020-06-15,CLZ20,41.00', '2020-06-16,CLU20,40.50', '2020-06-16,CLZ20,41.50'],
  ...['2020-06-16,NGU20,2.000', ''],
].join('\n');

/**
 * Calls and puts at time value over intrinsic, 0.05 between price and bid or ask; of LOU20 on 2020-06-15 the call at 42
 * has a settlement alone, and the call at 25 one below intrinsic.
 */
export const OPTIONS_FILE = [
  'tradeDate,symbol,settle,bid,ask,volume,openInterest',
  ...CHAINS.flatMap(({ date, series, forward, strikes, scale }) =>
    strikes.flatMap((strike, index) =>
      (['C', 'P'] as const).map((type) => {
        const code = `${series} ${type}${Math.round(strike * scale)}`;
        if (date === '2020-06-15' && code === 'LOU20 C4200') return `${date},${code},2.00,,,,`;
        if (date === '2020-06-15' && code === 'LOU20 C2500') return `${date},${code},14.00,,,,`;
        const intrinsic = Math.max(type === 'C' ? forward - strike : strike - forward, 0);
        const price = intrinsic + timeValue(forward, strike) / (scale === 100 ? 1 : 10);
        const decimals = scale === 100 ? 2 : 3;
        const [bid, ask] = [Math.max(price - 0.05, 0.001), price + 0.05];
        return [
          date,
          code,
          ...[price, bid, ask].map((value) => value.toFixed(decimals)),
          10 * index,
          100 * index,
        ].join();
      }),
    ),
  ),
  '',
].join('\n');
