/** A surface as its chart and its table take it. */
import { normalQuantile } from '@cushing/quant';

import type { SurfaceGrid } from '../../charts/surface-geometry.js';
import type { VolatilitySurfaceQuery } from '../../gql/graphql.js';
import { dateText, signedText } from '../../lib/format.js';
import type { SurfaceAxis } from './volatility-view.js';
import { daysText } from './words.js';

export type Surface = VolatilitySurfaceQuery['volatilitySurface'];
export type Slice = Surface['slices'][number];

/** One column of a surface. */
export interface SurfaceColumn {
  /** Ascends by strike: 1 less the delta of the call, or ln(K/F). */
  readonly x: number;
  /** As in `25P` or `−0.10`. */
  readonly text: string;
  /** As in `25Δ put` or `ln(K/F) −0.10`. */
  readonly description: string;
}

export function surfaceColumns(surface: Surface, axis: SurfaceAxis): readonly SurfaceColumn[] {
  return axis === 'DELTA'
    ? surface.deltas.map((delta, index) => {
        const x = tidy(1 - delta);
        return { x, text: deltaText(x), description: surface.deltaLabels[index] ?? deltaText(x) };
      })
    : surface.logMoneyness.map((x) => ({ x, text: moneynessText(x), description: `ln(K/F) ${signedText(x, 2)}` }));
}

/** Columns that a table of half the page has room for. */
const TABLE_COLUMNS = 13;
/** Deltas that a table does without: 35 and 45, of puts and calls. */
const LEFT_OUT: ReadonlySet<number> = new Set([0.35, 0.45, 0.55, 0.65]);

/** @returns places of the columns that the table of a surface shows, with the middle one among them */
export function tablePlaces(columns: readonly SurfaceColumn[], axis: SurfaceAxis): readonly number[] {
  const places = columns.map((_, place) => place);
  if (axis === 'DELTA') return places.filter((place) => !LEFT_OUT.has(columns[place]?.x ?? 0));
  const every = Math.max(1, Math.ceil(columns.length / TABLE_COLUMNS));
  const middle = (columns.length - 1) / 2;
  return places.filter((place) => (place - middle) % every === 0);
}

/** @returns the fitted volatilities by expiry and column; those of BACHELIER, in another unit, have no fit */
export function surfaceGrid(surface: Surface, axis: SurfaceAxis): SurfaceGrid {
  return {
    xs: surfaceColumns(surface, axis).map(({ x }) => x),
    expiries: surface.slices.map(({ expiry, daysToExpiry, underlying }) => ({
      text: underlying,
      description: `${dateText(expiry)}, ${daysText(daysToExpiry)}, ${underlying}`,
      days: Math.max(0, daysToExpiry),
    })),
    vols: surface.slices.map((slice) => volsOf(surface, slice, axis)),
  };
}

/** Standard deviations from the forward beyond which a fit is no longer held by quotes, and not shown. */
const MOST_DEVIATIONS = 4;

/** @returns fitted volatilities of an expiry by column, none far out: a near expiry has no options there */
export function volsOf({ logMoneyness }: Surface, slice: Slice, axis: SurfaceAxis): readonly (number | null)[] {
  if (axis === 'DELTA') return slice.byDelta;
  const reach = MOST_DEVIATIONS * (slice.atmVol ?? 0) * Math.sqrt(slice.years);
  return slice.byLogMoneyness.map((vol, column) => (Math.abs(logMoneyness[column] ?? 0) <= reach ? vol : null));
}

/** @returns the strike of a cell in the quotation, not rounded; null where it has none */
export function strikeOf(surface: Surface, axis: SurfaceAxis, row: number, column: number): number | null {
  const slice = surface.slices[row];
  if (slice === undefined) return null;
  if (axis === 'MONEYNESS') return slice.strikesByLogMoneyness[column] ?? null;
  const [delta, vol] = [surface.deltas[column], slice.byDelta[column] ?? null];
  if (delta === undefined || vol === null || slice.forward === null) return null;
  // N(d1) = delta, solved for the strike.
  const deviation = vol * Math.sqrt(slice.years);
  return slice.forward * Math.exp((deviation * deviation) / 2 - deviation * normalQuantile(delta));
}

/** @returns why an expiry has no fitted volatility at a place */
export function whyNoVol({ model, fit }: Slice): string {
  if (model === 'BACHELIER') return 'no fit: prices that are not positive';
  return fit === null
    ? 'no fit: fewer than five usable quotes'
    : `more than ${MOST_DEVIATIONS} standard deviations from the forward`;
}

/** @param x 1 less the delta of the call @returns as in `25P`, `50`, `10C` */
export function deltaText(x: number): string {
  const percent = Math.round(x * 100);
  if (percent === 50) return '50Δ';
  return percent < 50 ? `${percent}P` : `${100 - percent}C`;
}

/** @returns as in `−0.2` or `+0.25` */
export function moneynessText(x: number): string {
  return signedText(x, Math.abs(x * 10 - Math.round(x * 10)) < 1e-9 ? 1 : 2);
}

/** Without what floating point adds: 1 − 0.9 is 0.1. */
function tidy(x: number): number {
  return Number(x.toPrecision(12));
}
