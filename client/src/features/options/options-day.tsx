import type { IsoDate } from '@cushing/products';
import { useMemo } from 'react';

import { DateBar } from '../../desk/date-bar.js';
import { livePrice } from '../../desk/front-contract.js';
import { OptionDates } from '../../desk/option-dates.js';
import { useQuotesFact } from '../../desk/use-quotes-fact.js';
import { dateText } from '../../lib/format.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import type { LiveQuote } from '../../live/live-quotes.js';
import { useWatch } from '../../live/use-live.js';
import { Notice } from '../../ui/notice.js';
import { Failure, Loading } from '../../ui/states.js';
import { ExpiryDesk } from './expiry-desk.js';
import { ExpiryBar } from './expiry-bar.js';
import { OptionsHeadline } from './options-headline.js';
import type { OptionsView } from './options-view.js';
import { useDay } from './use-day.js';
import type { ChangeView } from './use-options-view.js';

interface OptionsDayProps {
  readonly view: OptionsView;
  readonly change: ChangeView;
}

/** The options of one product: those of one trade date, or why there are none. */
export function OptionsDay({ view, change }: OptionsDayProps) {
  const { product, asOf } = view;
  return (
    <OptionDates
      product={product}
      asOf={asOf}
      height={720}
      onGo={(date) => {
        change({ asOf: date });
      }}
    >
      {(dates) => <ShownDay dates={dates} view={view} change={change} />}
    </OptionDates>
  );
}

function ShownDay({ dates, view, change }: OptionsDayProps & { readonly dates: readonly IsoDate[] }) {
  const { expiries, found, chain: chainShown, variables, expiry, before, dayBefore, dayAfter } = useDay(view, dates);
  const chosen = found?.chosen;
  const chain = chainShown.status === 'SHOWN' ? chainShown.data : undefined;
  // Earlier dates stand still.
  const isLatest = view.asOf === undefined && chain !== undefined && chain.tradeDate === dates.at(-1);
  const watched = useMemo(() => (isLatest ? [chain.underlying] : []), [isLatest, chain]);
  useWatch(watched);
  const isTraded = useQuotesFact(watched, hasPrice);
  const isFollowed = isTraded && view.values === 'LIVE';
  const stepTo = (date: IsoDate | undefined): (() => void) | undefined =>
    date === undefined
      ? undefined
      : () => {
          change({ asOf: date }, { replaces: true });
        };
  const goToExpiry = (step: 1 | -1): void => {
    const place = found?.listed.findIndex((one) => one === chosen) ?? -1;
    const next = place === -1 ? undefined : found?.listed[place + step];
    if (next !== undefined) change({ series: next.series, expiry: next.expiry, strike: undefined }, { replaces: true });
  };
  useShortcuts({
    '[': () => stepTo(dayBefore)?.(),
    ']': () => stepTo(dayAfter)?.(),
    l: () => {
      change({ asOf: undefined });
    },
    ',': () => {
      goToExpiry(-1);
    },
    '.': () => {
      goToExpiry(1);
    },
  });
  if (expiries.status === 'FAILED') return <Failure message={expiries.message} onRetry={expiries.retry} />;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        {chainShown.status === 'FAILED' ? (
          <div />
        ) : chain === undefined || expiry === undefined ? (
          <div className="w-96 max-w-full">
            <Loading what="the future" height={52} />
          </div>
        ) : (
          <OptionsHeadline chain={chain} expiry={expiry} before={before} isLatest={isLatest} isFollowed={isFollowed} />
        )}
        <DateBar
          asOf={view.asOf}
          tradeDate={chosen?.tradeDate}
          first={dates[0] ?? null}
          last={dates.at(-1) ?? null}
          onBefore={stepTo(dayBefore)}
          onAfter={stepTo(dayAfter)}
          onPick={(date) => {
            change({ asOf: date });
          }}
        />
      </div>
      {view.expiry !== undefined && chosen !== undefined && chosen.expiry !== view.expiry ? (
        <Notice tone="INFO">
          No {chosen.series} options expire on {dateText(view.expiry)}: showing {dateText(chosen.expiry)}, the nearest.
        </Notice>
      ) : null}
      {found === undefined ? (
        <Loading what="the expiries" height={38} />
      ) : (
        <ExpiryBar
          found={found}
          expiries={expiries}
          chain={chain}
          isFollowed={isFollowed}
          view={view}
          change={change}
        />
      )}
      {chainShown.status === 'FAILED' ? (
        <Failure message={chainShown.message} onRetry={chainShown.retry} />
      ) : chainShown.status === 'LOADING' || variables === undefined ? (
        <Loading what="the chain" height={700} />
      ) : (
        <ExpiryDesk
          chain={chainShown.data}
          expiries={expiries.status === 'SHOWN' ? expiries.data : []}
          variables={variables}
          isStale={chainShown.isStale || (expiries.status === 'SHOWN' && expiries.isStale)}
          isTraded={isTraded}
          view={view}
          change={change}
        />
      )}
    </>
  );
}

function hasPrice(quotes: Iterable<LiveQuote>): boolean {
  for (const quote of quotes) {
    if (livePrice(quote) !== null) return true;
  }
  return false;
}
