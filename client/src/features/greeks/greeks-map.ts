import type { ColourScaleKind } from '../../charts/colour-scale.js';
import type { GridLabel } from '../../charts/heat-map.js';
import type { GreeksMatrixQuery } from '../../gql/graphql.js';
import { dateText, decimalsFor, numberText, priceText } from '../../lib/format.js';

export type Matrix = GreeksMatrixQuery['greeksMatrix'];

const DIGITS = 3;
/** Numbers below it are shown in a smaller unit. */
const LEAST_PLAIN = 0.05;
/** Of ten, a thousand times smaller each. */
const SUPERSCRIPTS = ['', '³', '⁶', '⁹', '¹²', '¹⁵'] as const;
/** Times the median that the largest number is, where few numbers would take all of a linear scale's colours. */
const DOMINATED_FROM = 6;

export interface MatrixMap {
  readonly rows: readonly GridLabel[];
  readonly columns: readonly GridLabel[];
  /** What the colours run by: the numbers, or their logarithms with their signs. */
  readonly shades: readonly (readonly (number | null)[])[];
  /** In thousandths, millionths and so on where the numbers are small. */
  readonly format: (value: number) => string;
  /** As `format`, of the number that a shade stands for. */
  readonly formatShade: (shade: number) => string;
  /** The unit that `format` writes in. */
  readonly inText: (unit: string) => string;
  readonly scale: ColourScaleKind;
  readonly isLogarithmic: boolean;
}

/** What stands where on the map; a scale with a middle where numbers are of both signs. */
export function mapOf({ product, columns, rows }: Pick<Matrix, 'columns' | 'product' | 'rows'>): MatrixMap {
  const values = rows.map(({ cells }) => cells.map(({ value }) => value));
  const numbers = values.flat().filter((value) => value !== null);
  const sizes = numbers.map(Math.abs).sort((a, b) => a - b);
  const largest = sizes.at(-1) ?? 0;
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const found = SUPERSCRIPTS.findIndex((_, index) => largest * 1_000 ** index >= LEAST_PLAIN);
  const thousands = Math.max(found, 0); // none where all of them are 0
  const decimals = decimalsFor([largest * 1_000 ** thousands], thousands === 0 ? DIGITS : DIGITS + 1);
  const format = (value: number): string => numberText(value * 1_000 ** thousands, decimals);
  const isLogarithmic = median > 0 && largest >= DOMINATED_FROM * median;
  return {
    rows: rows.map(({ expiry, underlying, daysToExpiry, forward }) => ({
      text: `${underlying} · ${daysToExpiry} d`,
      description: `${underlying}, expiry ${dateText(expiry)} (${daysToExpiry} days), forward ${priceText(product, forward)}`,
    })),
    columns: columns.map(({ label }) => ({ text: label })),
    // A logarithm that goes through 0 evenly, below the median nearly in proportion.
    shades: isLogarithmic
      ? values.map((row) => row.map((value) => (value === null ? null : Math.asinh(value / median))))
      : values,
    format,
    formatShade: isLogarithmic ? (shade) => format(Math.sinh(shade) * median) : format,
    inText: (unit) => (thousands === 0 ? unit : `10⁻${SUPERSCRIPTS[thousands] ?? ''} ${unit}`),
    scale: numbers.some((value) => value < 0) && numbers.some((value) => value > 0) ? 'DIVERGING' : 'SEQUENTIAL',
    isLogarithmic,
  };
}
