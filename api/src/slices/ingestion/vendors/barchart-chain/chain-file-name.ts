/** What the name of a Barchart chain says of its options: their future and expiry stand nowhere else. */
import { MONTH_CODES, OPTION_SERIES, PRODUCTS, optionExpiryDate, parseContractMonth } from '@cushing/products';
import { OPTION_SERIES_CODES, futuresSymbol, parseFuturesSymbol } from '@cushing/products';
import type { ContractMonth, IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import { dayOfCalendar } from '../slash-date.js';
import { shownText } from '../unreadable-row.js';

/** The series of a chain; what it is instead of a monthly one known here; or what its name lacks. */
export type ChainFileName =
  | { readonly status: 'ok'; readonly series: OptionSeries; readonly month: ContractMonth }
  | { readonly status: 'unknown'; readonly subject: string; readonly proposal: ProductCode | undefined }
  | { readonly status: 'unreadable'; readonly message: string };

const EXAMPLE = 'clz26-options-monthly-options-exp-11_17_26.csv';
const EXPIRY_WORDS = ['exp', 'expiry', 'expires', 'expiration'];
const SYMBOL = new RegExp(`^[A-Z]{1,4}[${MONTH_CODES}]\\d{1,2}$`);
const SEPARATORS = /[^A-Z0-9]/;

/** @param fileName as `clz26-options-monthly-options-exp-11_17_26-show-all-stacked-11-16-2026.csv`, in any case */
export function chainFileName(fileName: string): ChainFileName {
  const words = fileName.toUpperCase().split(SEPARATORS).filter(Boolean);
  const expiry = expiryOf(words);
  if (expiry === undefined) return lacking('expiry', fileName);
  for (const word of words) {
    const chain = chainOf(word, expiry);
    if (chain !== undefined) return isMonthly(chain, words, expiry) ? chain : unknownSeries(chain, words, expiry);
  }
  const symbol = words.find((word) => SYMBOL.test(word));
  if (symbol === undefined) return lacking('future', fileName);
  return { status: 'unknown', subject: `options on ${symbol}, by the name of the file`, proposal: undefined };
}

type Chain = Extract<ChainFileName, { status: 'ok' }>;

/** @param word the symbol of a future, or of an option without its strike */
function chainOf(word: string, expiry: IsoDate): Chain | undefined {
  const future = parseFuturesSymbol(word, expiry);
  if (future.status === 'ok') {
    const [series] = PRODUCTS[future.contract.product].optionSeries;
    const month = parseContractMonth(future.contract.month);
    return series === undefined || month === undefined ? undefined : { status: 'ok', series, month };
  }
  const series = OPTION_SERIES_CODES.find((code) => word.startsWith(code));
  if (series === undefined) return undefined;
  const beneath = parseFuturesSymbol(OPTION_SERIES[series].underlying + word.slice(series.length), expiry);
  const month = beneath.status === 'ok' ? parseContractMonth(beneath.contract.month) : undefined;
  return month === undefined ? undefined : { status: 'ok', series, month };
}

/** Weeklies are other series, on the same futures. */
function isMonthly({ series, month }: Chain, words: readonly string[], expiry: IsoDate): boolean {
  if (words.includes('MONTHLY')) return true;
  return !words.includes('WEEKLY') && optionExpiryDate(series, month) === expiry;
}

function unknownSeries({ series, month }: Chain, words: readonly string[], expiry: IsoDate): ChainFileName {
  const kind = words.includes('WEEKLY') ? 'weekly options' : 'options';
  const proposal = OPTION_SERIES[series].underlying;
  const subject = `${kind} on ${futuresSymbol(proposal, month)} that expire on ${expiry}, by the name of the file`;
  return { status: 'unknown', subject, proposal };
}

/** The name may go on with the day of the download: the expiry is what follows its word, else the first date. */
function expiryOf(words: readonly string[]): IsoDate | undefined {
  const after = words.findIndex((word) => EXPIRY_WORDS.includes(word.toLowerCase()));
  if (after >= 0) return dateAt(words, after + 1);
  for (let place = 0; place < words.length; place++) {
    const date = dateAt(words, place);
    if (date !== undefined) return date;
  }
  return undefined;
}

function dateAt(words: readonly string[], place: number): IsoDate | undefined {
  const [first = '', second = '', third = ''] = words.slice(place, place + 3);
  if (/^\d{8}$/.test(first)) return dayOfCalendar(first.slice(0, 4), first.slice(4, 6), first.slice(6));
  return first.length === 4 ? dayOfCalendar(first, second, third) : dayOfCalendar(third, first, second);
}

function lacking(what: 'expiry' | 'future', fileName: string): ChainFileName {
  const name = shownText(fileName);
  return {
    status: 'unreadable',
    message: `the name of the file, ${name}, has no ${what} of its options: put future and expiry into it, as in ${EXAMPLE}`,
  };
}
