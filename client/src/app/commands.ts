/** What a person may type into the command bar, in the words of the trade: `CLF27`, `NG SURF`, `LOZ26 C7500`, `CRACK 321`. */
import {
  OPTION_SERIES,
  PRODUCTS,
  PRODUCT_CODES,
  futuresSymbol,
  isProductCode,
  optionExpiryDate,
  parseFuturesSymbol,
  parseIsoDate,
  parseSymbol,
} from '@cushing/products';
import type { Instrument, IsoDate, ProductCode } from '@cushing/products';

import type { AlertWish } from '../alerts/alert-context.js';
import type { FuturesView } from '../features/futures/futures-view.js';
import { readNumber } from '../lib/read-number.js';
import type { Destination, PageParameters } from './desk-pages.js';

/** Something to go to or to do. */
export type Command =
  /** A part of the futures page. */
  | { readonly kind: 'VIEW'; readonly text: string; readonly hint: string; readonly view: Partial<FuturesView> }
  /** A page of the desk, the one that is open where it names none. */
  | {
      readonly kind: 'PAGE';
      readonly text: string;
      readonly hint: string;
      readonly page: Destination | undefined;
      readonly parameters: PageParameters;
    }
  /** The form for an alert, for whoever may have some. */
  | { readonly kind: 'ALERT'; readonly text: string; readonly hint: string; readonly wish: AlertWish }
  | {
      readonly kind: 'THEME';
      readonly text: string;
      readonly hint: string;
      readonly theme: 'light' | 'dark' | 'system';
    }
  | { readonly kind: 'PLACE'; readonly text: string; readonly hint: string; readonly place: 'EXPLORER' | 'KEYS' };

interface PageWord {
  readonly page: Destination;
  readonly hint: string;
  readonly parameters?: PageParameters;
}

const PAGE_WORDS: Readonly<Record<string, PageWord>> = {
  DASH: { page: '/dashboard', hint: 'Dashboard' },
  FUTURES: { page: '/futures', hint: 'Futures' },
  CHAIN: { page: '/options', hint: 'Options chain' },
  OPTIONS: { page: '/options', hint: 'Options chain' },
  STRATEGY: { page: '/options', hint: 'Strategy builder', parameters: { panel: 'strategy' } },
  VOL: { page: '/volatility', hint: 'Volatility' },
  SMILE: { page: '/volatility', hint: 'Volatility smile', parameters: { panel: 'smile' } },
  SURF: { page: '/volatility', hint: 'Volatility surface', parameters: { panel: 'surface' } },
  TERM: { page: '/volatility', hint: 'Volatility term structure', parameters: { panel: 'term' } },
  CONE: { page: '/volatility', hint: 'Volatility cone', parameters: { panel: 'cone' } },
  GREEKS: { page: '/greeks', hint: 'Heat map of Greeks' },
  ALIKE: { page: '/analogs', hint: 'Days whose curve looked alike' },
  CALC: { page: '/calculator', hint: 'Options calculator' },
  ALERTS: { page: '/alerts', hint: 'Alerts and what they told' },
  IMPORTS: { page: '/imports', hint: 'Import files, and what was imported' },
  REPORTS: { page: '/reports', hint: 'Files of numbers, and the daily report' },
};

/** Offered before anything is typed, and found by their words after. */
export const COMMANDS: readonly Command[] = [
  ...PRODUCT_CODES.map((code): Command => ({
    kind: 'PAGE',
    text: code,
    hint: `${PRODUCTS[code].name}, ${PRODUCTS[code].quotation}`,
    page: undefined,
    parameters: { product: code },
  })),
  { kind: 'VIEW', text: 'LATEST', hint: 'The latest trade date', view: { asOf: undefined } },
  ...Object.entries(PAGE_WORDS).map(([text, { page, hint, parameters = {} }]): Command => ({
    kind: 'PAGE',
    text,
    hint,
    page,
    parameters,
  })),
  { kind: 'VIEW', text: 'CONTRACTS', hint: 'Table of the contracts', view: { table: 'CONTRACTS', sort: undefined } },
  { kind: 'VIEW', text: 'SPREADS', hint: 'Table of calendar spreads', view: { table: 'SPREADS', sort: undefined } },
  { kind: 'VIEW', text: 'CRACK 321', hint: '3-2-1 crack spread', view: { crack: 'CRACK_321' } },
  { kind: 'VIEW', text: 'CRACK GASOLINE', hint: 'Gasoline crack spread', view: { crack: 'GASOLINE' } },
  { kind: 'VIEW', text: 'CRACK HEATING OIL', hint: 'Heating oil crack spread', view: { crack: 'HEATING_OIL' } },
  { kind: 'VIEW', text: 'CONTINUOUS', hint: 'Continuous history', view: { history: 'CONTINUOUS' } },
  { kind: 'ALERT', text: 'ALERT', hint: 'A new alert, as in ALERT CLF27 80', wish: {} },
  { kind: 'PLACE', text: 'EXPLORER', hint: 'Query the API', place: 'EXPLORER' },
  { kind: 'PLACE', text: 'KEYS', hint: 'Keyboard shortcuts', place: 'KEYS' },
  { kind: 'THEME', text: 'THEME LIGHT', hint: 'Light colours', theme: 'light' },
  { kind: 'THEME', text: 'THEME DARK', hint: 'Dark colours', theme: 'dark' },
  { kind: 'THEME', text: 'THEME SYSTEM', hint: 'Colours of the system', theme: 'system' },
];

