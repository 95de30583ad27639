/** Reference values that others computed in high precision, where they are on this machine. */
import { readFileSync } from 'node:fs';

import { sharedData } from '../../../scripts/testing/shared-data.ts';

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- the caller says what the columns of its file are */

/**
 * @param file name without its ending, as in `black76`
 * @returns its rows; none where the file is not there
 */
export function vectorRows<Row>(file: string): readonly Row[] {
  const path = sharedData(`vectors/${file}.json`);
  // The caller names the columns that it reads.
  return path === undefined ? [] : (JSON.parse(readFileSync(path, 'utf8')) as { readonly rows: readonly Row[] }).rows;
}

/** @param errorOf NaN for a row that does not count */
export function worst<Row>(file: string, errorOf: (row: Row) => number, unit: string): string {
  return worstOf(vectorRows<Row>(file).map(errorOf), unit);
}

/** The largest and the root mean square of errors, those that are NaN left out. */
export function worstOf(errors: readonly number[], unit: string): string {
  const counted = errors.filter((error) => !Number.isNaN(error));
  if (counted.length === 0) return 'vectors are not on this machine';
  const largest = counted.reduce((most, error) => Math.max(most, error), 0);
  const meanSquare = counted.reduce((sum, error) => sum + error * error, 0) / counted.length;
  const count = counted.length.toLocaleString('en');
  return `${largest.toExponential(1)} ${unit} (rms ${Math.sqrt(meanSquare).toExponential(1)}), ${count} vectors`;
}
