/** Rows of the table that sets the models of an option side by side. */
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { FigureRow } from './figures-table.js';

type WriteFigure<Column> = (
  id: string,
  name: string,
  symbol: string,
  unit: string,
  value: (column: Column) => number | null,
) => FigureRow;

/** @returns what writes a row: its value of each of the columns */
export function figureOf<Column>(columns: readonly Column[]): WriteFigure<Column> {
  return (id, name, symbol, unit, value) => ({ id, name, symbol, unit, values: columns.map(value) });
}

/** @returns the price in the quotation, in money, and as far from the first column's, which is exact */
export function priceFigures(
  columns: readonly { readonly price: number | null }[],
  product: ProductCode,
): readonly FigureRow[] {
  const { quotation, contractSize, tickSize } = PRODUCTS[product];
  const exact = columns[0]?.price ?? null;
  const figure = figureOf(columns);
  return [
    figure('price', 'Price', 'V', quotation, ({ price }) => price),
    {
      ...figure('premium', 'Premium', '', 'USD per contract', ({ price }) =>
        price === null ? null : price * contractSize,
      ),
      decimals: 2,
    },
    {
      ...figure('ticksFromExact', 'From exact', '', 'ticks', ({ price }) =>
        price === null || exact === null ? null : (price - exact) / tickSize,
      ),
      decimals: 4,
    },
  ];
}