/** What the words typed so far say together. */
interface Sentence {
  readonly product?: ProductCode;
  readonly asOf?: IsoDate;
  readonly instrument?: Instrument;
  readonly page?: PageWord;
  readonly hints: readonly string[];
}

/**
 * @param typed what a person typed
 * @returns the command that it spells out: pages, products, symbols and dates in any order; undefined where a word is
 * none, or where two of one kind say different things
 */
export function readCommand(typed: string): Command | undefined {
  const words = typed
    .trim()
    .toUpperCase()
    // An option's symbol has a space of its own.
    .replace(/([A-Z]+\d+) ([CP]-?\d+)/gu, '$1$2')
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  if (words.includes('ALERT')) return readAlert(words);
  let sentence: Sentence = { hints: [] };
  for (const word of words) {
    const longer = withWord(sentence, word);
    if (longer === undefined) return undefined;
    sentence = longer;
  }
  return commandOf(sentence, words.join(' '));
}

/** A future and a level of its price, in either order, each where it is named. */
function readAlert(words: readonly string[]): Command | undefined {
  const rest = words.filter((word) => word !== 'ALERT');
  let wish: AlertWish = {};
  for (const word of rest) {
    const parsed = parseFuturesSymbol(word);
    const { value } = readNumber(word, { what: 'a level', range: '' });
    if (parsed.status === 'ok' && wish.symbol === undefined) wish = { ...wish, symbol: parsed.symbol };
    else if (value !== undefined && wish.level === undefined) wish = { ...wish, level: value };
    else return undefined;
  }
  if (rest.length + 1 !== words.length || (wish.symbol === undefined && rest.length > 0)) return undefined;
  const { symbol, level } = wish;
  const hint = symbol === undefined ? 'A new alert' : `Alert me when ${symbol} trades`;
  return { kind: 'ALERT', text: words.join(' '), hint: level === undefined ? hint : `${hint} at ${level}`, wish };
}

function withWord(sentence: Sentence, word: string): Sentence | undefined {
  const hinted = (hint: string): Pick<Sentence, 'hints'> => ({ hints: [...sentence.hints, hint] });
  if (isProductCode(word)) {
    if (sentence.product !== undefined || sentence.instrument !== undefined) return undefined;
    return { ...sentence, ...hinted(PRODUCTS[word].name), product: word };
  }
  const page = Object.hasOwn(PAGE_WORDS, word) ? PAGE_WORDS[word] : undefined;
  if (page !== undefined) {
    return sentence.page === undefined ? { ...sentence, ...hinted(page.hint), page } : undefined;
  }
  const date = parseIsoDate(word);
  if (date !== undefined) {
    return sentence.asOf === undefined ? { ...sentence, ...hinted(`as of ${word}`), asOf: date } : undefined;
  }
  const symbol = parseSymbol(word);
  if (symbol.status !== 'ok' || sentence.instrument !== undefined || sentence.product !== undefined) return undefined;
  return { ...sentence, ...hinted(instrumentHint(symbol.instrument)), instrument: symbol.instrument };
}

function instrumentHint(instrument: Instrument): string {
  if (instrument.kind === 'FUTURE') return `${PRODUCTS[instrument.product].name} ${instrument.month}`;
  const { series, month, type, strike } = instrument;
  return `${OPTION_SERIES[series].name} ${month}, ${strike} ${type === 'CALL' ? 'call' : 'put'}`;
}

function commandOf({ product, asOf, instrument, page, hints }: Sentence, text: string): Command {
  const about = { text, hint: hints.join(', ') };
  const date = asOf === undefined ? {} : { asOf };
  if (instrument?.kind === 'FUTURE' && (page === undefined || page.page === '/futures')) {
    const symbol = futuresSymbol(instrument.product, instrument.month);
    const view = { product: instrument.product, contract: symbol, history: 'CONTRACT' } as const;
    return { kind: 'VIEW', ...about, view: { ...view, ...date } };
  }
  const parameters = { ...page?.parameters, ...date, ...(product === undefined ? {} : { product }) };
  if (instrument === undefined) return { kind: 'PAGE', ...about, page: page?.page, parameters };
  return {
    kind: 'PAGE',
    ...about,
    page: page?.page ?? '/options',
    parameters: { ...parameters, ...instrumentParameters(instrument, page?.page) },
  };
}

/**
 * Where an instrument is looked at: on the dashboard its future; on pages of options its expiry, and the strike where it
 * has one.
 */
function instrumentParameters(instrument: Instrument, page: Destination | undefined): PageParameters {
  if (page === '/dashboard') {
    const product = instrument.kind === 'FUTURE' ? instrument.product : OPTION_SERIES[instrument.series].underlying;
    return { product, symbol: futuresSymbol(product, instrument.month) };
  }
  if (instrument.kind === 'OPTION') {
    const { series, month, strike } = instrument;
    const { underlying } = OPTION_SERIES[series];
    return { product: underlying, series, expiry: optionExpiryDate(series, month), strike: String(strike) };
  }
  const [series] = PRODUCTS[instrument.product].optionSeries;
  const expiry = series === undefined ? {} : { series, expiry: optionExpiryDate(series, instrument.month) };
  return { product: instrument.product, ...expiry };
}
