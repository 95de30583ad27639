import type { FuturesSymbol } from '@cushing/products';

import type { UserId } from '../../slices/accounts/index.js';
import type { WatchListStore } from '../../slices/watch-lists/index.js';
import type { Access } from './access.js';
import { WatchListEntity } from './entities/watch-list.entity.js';
import { unknownUserOr } from './unknown-user.js';
import { isUuid } from './uuid.js';

/** The table `watch_lists`. */
export class PostgresWatchListStore implements WatchListStore {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  async read(userId: UserId): Promise<readonly FuturesSymbol[] | undefined> {
    if (!isUuid(userId)) return undefined;
    const row = await this.#access.run((manager) => manager.findOne(WatchListEntity, { userId }));
    return row === null ? undefined : (row.symbols as FuturesSymbol[]);
  }

  async write(userId: UserId, symbols: readonly FuturesSymbol[], at: number): Promise<void> {
    await this.#access.run(async (manager) => {
      try {
        await manager.upsert(WatchListEntity, { userId, symbols: [...symbols], updatedAt: new Date(at) });
      } catch (error) {
        throw unknownUserOr(error);
      }
    });
  }
}
