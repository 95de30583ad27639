/** Eighteen years of crude as a file in the `futures-wide` format: a random walk on real trade dates. */
import { writeFileSync } from 'node:fs';

import { isTradeDate, isoDate, nextTradeDate } from '@cushing/products';
import { nextUniform, normalQuantile, seedXoshiro128 } from '@cushing/quant';

export const FIRST_DATE = '2003-01-02';
export const LAST_DATE = '2020-12-31';
const CONTRACTS = 12;

/** @returns how many settlements the file holds */
export function writeMarketFile(path: string): number {
  const stream = seedXoshiro128(18, 0);
  const normal = (): number => normalQuantile(nextUniform(stream));
  const columns = Array.from({ length: CONTRACTS }, (_, index) => `CL${String(index + 1).padStart(2, '0')}`);
  const lines = [['date', ...columns].join(',')];
  let level = 60;
  for (let date = isoDate(FIRST_DATE); date <= LAST_DATE; date = nextTradeDate('CL', date)) {
    if (!isTradeDate('CL', date)) continue;
    level *= Math.exp(0.018 * normal() + 0.01 * Math.log(65 / level));
    const settles = columns.map((_, index) => (level * (1 + 0.002 * index) + 0.05 * normal()).toFixed(2));
    lines.push([date, ...settles].join(','));
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
  return (lines.length - 1) * CONTRACTS;
}
