/** Test blocks that run on a Redis of their own, and are counted as skipped where none is installed. */
import { afterAll, beforeAll } from '@jest/globals';

import { startRedis } from './database-servers.ts';
import type { RedisServer } from './database-servers.ts';
import { describeWithServers } from './describe-with-servers.ts';

/**
 * @param title what the block proves
 * @param block the tests, given what answers the server once they run
 */
export function describeWithRedis(title: string, block: (server: () => RedisServer) => void): void {
  describeWithServers(title, ['redis'], () => {
    let server: RedisServer | undefined;

    beforeAll(async () => {
      server = await startRedis();
    });

    afterAll(async () => {
      await server?.stop();
    });

    block(() => {
      if (server === undefined) throw new Error('Redis is asked for before it has started');
      return server;
    });
  });
}
