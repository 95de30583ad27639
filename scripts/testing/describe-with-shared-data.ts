/** Test blocks that need the reference data: they run where it is there, and are counted as skipped where it is not. */
import { describe, test } from '@jest/globals';

import { sharedData } from './shared-data.ts';

/**
 * @param title what the block proves
 * @param relativePath the file it needs, below the folder of reference data
 * @param block the tests, given the file's absolute path
 */
export function describeWithSharedData(title: string, relativePath: string, block: (path: string) => void): void {
  const path = sharedData(relativePath);
  if (path === undefined) {
    describe(title, () => {
      test.skip(`reference data ${relativePath} is not on this machine`, () => undefined);
    });
    return;
  }
  describe(title, () => {
    block(path);
  });
}
