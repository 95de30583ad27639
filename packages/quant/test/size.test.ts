/** The package stays small where it is sent over a network: all of it but the boundary table. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from '@jest/globals';

const ENTRY = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const SCRIPT = fileURLToPath(new URL('../scripts/bundle-size.ts', import.meta.url));
/** 25 kB, of 1,024 bytes each. */
const MOST_BYTES = 25 * 1_024;
/** Less than that is no bundle of everything. */
const LEAST_BYTES = 15_000;

describe('the size of the package', () => {
  const title = `is at most ${MOST_BYTES} bytes, bundled, minified and gzipped`;
  if (existsSync(ENTRY)) {
    test(title, () => {
      const bytes = Number(execFileSync(process.execPath, [SCRIPT], { encoding: 'utf8' }));
      expect(bytes).toBeGreaterThan(LEAST_BYTES);
      expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    });
  } else {
    process.stderr.write(`No size is measured: ${ENTRY} is not built.\n`);
    test.skip(`${title}: not built`, () => undefined);
  }
});
