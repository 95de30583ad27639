/**
 * Finds the reference data that tests and benches may use and the project does not contain:
 * real settlements, exchange calendars, file samples.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The folder of reference data: `CUSHING_SHARED`, or `shared` beside the checkout. */
export const sharedFolder = resolve(process.env['CUSHING_SHARED'] ?? join(repository, '..', 'shared'));

/**
 * @param relativePath path below the folder of reference data, as in `data/contract_expiries.csv`
 * @returns the absolute path, or undefined where this machine does not have it
 */
export function sharedData(relativePath: string): string | undefined {
  const path = join(sharedFolder, relativePath);
  return existsSync(path) ? path : undefined;
}
