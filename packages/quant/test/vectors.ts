/** Reference values that others computed in high precision: one JSON file a family, with its conventions in `meta`. */
import { readFileSync } from 'node:fs';

import { describeWithSharedData } from '../../../scripts/testing/describe-with-shared-data.ts';

interface VectorFile<Row> {
  readonly rows: readonly Row[];
}

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- the caller says what the columns of its file are */

/**
 * @param file name without its ending, as in `black76`
 * @param block the tests, given every row
 */
export function describeWithVectors<Row>(title: string, file: string, block: (rows: readonly Row[]) => void): void {
  describeWithSharedData(title, `vectors/${file}.json`, (path) => {
    block(vectorRows<Row>(path));
  });
}

/** @throws {Error} for a file without rows: a check of nothing passes too */
export function vectorRows<Row>(path: string): readonly Row[] {
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as VectorFile<Row>; // the caller names the file's columns
  if (rows.length === 0) throw new Error(`${path} has no rows`);
  return rows;
}
