/** Gas of July 2026: a front future that swings by the same step every day, and options made from known smiles. */
import { contractMonth, optionExpiryDate, optionSymbol, toDayNumber, isoDate } from '@cushing/products';
import { black76Price, sviTotalVariance } from '@cushing/quant';
import type { SviParameters } from '@cushing/quant';

const RATE = 0.04;

export const SWING = 0.02;
export const TRADE_DATES = [
  ...['2026-07-01', '2026-07-02', '2026-07-06', '2026-07-07', '2026-07-08', '2026-07-09', '2026-07-10'],
  ...['2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17', '2026-07-20', '2026-07-21'],
];

/** Call skew, as gas has before a winter. */
export const SKEWED: SviParameters = { a: 0.02, b: 0.12, rho: 0.3, m: -0.05, sigma: 0.4 };
/** Axel Vogt's example in Gatheral & Jacquier (2014): its density is negative about log-moneyness 0.88. */
const ARBITRAGED: SviParameters = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };

/** August swings, the months after it stand still. */
function settleOf(month: number, date: number): number {
  return month === 8 ? 4 * Math.exp(SWING * (date % 2)) : 4 + (month - 8) / 10;
}

export const GAS_FUTURES = [
  'tradeDate,symbol,settle',
  ...TRADE_DATES.flatMap((tradeDate, date) =>
    ['Q', 'U', 'V', 'X'].map((code, index) => `${tradeDate},NG${code}26,${settleOf(8 + index, date)}`),
  ),
  '',
].join('\n');

/** @returns years to the expiry of the option of a month of 2026, all of them in summer time */
export function yearsTo(month: number, tradeDate: string): number {
  const expiry = optionExpiryDate('LN', contractMonth(2026, month));
  return (toDayNumber(expiry) - toDayNumber(isoDate(tradeDate))) / 365;
}

/** European options of one month, each with a bid and ask a hundredth of volatility about it. */
function chain(
  tradeDate: string,
  month: number,
  strikes: readonly number[],
  smileOf: (years: number) => SviParameters,
): readonly string[] {
  const years = yearsTo(month, tradeDate);
  const forward = settleOf(month, TRADE_DATES.indexOf(tradeDate));
  const smile = smileOf(years);
  return strikes.flatMap((strike) =>
    (['PUT', 'CALL'] as const).map((type) => {
      const vol = Math.sqrt(sviTotalVariance(smile, Math.log(strike / forward)) / years);
      const prices = [vol, vol - 0.01, vol + 0.01].map((each) =>
        black76Price(type, forward, strike, years, each, RATE),
      );
      return `${tradeDate},${optionSymbol('LN', contractMonth(2026, month), type, strike)},${prices.join(',')},,`;
    }),
  );
}

function steps(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function flat(years: number): SviParameters {
  return { a: 0.16 * years, b: 0, rho: 0, m: 0, sigma: 0.1 };
}

/** August and September flat at 40 % on two dates; October skewed and November with arbitrage on the later one. */
export const GAS_OPTIONS = [
  'tradeDate,symbol,settle,bid,ask,volume,openInterest',
  ...['2026-07-14', '2026-07-15'].flatMap((tradeDate) => [
    ...chain(tradeDate, 8, steps(3.5, 4.75, 0.25), flat),
    ...chain(tradeDate, 9, steps(3, 5.5, 0.25), flat),
  ]),
  ...chain('2026-07-15', 10, steps(2, 8, 0.25), () => SKEWED),
  ...chain('2026-07-15', 11, steps(2, 8, 0.25), () => ARBITRAGED),
  '',
].join('\n');
