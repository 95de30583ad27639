import { useLiveChain } from '../../live/use-live-chain.js';
import type { LiveChain } from '../../live/use-live-chain.js';
import type { Chain } from './chain-market.js';

/**
 * @param isFollowed whether the chain is to move; else nothing is subscribed to
 * @returns what moves of the chain; undefined before it is known, and once it has expired
 */
export function useChainNow({ product, expiry, series }: Chain, isFollowed: boolean): LiveChain | undefined {
  const live = useLiveChain(isFollowed ? product : undefined, expiry, series);
  return live === undefined || live.years <= 0 ? undefined : live;
}
