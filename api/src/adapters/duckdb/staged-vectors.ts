/** From the columns of an import to the vectors that the appender takes. */
import type { DuckDBVector } from '@duckdb/node-api';

/** Copies numbers into a vector, NaN as NaN: the driver's NULLs cost a big integer each, SQL's nothing. */
export function fillNumbers(
  vector: DuckDBVector | undefined,
  values: ArrayLike<number>,
  from: number,
  count: number,
): void {
  for (let row = 0; row < count; row += 1) {
    vector?.setItem(row, values[from + row] ?? Number.NaN);
  }
}

/** Copies what a mapping says of small whole numbers into a vector; NULL for what it has nothing for. */
export function fillMapped(
  vector: DuckDBVector | undefined,
  values: ArrayLike<number>,
  from: number,
  count: number,
  mapping: readonly number[],
): void {
  for (let row = 0; row < count; row += 1) vector?.setItem(row, mapping[values[from + row] ?? -1] ?? null);
}
