/** Reference values that a package's `test/golden/generate.py` wrote, and the measure by which they are met. */
import { readFileSync } from 'node:fs';

/**
 * @param folder of the package, below `packages`
 * @param name of the file, without its ending
 * @returns the rows of the file; each test names their fields
 */
export function readGolden(folder: 'curves' | 'quant', name: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../packages/${folder}/test/golden/${name}.json`, import.meta.url), 'utf8'),
  );
}

/** @returns |actual − expected| / |expected|; 0 where both are 0 */
export function relativeError(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}
