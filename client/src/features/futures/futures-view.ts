/** What the page shows, as its address says it. Whatever an address gets wrong is shown as if it was not said. */
import { isProductCode, parseFuturesSymbol, parseIsoDate } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import { RANGES } from '../../desk/history-range.js';
import type { HistoryRange } from '../../desk/history-range.js';
import { readOverlays } from '../../desk/overlays.js';
import type { Overlay } from '../../desk/overlays.js';
import type { CrackSpreadKind, RollAdjustment } from '../../gql/graphql.js';
import { oneOf } from '../../lib/one-of.js';

export const ADJUSTMENTS = ['NONE', 'DIFFERENCE', 'RATIO'] as const satisfies readonly RollAdjustment[];
export const CRACKS = ['CRACK_321', 'GASOLINE', 'HEATING_OIL'] as const satisfies readonly CrackSpreadKind[];
export const SPREAD_MONTHS = [1, 2, 3, 6, 12] as const;
export const NEARBIES = [1, 2, 3, 6, 12] as const;

export interface FuturesView {
  readonly product: ProductCode;
  /** The latest trade date where absent. */
  readonly asOf: IsoDate | undefined;
  readonly overlays: readonly Overlay[];
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
