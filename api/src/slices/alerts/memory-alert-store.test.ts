/** The store that the tests of this slice use passes the port's contract: it is no easier than the real one. */
import { randomUUID } from 'node:crypto';

import { MemoryAlertStore } from '../../../test/support/memory-alert-store.js';
import type { UserId } from '../accounts/index.js';
import { alertStoreContract } from './alert-store.contract.js';

alertStoreContract('memory', () => {
  const store = new MemoryAlertStore();
  return Promise.resolve({
    store,
    addUser: () => {
      const userId = randomUUID() as UserId;
      store.setUser(userId, true);
      return Promise.resolve(userId);
    },
    setActive: (userId: UserId, isActive: boolean) => {
      store.setUser(userId, isActive);
      return Promise.resolve();
    },
    removeUser: (userId: UserId) => {
      store.removeUser(userId);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});
