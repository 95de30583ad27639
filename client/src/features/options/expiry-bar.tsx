import type { PricingModel } from '@cushing/pricing';
import { OPTION_SERIES } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';

import type { Shown } from '../../lib/use-shown.js';
import { Choice } from '../../ui/choice.js';
import type { Chain, Expiry } from './chain-market.js';
import { chooseExpiry } from './choose-expiry.js';
import type { ChosenExpiry } from './choose-expiry.js';
import { ExpiryTabs } from './expiry-tabs.js';
import { writeView } from './options-view.js';
import type { OptionsView } from './options-view.js';
import type { ChangeView } from './use-options-view.js';

interface ExpiryBarProps {
  readonly found: ChosenExpiry;
  readonly expiries: Shown<readonly Expiry[]>;
  /** The one that is shown, once there is one. */
  readonly chain: Chain | undefined;
  /** Whether that moves with its future. */
  readonly isFollowed: boolean;
  readonly view: OptionsView;
  readonly change: ChangeView;
}

/** Which options: the series, where there are several, and the expiry. */
export function ExpiryBar({ found, expiries, chain, isFollowed, view, change }: ExpiryBarProps) {
  const { chosen, listed, series: all } = found;
  const isStale = expiries.status === 'SHOWN' && expiries.isStale;
  const toSeries = (series: OptionSeries): void => {
    const listedInAll = expiries.status === 'SHOWN' ? expiries.data : [];
    // The other series' expiry of about the same date.
    const expiry =
      view.expiry === undefined ? undefined : chooseExpiry(listedInAll, series, chosen.expiry)?.chosen.expiry;
    change({ series, expiry, strike: undefined });
  };
  return (
    <div className={`flex min-w-0 items-center gap-3 ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
      {all.length > 1 ? (
        <Choice
          label="Series"
          options={all.map((value) => ({ value, text: value, title: OPTION_SERIES[value].name }))}
          value={chosen.series}
          onChange={toSeries}
        />
      ) : null}
      <div className="min-w-0">
        <ExpiryTabs
          expiries={listed}
          selected={chosen.expiry}
          followed={isFollowed ? chain : undefined}
          modelOf={(expiry) => modelOf(expiry, chain)}
          searchOf={({ series, expiry }) =>
            writeView({ ...view, series, expiry, strike: undefined, brokenLegs: [] }).toString()
          }
        />
      </div>
    </div>
  );
}

/** That of the chain where it is the chain's; any other expiry is lognormal where its future has a price above 0. */
function modelOf(expiry: Expiry, chain: Chain | undefined): PricingModel {
  if (chain?.series === expiry.series && chain.expiry === expiry.expiry) return chain.model;
  return expiry.forward !== null && expiry.forward <= 0 ? 'BACHELIER' : 'BLACK76';
}
