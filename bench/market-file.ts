/** Eighteen years of crude as a file in the `futures-wide` format: a random walk on real trade dates. */
import { writeFileSync } from 'node:fs';

import { nextUniform, seedXoshiro128 } from '@cushing/curves';
import { isTradeDate, isoDate, nextTradeDate } from '@cushing/products';
import { normalQuantile } from '@cushing/quant';

export const FIRST_DATE = '2003-01-02';
export const LAST_DATE = '2020-12-31';
const CONTRACTS = 12;
/** As wide and long as three years of a vendor's file. */
const WIDE_DATES = 776;
const WIDE_PRODUCTS = { CL: 60, NG: 3, HO: 2, RB: 2 } as const;
const WIDE_CONTRACTS = 36;

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

/** Writes three years of four products with 36 contracts each, 777 lines of 144 columns and a date. */
export function writeWideFile(path: string): void {
  const stream = seedXoshiro128(36, 0);
  const products = Object.entries(WIDE_PRODUCTS);
  const names = products.flatMap(([product]) =>
    Array.from({ length: WIDE_CONTRACTS }, (_, index) => `${product}${String(index + 1).padStart(2, '0')}`),
  );
  const lines = [['date', ...names].join(',')];
  for (let date = isoDate('2019-01-02'); lines.length <= WIDE_DATES; date = nextTradeDate('CL', date)) {
    const settles = products.flatMap(([, level]) =>
      Array.from({ length: WIDE_CONTRACTS }, () => (level * (0.9 + 0.2 * nextUniform(stream))).toFixed(4)),
    );
    lines.push([date, ...settles].join(','));
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}
