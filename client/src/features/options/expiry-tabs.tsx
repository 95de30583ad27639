import { volKindOf } from '@cushing/pricing';
import type { PricingModel } from '@cushing/pricing';
import type { IsoDate } from '@cushing/products';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';

import { countText, dateText, monthText, shareText } from '../../lib/format.js';
import { ShortAtmVol } from './atm-vol.js';
import { volDigits } from './chain-columns.js';
import type { Chain, Expiry } from './chain-market.js';
import { daysText, noVolText } from './option-words.js';

interface ExpiryTabsProps {
  readonly expiries: readonly Expiry[];
  readonly selected: IsoDate;
  /** The chain that is shown, where it moves with its future. */
  readonly followed: Chain | undefined;
  /** Of the expiry that is shown; the others' vols are taken for lognormal where their future is positive. */
  readonly modelOf: (expiry: Expiry) => PricingModel;
  /** The query of the same page for another expiry. */
  readonly searchOf: (expiry: Expiry) => string;
}

/** The expiries as links in a row that scrolls: days left, volatility at the money, share of the open interest. */
export function ExpiryTabs({ expiries, selected, followed, modelOf, searchOf }: ExpiryTabsProps) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const row = list.current;
    const tab = row?.querySelector<HTMLElement>('[aria-current="page"]');
    if (row === null || tab === null || tab === undefined) return;
    // By the row alone: the page stays where it is.
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [selected]);
  const total = expiries.reduce((sum, { openInterest }) => sum + openInterest, 0);
  return (
    <nav ref={list} aria-label="Expiries" className="flex gap-1 overflow-x-auto" onKeyDown={onTabKey}>
      {expiries.map((expiry) => {
        const { daysToExpiry, atmVol, atmVolStatus, openInterest, month } = expiry;
        const share = total > 0 ? openInterest / total : 0;
        const isSelected = expiry.expiry === selected;
        const days = daysToExpiry > 0 ? `${daysToExpiry} d` : daysText(daysToExpiry);
        const kind = volKindOf(modelOf(expiry));
        const vol = atmVol === null ? 'no vol' : `${volDigits(atmVol, kind)}${kind === 'NORMAL' ? '' : '%'}`;
        return (
          <Link
            key={`${expiry.series} ${expiry.expiry}`}
            to={{ search: searchOf(expiry) }}
            aria-current={isSelected ? 'page' : undefined}
            title={`${expiry.underlying}, expires ${dateText(expiry.expiry)}. Open interest ${countText(openInterest)}, ${shareText(share, 1)} of all. ${noVolText(atmVolStatus) ?? ''}`}
            className="relative flex shrink-0 flex-col rounded-md border border-transparent px-2.5 py-0.5 text-[12px] leading-[17px] whitespace-nowrap text-muted -outline-offset-2 hover:bg-raised aria-[current=page]:border-line aria-[current=page]:bg-panel aria-[current=page]:text-ink"
          >
            <span className="font-semibold">{monthText(month)}</span>
            <span>
              {days} ·{' '}
              {followed?.series === expiry.series && followed.expiry === expiry.expiry ? (
                <ShortAtmVol chain={followed} />
              ) : (
                vol
              )}
            </span>
            <span
              aria-hidden="true"
              className="absolute bottom-0 left-2.5 h-0.5 bg-accent/60"
              style={{ width: `calc((100% - 20px) * ${share.toFixed(3)})` }}
            />
          </Link>
        );
      })}
    </nav>
  );
}

/** Arrow keys walk the links; Enter, being a link's own key, goes. */
function onTabKey(event: KeyboardEvent<HTMLElement>): void {
  const { activeElement } = document;
  const target = {
    ArrowLeft: activeElement?.previousElementSibling,
    ArrowRight: activeElement?.nextElementSibling,
    Home: event.currentTarget.firstElementChild,
    End: event.currentTarget.lastElementChild,
  }[event.key];
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  target.focus();
}
