/** Runs the contracts of buses and leases within one process. */
import { expect, test } from '@jest/globals';

import { busContract } from '../../shared/bus.contract.js';
import { leaseContract } from '../../shared/lease.contract.js';
import type { Logger } from '../../shared/logger.js';
import { MemoryBus, MemoryLease } from './index.js';

const silent = (): void => undefined;
const SILENT: Logger = { debug: silent, info: silent, warn: silent, error: silent };

busContract('memory', () => {
  const hub = new MemoryBus(SILENT);
  return Promise.resolve({
    endpoints: [hub.endpoint(), hub.endpoint(), hub.endpoint()],
    cut: () => {
      hub.cut();
      return Promise.resolve();
    },
    mend: () => {
      hub.mend();
      return Promise.resolve();
    },
  });
});

leaseContract('memory', () => {
  const lease = new MemoryLease();
  return {
    one: lease,
    other: lease,
    steal: async (name) => {
      lease.lose(name);
      await lease.take(name, silent);
    },
  };
});

test('no listener runs within the call of the sender', async () => {
  const hub = new MemoryBus(SILENT);
  const [one, two] = [hub.endpoint(), hub.endpoint()];
  const heard: string[] = [];
  two.listen('topic', (message) => heard.push(message));
  one.publish('topic', 'message');
  expect(heard).toEqual([]);
  await Promise.resolve();
  expect(heard).toEqual(['message']);
});

test('what a failed listener threw is logged with its topic', async () => {
  const logged: object[] = [];
  const hub = new MemoryBus({ ...SILENT, error: (fields) => logged.push(fields) });
  const [one, two] = [hub.endpoint(), hub.endpoint()];
  const broken = new Error('broken listener');
  two.listen('topic', () => {
    throw broken;
  });
  one.publish('topic', 'message');
  await Promise.resolve();
  expect(logged).toEqual([{ err: broken, topic: 'topic' }]);
});
