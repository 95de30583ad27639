/** Options around one summer day of 2026 and around 20 April 2020, whose prices were made from known volatilities. */
import { contractMonth, optionSymbol } from '@cushing/products';
import type { OptionSeries, OptionType } from '@cushing/products';
import { americanPrice, bachelierPrice, black76Price, sviTotalVariance } from '@cushing/quant';

const RATE = 0.04;
const TRADE_DATE = '2026-06-15';

/** 155 days and an hour to 2026-11-17: the clocks go back in between. */
export const LO_YEARS = (155 + 1 / 24) / 365;
/** 162 days and an hour to 2026-11-24. */
export const LN_YEARS = (162 + 1 / 24) / 365;
/** 196 days and an hour to 2026-12-28. */
const LN_NEXT_YEARS = (196 + 1 / 24) / 365;
/** 24 days to 2020-05-14. */
const LO_2020_YEARS = 24 / 365;

/** The smile of crude: about 35 % at the money, with a skew to puts. */
const LO_SMILE = { a: 0.03, b: 0.09, rho: -0.4, m: 0.02, sigma: 0.25 };

export function loVol(strike: number): number {
  return Math.sqrt(sviTotalVariance(LO_SMILE, Math.log(strike / 75)) / LO_YEARS);
}

export const OPTION_FUTURES = `tradeDate,symbol,settle
2020-04-20,CLK20,-37.63
2020-04-20,CLM20,20.43
2026-06-15,CLZ26,75
2026-06-15,NGZ26,4
2026-06-15,BZZ26,80
`;

function symbolOf(series: OptionSeries, year: number, month: number, type: OptionType, strike: number): string {
  return optionSymbol(series, contractMonth(year, month), type, strike);
}

function chain(strikes: readonly number[], lineOf: (type: OptionType, strike: number) => string): readonly string[] {
  return strikes.flatMap((strike) => [lineOf('PUT', strike), lineOf('CALL', strike)]);
}

function steps(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
}

/** American crude from `LO_SMILE`, each settle with a tick on either side, volume 10 and open interest 100. */
const LO = chain(steps(50, 110, 2.5), (type, strike) => {
  // Two settlements that can't be: a call worth less than exercising it, and a quote the wrong way round.
  const settle =
    type === 'CALL' && strike === 50 ? 20 : americanPrice(type, 75, strike, LO_YEARS, loVol(strike), RATE, 'HIGH');
  const [bid, ask] = type === 'PUT' && strike === 60 ? [settle + 1, settle - 1] : [settle - 0.01, settle + 0.01];
  return `${TRADE_DATE},${symbolOf('LO', 2026, 12, type, strike)},${settle},${bid},${ask},10,100`;
});

/** European gas at 50 % for every strike, no volume and no open interest. */
const LN = chain(steps(2.5, 6, 0.25), (type, strike) => {
  const settle = black76Price(type, 4, strike, LN_YEARS, 0.5, RATE);
  return `${TRADE_DATE},${symbolOf('LN', 2026, 12, type, strike)},${settle},,,,`;
});

/** A month of gas whose future has no settlement: 4.2 by what its options say. */
const LN_NEXT = chain(steps(3, 5.5, 0.25), (type, strike) => {
  const settle = black76Price(type, 4.2, strike, LN_NEXT_YEARS, 0.45, RATE);
  return `${TRADE_DATE},${symbolOf('LN', 2027, 1, type, strike)},${settle},,,,`;
});

/** Crude of June 2020, with strikes below zero, from a normal volatility of 30 USD/bbl. */
const LO_2020 = chain([-5, 0, 10, 20, 30, 40], (type, strike) => {
  const settle = bachelierPrice(type, 20.43, strike, LO_2020_YEARS, 30, RATE);
  return `2020-04-20,${symbolOf('LO', 2020, 6, type, strike)},${settle},,,,`;
});

/** In the format `options`. */
export const OPTIONS = [
  'tradeDate,symbol,settle,bid,ask,volume,openInterest',
  ...LO,
  // Between two strikes that are listed.
  `${TRADE_DATE},LOZ26 C7510,${americanPrice('CALL', 75, 75.1, LO_YEARS, loVol(75.1), RATE, 'HIGH')},,,,`,
  ...LN,
  ...LN_NEXT,
  `${TRADE_DATE},ONZ26 C4000,0.52,,,,`,
  // A quote the wrong way round is none.
  `${TRADE_DATE},ONZ26 P4000,,0.53,0.51,,7`,
  // 5.7933491767627 at 30 %, undiscounted: the put has but a quote about it.
  `${TRADE_DATE},BZOZ26 C8000,5.7933491767627,,,,`,
  `${TRADE_DATE},BZOZ26 P8000,,5.7833491767627,5.8033491767627,,`,
  ...LO_2020,
  '2020-04-20,LOK20 P1000,47.63,,,,',
  '',
].join('\n');
