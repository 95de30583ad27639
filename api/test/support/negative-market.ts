/**
 * Options of crude in April 2020: with positive strikes on the 20th, from −10 up on the two days after it. Their prices
 * are Black's and Bachelier's formulas, worked out here and rounded to the tick.
 */

type OptionType = 'CALL' | 'PUT';

export const RATE = 0.001;
export const RATES = `date,tenor,rate\n2020-04-20,1M,${RATE}\n`;

export function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** The normal distribution by the series φ(x)·Σ x^(2n+1)/(1·3·5·…·(2n+1)). */
export function distribution(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 500; n += 1) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + density(x) * sum;
}

function lognormalPrice(type: OptionType, F: number, K: number, years: number, vol: number): number {
  const deviation = vol * Math.sqrt(years);
  const d1 = Math.log(F / K) / deviation + deviation / 2;
  const call = F * distribution(d1) - K * distribution(d1 - deviation);
  return Math.exp(-RATE * years) * (type === 'CALL' ? call : call - F + K);
}

export function normalPrice(type: OptionType, F: number, K: number, years: number, vol: number): number {
  const deviation = vol * Math.sqrt(years);
  const d = (F - K) / deviation;
  const call = (F - K) * distribution(d) + deviation * density(d);
  return Math.exp(-RATE * years) * (type === 'CALL' ? call : call - F + K);
}

/** Of the options of June on the two days on which they have strikes of zero and below, in USD/bbl. */
export function normalVol(strike: number): number {
  return 60 + 0.1 * Math.abs(strike - 10);
}

interface MadeChain {
  readonly date: string;
  readonly symbol: string;
  readonly strikes: readonly number[];
  readonly price: (type: OptionType, strike: number) => number;
}

function linesOf({ date, symbol, strikes, price }: MadeChain): readonly string[] {
  return strikes.flatMap((strike) =>
    (['PUT', 'CALL'] as const).map((type) => {
      const settle = price(type, strike).toFixed(2);
      return `${date},${symbol} ${type[0]!}${100 * strike},${settle},,,15,400`;
    }),
  );
}

function steps(from: number, to: number): readonly number[] {
  return Array.from({ length: (to - from) / 5 + 1 }, (_, index) => from + 5 * index);
}

const POSITIVE = steps(5, 60);
export const ALL = steps(-10, 40);
export const OPTIONS = [
  'tradeDate,symbol,settle,bid,ask,volume,openInterest',
  // The options on the contract that fell below zero had expired on the 16th: a leftover of the source.
  '2020-04-20,LOK20 P1000,47.63,,,,',
  ...[
    {
      ...{ date: '2020-04-20', symbol: 'LOM20', strikes: POSITIVE },
      price: (type: OptionType, K: number) => lognormalPrice(type, 20.43, K, 24 / 365, 1.5),
    },
    {
      ...{ date: '2020-04-20', symbol: 'LON20', strikes: POSITIVE },
      price: (type: OptionType, K: number) => lognormalPrice(type, 26.28, K, 58 / 365, 1.1),
    },
    {
      ...{ date: '2020-04-21', symbol: 'LOM20', strikes: ALL },
      price: (type: OptionType, K: number) => normalPrice(type, 11.57, K, 23 / 365, normalVol(K)),
    },
    {
      ...{ date: '2020-04-21', symbol: 'LON20', strikes: POSITIVE },
      price: (type: OptionType, K: number) => lognormalPrice(type, 18.69, K, 57 / 365, 1.3),
    },
    {
      ...{ date: '2020-04-22', symbol: 'LOM20', strikes: ALL },
      price: (type: OptionType, K: number) => normalPrice(type, 13.78, K, 22 / 365, normalVol(K)),
    },
  ].flatMap(linesOf),
  '',
].join('\n');
