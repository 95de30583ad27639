/** What the page shows, as its address says it. Whatever an address gets wrong is shown as if it was not said. */
import { addDays, isProductCode, parseFuturesSymbol, parseIsoDate } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import type { CrackSpreadKind, RollAdjustment } from '../../gql/graphql.js';
import { shiftMonths } from './shift-months.js';

export const AGES = ['1D', '1W', '1M', '1Y'] as const;
/** How long before the date shown a curve lies that is laid over it. */
export type Age = (typeof AGES)[number];

export const RANGES = ['1M', '3M', '6M', '1Y', '3Y', 'ALL'] as const;
/** How far back a history goes from the date shown. */
export type HistoryRange = (typeof RANGES)[number];

export const ADJUSTMENTS = ['NONE', 'DIFFERENCE', 'RATIO'] as const satisfies readonly RollAdjustment[];
export const CRACKS = ['CRACK_321', 'GASOLINE', 'HEATING_OIL'] as const satisfies readonly CrackSpreadKind[];
export const SPREAD_MONTHS = [1, 2, 3, 6, 12] as const;
export const NEARBIES = [1, 2, 3, 6, 12] as const;

/** Curves that one chart can tell apart. */
export const MAX_OVERLAYS = 5;

export interface FuturesView {
  readonly product: ProductCode;
  /** The latest trade date where absent. */
  readonly asOf: IsoDate | undefined;
  readonly overlays: readonly (Age | IsoDate)[];
  /** The front contract where absent. */
  readonly contract: FuturesSymbol | undefined;
  readonly history: 'CONTRACT' | 'CONTINUOUS';
  readonly range: HistoryRange;
  /** Which contract a continuous history follows, 1 for the front. */
  readonly nth: number;
  readonly adjustment: RollAdjustment;
  readonly table: 'CONTRACTS' | 'SPREADS';
  readonly spreadMonths: number;
  readonly crack: CrackSpreadKind;
  /** Column of the table that is shown, `-` before it for descending; by delivery month where absent. */
  readonly sort: string | undefined;
}

const DEFAULTS: FuturesView = {
  product: 'CL',
  asOf: undefined,
  overlays: [],
  contract: undefined,
  history: 'CONTRACT',
  range: '1Y',
  nth: 1,
  adjustment: 'NONE',
  table: 'CONTRACTS',
  spreadMonths: 1,
  crack: 'CRACK_321',
  sort: undefined,
};

/** @returns the view that an address asks for */
export function readView(parameters: URLSearchParams): FuturesView {
  const text = (name: string): string => parameters.get(name) ?? '';
  const product = text('product').toUpperCase();
  const contract = parseFuturesSymbol(text('contract'));
  return {
    product: isProductCode(product) ? product : DEFAULTS.product,
    asOf: parseIsoDate(text('asOf')),
    overlays: readOverlays(text('overlay')),
    contract: contract.status === 'ok' ? contract.symbol : undefined,
    history: oneOf(['CONTRACT', 'CONTINUOUS'], text('history')) ?? DEFAULTS.history,
    range: oneOf(RANGES, text('range')) ?? DEFAULTS.range,
    nth: oneOf(NEARBIES, Number(text('nth'))) ?? DEFAULTS.nth,
    adjustment: oneOf(ADJUSTMENTS, text('adjustment')) ?? DEFAULTS.adjustment,
    table: oneOf(['CONTRACTS', 'SPREADS'], text('table')) ?? DEFAULTS.table,
    spreadMonths: oneOf(SPREAD_MONTHS, Number(text('months'))) ?? DEFAULTS.spreadMonths,
    crack: oneOf(CRACKS, text('crack')) ?? DEFAULTS.crack,
    sort: /^-?[a-zA-Z]{1,30}$/u.test(text('sort')) ? text('sort') : undefined,
  };
}

/** @returns the shortest address that asks for the view */
export function writeView(view: FuturesView): URLSearchParams {
  const parameters = new URLSearchParams({ product: view.product });
  const add = (name: string, value: string | number | undefined, absent: string | number | undefined): void => {
    if (value !== absent && value !== undefined) parameters.set(name, String(value));
  };
  add('asOf', view.asOf, DEFAULTS.asOf);
  if (view.overlays.length > 0) parameters.set('overlay', view.overlays.join(','));
  add('contract', view.contract, DEFAULTS.contract);
  add('history', view.history, DEFAULTS.history);
  add('range', view.range, DEFAULTS.range);
  add('nth', view.nth, DEFAULTS.nth);
  add('adjustment', view.adjustment, DEFAULTS.adjustment);
  add('table', view.table, DEFAULTS.table);
  add('months', view.spreadMonths, DEFAULTS.spreadMonths);
  add('crack', view.crack, DEFAULTS.crack);
  add('sort', view.sort, DEFAULTS.sort);
  return parameters;
}

/** @returns the same view of another product: what belongs to the old one alone is let go */
export function ofProduct(view: FuturesView, product: ProductCode): FuturesView {
  return product === view.product ? view : { ...view, product, contract: undefined };
}

/** @returns the date that an overlay stands for beside a trade date */
export function overlayDate(overlay: Age | IsoDate, tradeDate: IsoDate): IsoDate {
  switch (overlay) {
    case '1D':
      return addDays(tradeDate, -1);
    case '1W':
      return addDays(tradeDate, -7);
    case '1M':
      return shiftMonths(tradeDate, -1);
    case '1Y':
      return shiftMonths(tradeDate, -12);
    default:
      return overlay;
  }
}

/** @returns the first date of a range that ends at a date; undefined for everything there is */
export function rangeStart(range: HistoryRange, end: IsoDate): IsoDate | undefined {
  const months = { '1M': 1, '3M': 3, '6M': 6, '1Y': 12, '3Y': 36, ALL: undefined }[range];
  return months === undefined ? undefined : shiftMonths(end, -months);
}

function readOverlays(text: string): readonly (Age | IsoDate)[] {
  const known = text.split(',').map((part) => oneOf(AGES, part) ?? parseIsoDate(part));
  return [...new Set(known.filter((overlay) => overlay !== undefined))].slice(0, MAX_OVERLAYS);
}

function oneOf<T extends string | number>(known: readonly T[], value: string | number): T | undefined {
  return known.find((candidate) => candidate === value);
}
