import { volKindOf } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';

import { MISSING, signedText } from '../../lib/format.js';
import { Change } from '../../ui/change.js';
import { volDigits } from './chain-columns.js';
import type { Chain, Expiry } from './chain-market.js';
import { volKindNow } from './live-values.js';
import { noVolText } from './option-words.js';
import { useChainNow } from './use-chain-now.js';

interface AtmVolProps {
  readonly chain: Chain;
  /** The same expiry on the trade date before. */
  readonly before: Expiry | undefined;
  /** Whether the chain moves with its future. */
  readonly isFollowed: boolean;
}

/** Volatility at the money, of now with its change since the settlement, or of the settlement with that of the day. */
export function AtmVol({ chain, before, isFollowed }: AtmVolProps) {
  const live = useChainNow(chain, isFollowed);
  const settledKind = volKindOf(chain.model);
  const isLive = live !== undefined && live.atmVol !== null;
  const kind = isLive ? volKindNow(chain, live) : settledKind;
  const vol = isLive ? live.atmVol : chain.atmVol;
  if (vol === null) return <span title={noVolText(chain.atmVolStatus)}>{MISSING}</span>;
  const reference = isLive ? (kind === settledKind ? chain.atmVol : null) : (before?.atmVol ?? null);
  const points = reference === null ? null : (vol - reference) * (kind === 'NORMAL' ? 1 : 100);
  return (
    <span title={isLive ? 'At the present price of the future; its change since the settlement' : undefined}>
      {volDigits(vol, kind)}
      {kind === 'NORMAL' ? ` ${PRODUCTS[chain.product].quotation} per √year` : '%'}{' '}
      {points === null ? null : <Change value={points} text={signedText(points, 2)} />}
      {isLive ? <LiveWord isStale={live.isStale} /> : null}
    </span>
  );
}

/** As in the tab of an expiry. */
export function ShortAtmVol({ chain }: { readonly chain: Chain }) {
  const live = useChainNow(chain, true);
  const isLive = live !== undefined && live.atmVol !== null;
  const kind = isLive ? volKindNow(chain, live) : volKindOf(chain.model);
  const vol = isLive ? live.atmVol : chain.atmVol;
  if (vol === null) return 'no vol';
  return (
    <>
      {volDigits(vol, kind)}
      {kind === 'NORMAL' ? '' : '%'}
      {isLive ? <LiveWord isStale={live.isStale} /> : null}
    </>
  );
}

function LiveWord({ isStale }: { readonly isStale: boolean }) {
  return <span className="pl-1 text-[10px] font-normal text-muted">{isStale ? 'stale' : 'live'}</span>;
}
