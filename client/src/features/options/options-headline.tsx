import { OPTION_SERIES } from '@cushing/products';

import { VolAlertButton } from '../../alerts/alert-button.js';
import { Fact } from '../../desk/fact.js';
import { countText, dateText } from '../../lib/format.js';
import { AtmVol } from './atm-vol.js';
import type { Chain, Expiry } from './chain-market.js';
import { FuturePrice } from './future-price.js';
import { daysText, modelText, rateNote, rateSourceText, rateText } from './option-words.js';

interface OptionsHeadlineProps {
  readonly chain: Chain;
  readonly expiry: Expiry;
  /** The same expiry on the trade date before. */
  readonly before: Expiry | undefined;
  /** Whether it is of the latest trade date, whose future goes on moving. */
  readonly isLatest: boolean;
  /** Whether the chain moves with it. */
  readonly isFollowed: boolean;
}

/** The future and its volatility at a glance. */
export function OptionsHeadline({ chain, expiry, before, isLatest, isFollowed }: OptionsHeadlineProps) {
  const { product, series } = chain;
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-2" data-testid="headline">
      <FuturePrice chain={chain} before={before} isLatest={isLatest} />
      <dl className="flex flex-wrap gap-x-4 gap-y-1.5">
        <Fact term="ATM vol">
          <AtmVol chain={chain} before={before} isFollowed={isFollowed} />
          <VolAlertButton product={product} expiry={chain.expiry} model={chain.model} vol={chain.atmVol} />
        </Fact>
        <Fact term="Expires">
          {dateText(chain.expiry)} ({daysText(chain.daysToExpiry)})
        </Fact>
        <Fact term="Model">
          <abbr title={chain.modelNote} className="no-underline">
            {modelText(chain.model)}
          </abbr>
        </Fact>
        <Fact term="Rate">
          <abbr title={rateNote(chain)} className="no-underline">
            {rateText(chain)} <span className="font-normal text-muted">{rateSourceText(chain)}</span>
          </abbr>
        </Fact>
        <Fact term="Options">
          {series} <span className="font-normal text-muted">{OPTION_SERIES[series].name}</span>
        </Fact>
        <Fact term="Open interest">{countText(expiry.openInterest)}</Fact>
      </dl>
    </div>
  );
}
