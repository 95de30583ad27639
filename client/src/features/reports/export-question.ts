/** From what is chosen on the page to the question that the API is asked. */
import { parseFuturesSymbol } from '@cushing/products';
import type { IsoDate, OptionSeries } from '@cushing/products';

import type { ExportInput } from '../../gql/graphql.js';
import type { Parameter, ReportsView } from './reports-view.js';

/** What the market says where nothing was chosen; undefined until it has said it, null where there is none. */
export interface MarketDefaults {
  readonly symbol: string | null | undefined;
  readonly expiry: { readonly expiry: IsoDate; readonly series: OptionSeries } | null | undefined;
}

export type Question =
  | { readonly status: 'READY'; readonly input: ExportInput }
  /** For the market to say what stands for what was not chosen. */
  | { readonly status: 'WAITING' }
  | { readonly status: 'PROBLEM'; readonly field: Parameter; readonly message: string };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

const WAITING: Question = { status: 'WAITING' };

/** @returns the question, or what is against asking it */
export function questionOf(view: ReportsView, market: MarketDefaults): Question {
  const { subject, format, product, asOf = null, by = null, series = null, from = null, to = null } = view;
  const ready = (input: Omit<ExportInput, 'format'>): Question => ({ status: 'READY', input: { ...input, format } });
  if (['CURVE_HISTORY', 'REALIZED_VOLATILITY', 'BARS', 'AUDIT'].includes(subject) && isTurned(from, to)) {
    return problem('to', 'The last date lies before the first: swap them.');
  }
  switch (subject) {
    case 'BOARD':
      return ready({ board: { product, asOf } });
    case 'CURVE_HISTORY':
      return ready({ curveHistory: { products: view.products.length === 0 ? null : [...view.products], from, to } });
    case 'CHAIN': {
      if (market.expiry === undefined) return WAITING;
      if (market.expiry === null) return problem('expiry', `${product} has no options then: choose another date.`);
      return ready({ chain: { product, asOf, ...market.expiry, model: view.model ?? null } });
    }
    case 'SURFACE':
      return ready({ surface: { product, asOf, series, by } });
    case 'GREEKS':
      return ready({ greeks: { product, asOf, series, greek: view.greek, type: view.type, by } });
    case 'REALIZED_VOLATILITY':
      return realizedQuestion(view, ready);
    case 'BARS': {
      const typed = view.symbol ?? market.symbol;
      if (typed === undefined) return WAITING;
      const symbol = symbolOf(typed ?? '');
      if (symbol === undefined) return problem('symbol', 'Name a contract, as in CLZ26.');
      return ready({ bars: { symbol, interval: view.interval, from: startOf(from), to: endOfDay(to) } });
    }
    case 'ALERTS':
      return ready({ alerts: { all: true } });
    case 'AUDIT': {
      const userId = view.userId.trim();
      if (userId !== '' && !UUID.test(userId)) {
        return problem('userId', 'Paste the id of a user, or leave this empty for all of them.');
      }
      return ready({ audit: { userId: userId === '' ? null : userId, from: startOf(from), to: endOfDay(to) } });
    }
  }
}

function realizedQuestion(view: ReportsView, ready: (input: Omit<ExportInput, 'format'>) => Question): Question {
  const { product, estimator, from = null, to = null } = view;
  const window = wholeNumber(view.window, 2, 1_000);
  if (window === undefined) return problem('window', 'A whole number of 2 to 1,000.');
  const about = { estimator, window, from, to };
  if (view.symbol === undefined) {
    const nth = wholeNumber(view.nth, 1, 119);
    if (nth === undefined) return problem('nth', 'A whole number of 1 to 119; 1 is the front.');
    return ready({ realizedVolatility: { product, nth, ...about } });
  }
  const symbol = symbolOf(view.symbol);
  if (symbol === undefined) return problem('symbol', 'Name a contract, as in CLZ26.');
  return ready({ realizedVolatility: { symbol, ...about } });
}

function problem(field: Parameter, message: string): Question {
  return { status: 'PROBLEM', field, message };
}

function isTurned(from: IsoDate | null, to: IsoDate | null): boolean {
  return from !== null && to !== null && from > to;
}

function symbolOf(typed: string): string | undefined {
  const parsed = parseFuturesSymbol(typed.trim().toUpperCase());
  return parsed.status === 'ok' ? parsed.symbol : undefined;
}

function wholeNumber(typed: string, least: number, most: number): number | undefined {
  const text = typed.trim();
  const value = /^\d{1,4}$/u.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

function startOf(date: IsoDate | null): string | null {
  return date === null ? null : `${date}T00:00:00Z`;
}

function endOfDay(date: IsoDate | null): string | null {
  return date === null ? null : `${date}T23:59:59.999Z`;
}
