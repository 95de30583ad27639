import { AlertExpiriesDocument } from '../gql/graphql.js';
import { useShown } from '../lib/use-shown.js';
import { useLiveChain } from '../live/use-live-chain.js';
import { isConnected } from '../live/live-status.js';
import { useLiveStatus, useWatch } from '../live/use-live.js';
import type { AlertSubject } from './alert-texts.js';
import { symbolsOf, useAlertValue } from './use-alert-value.js';

const NOTHING = { kind: 'PRICE', symbol: null, secondSymbol: null, product: null, expiry: null } as const;

/** Has what something would watch come. @returns its present value; null while that is not known */
export function usePresentValue(subject: AlertSubject | undefined): number | null {
  const asked = subject ?? NOTHING;
  useWatch(symbolsOf(asked));
  const vol = useAtmVol(asked);
  return useAlertValue({ ...asked, value: vol });
}

/** @returns the volatility of now; of the latest settlement where nothing of now can come */
function useAtmVol({ product, expiry }: Pick<AlertSubject, 'expiry' | 'product'>): number | null {
  const shown = useShown(AlertExpiriesDocument, product === null ? undefined : { product });
  const listed =
    product !== null && shown.status === 'SHOWN' && !shown.isStale
      ? shown.data.optionExpiries.find((one) => one.expiry === expiry)
      : undefined;
  const chain = useLiveChain(product ?? undefined, listed?.expiry, listed?.series);
  const isLive = isConnected(useLiveStatus());
  return chain?.atmVol ?? (isLive ? null : (listed?.atmVol ?? null));
}
