/** Test blocks that need a real database server: they run where it is installed, and are counted as skipped elsewhere. */
import { describe, test } from '@jest/globals';

import { postgresMissing, redisMissing } from './database-servers.ts';

const REASONS = { postgres: postgresMissing, redis: redisMissing };

/**
 * @param title what the block proves
 * @param servers what it starts
 */
export function describeWithServers(
  title: string,
  servers: readonly (keyof typeof REASONS)[],
  block: () => void,
): void {
  const reasons = servers.map((server) => REASONS[server]()).filter((reason) => reason !== undefined);
  if (reasons.length === 0) {
    describe(title, block);
    return;
  }
  describe(title, () => {
    test.skip(reasons.join('; '), () => undefined);
  });
}
