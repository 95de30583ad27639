import { readFileSync } from 'node:fs';

/** @returns the rows that `generate.py` wrote; each test names their fields */
export function readGolden(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'));
}

/** @returns |actual − expected| / |expected|; 0 where both are 0 */
export function relativeError(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}
