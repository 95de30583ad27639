/** A small market of options whose volatilities are known, because their prices were made from them. */
import {
  addMonths,
  contractMonth,
  expiryInstant,
  futuresSymbol,
  isoDate,
  lastTradeDate,
  nextTradeDate,
  optionExpiryDate,
  optionSymbol,
} from '@cushing/products';
import type { ContractMonth, IsoDate, OptionSeries, OptionType } from '@cushing/products';
import { bachelierPrice, black76Price, ssviTotalVariance } from '@cushing/quant';

/** The last trade date of the market. */
export const LAST_DATE = isoDate('2026-03-13');
const FIRST_DATE = isoDate('2025-08-01');
/** Options are there from a month before the last date. */
const FIRST_OPTION_DATE = isoDate('2026-02-06');
/** Brent has futures for all these months, and options on the four after March. */
const FIRST_MONTH = contractMonth(2025, 10);
const MONTH_COUNT = 12;
export const OPTION_MONTHS: readonly ContractMonth[] = [5, 6, 7, 8].map((month) => contractMonth(2026, month));
const BRENT_STRIKES = Array.from({ length: 41 }, (_, index) => 50 + index);

/** Of an arbitrage-free surface (SSVI): puts dearer than calls. */
const SKEW = { rho: -0.3, phi: 4 } as const;

/** Volatility at the money of Brent: less by month, and on the last date a point less than before. */
export function brentVol(tradeDate: IsoDate, monthPlace: number): number {
  return 0.34 - 0.02 * monthPlace + (tradeDate === LAST_DATE ? 0 : 0.01);
}

/** Up and down by turns: 1 % a trade date, over every window. */
function brentPrice(place: number): number {
  return place % 2 === 0 ? 70.35 : 69.65;
}

/** @returns settlements of Brent and of CL futures, the latter near zero on the last date alone; HO has no options */
export function futuresCsv(): string {
  const lines = ['tradeDate,symbol,settle'];
  tradeDates(FIRST_DATE).forEach((date, place) => {
    for (let index = 0; index < MONTH_COUNT; index += 1) {
      const month = addMonths(FIRST_MONTH, index);
      if (lastTradeDate('BZ', month) >= date) lines.push(`${date},${futuresSymbol('BZ', month)},${brentPrice(place)}`);
    }
    if (date === LAST_DATE) {
      lines.push(`${date},${futuresSymbol('CL', OPTION_MONTHS[0] ?? FIRST_MONTH)},1.50`);
      lines.push(`${date},${futuresSymbol('HO', OPTION_MONTHS[0] ?? FIRST_MONTH)},2.5000`);
    }
  });
  return `${lines.join('\n')}\n`;
}

/** @returns settlements of options: Brent with a smile, CL with strikes below zero on the last date */
export function optionsCsv(): string {
  const lines = ['tradeDate,symbol,settle,bid,ask,volume,openInterest'];
  tradeDates(FIRST_DATE).forEach((date, place) => {
    if (date < FIRST_OPTION_DATE) return;
    const forward = brentPrice(place);
    OPTION_MONTHS.forEach((month, monthPlace) => {
      for (const strike of BRENT_STRIKES) {
        const years = yearsTo(date, 'BZO', month);
        const theta = brentVol(date, monthPlace) ** 2 * years;
        const vol = Math.sqrt(ssviTotalVariance(SKEW, theta, Math.log(strike / forward)) / years);
        for (const type of ['CALL', 'PUT'] as const) {
          const price = black76Price(type, forward, strike, years, vol, 0);
          lines.push(line(date, 'BZO', month, type, strike, price));
        }
      }
    });
  });
  const [month = FIRST_MONTH] = OPTION_MONTHS;
  for (let strike = -3; strike <= 6; strike += 1) {
    for (const type of ['CALL', 'PUT'] as const) {
      const price = bachelierPrice(type, 1.5, strike, yearsTo(LAST_DATE, 'LO', month), 8, 0.04);
      lines.push(line(LAST_DATE, 'LO', month, type, strike, price));
    }
  }
  return `${lines.join('\n')}\n`;
}

function line(
  date: IsoDate,
  series: OptionSeries,
  month: ContractMonth,
  type: OptionType,
  strike: number,
  price: number,
): string {
  const settle = Math.max(0.01, Math.round(price * 100) / 100);
  const [bid, ask] = [Math.max(0.01, settle - 0.02), settle + 0.02];
  const symbol = optionSymbol(series, month, type, strike);
  return `${date},${symbol},${settle.toFixed(2)},${bid.toFixed(2)},${ask.toFixed(2)},10,100`;
}

function yearsTo(date: IsoDate, series: OptionSeries, month: ContractMonth): number {
  const [from, to] = [expiryInstant(date), expiryInstant(optionExpiryDate(series, month))];
  return (Date.parse(to) - Date.parse(from)) / (365 * 86_400_000);
}

function tradeDates(first: IsoDate): readonly IsoDate[] {
  const dates: IsoDate[] = [];
  for (let date = first; date <= LAST_DATE; date = nextTradeDate('BZ', date)) dates.push(date);
  return dates;
}
