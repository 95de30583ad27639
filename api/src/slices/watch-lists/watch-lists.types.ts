import type { FuturesSymbol } from '@cushing/products';

import type { UserId } from '../accounts/index.js';

/** Where each user's list of contracts is kept, in the user's order. */
export interface WatchListStore {
  /** @returns undefined where the user never made one */
  read(userId: UserId): Promise<readonly FuturesSymbol[] | undefined>;
  write(userId: UserId, symbols: readonly FuturesSymbol[], at: number): Promise<void>;
}
