import { addDays } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { useMemo, useState } from 'react';

import { CrowdChartLoading } from '../../charts/lazy-crowd-chart.js';
import { DateBar } from '../../desk/date-bar.js';
import { ContinuousHistoryDocument, ForwardCurvesDocument, TradeDatesAroundDocument } from '../../gql/graphql.js';
import type { ProductsQuery } from '../../gql/graphql.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { useShown } from '../../lib/use-shown.js';
import { Failure, Loading } from '../../ui/states.js';
import { DAYS_AROUND, MOST_ASKED, withoutNeighbours } from './alike-days.js';
import { comparedMonths, ownFollowing } from './analog-series.js';
import type { AnalogsView } from './analogs-view.js';
import { AskedDay } from './asked-day.js';
import { CHART_HEIGHT, CurvesPanel } from './curves-panel.js';
import { DaysBar } from './days-bar.js';
import { DaysPanel } from './days-panel.js';
import { FollowingPanel } from './following-panel.js';
import { NoDays, NoShape } from './no-days.js';
import { useAlikeDays } from './use-alike-days.js';
import type { ChangeView } from './use-analogs-view.js';

/** In which `DAYS_AROUND` trade dates lie, with room for a market that stayed closed for weeks. */
const CALENDAR_DAYS_AROUND = 60;
/** Above and below the chart of a panel. */
const PANEL_FRAME = 62;

interface AnalogsDayProps {
  readonly product: ProductsQuery['products'][number] & { readonly lastTradeDate: IsoDate };
  readonly view: AnalogsView;
  readonly change: ChangeView;
}

/** The likes of one trade date of a product, and what followed them. */
export function AnalogsDay({ product, view, change }: AnalogsDayProps) {
  const { code, quotation, firstTradeDate, lastTradeDate } = product;
  const asked = view.asOf === undefined || view.asOf > lastTradeDate ? lastTradeDate : view.asOf;
  const limit = view.isApart ? MOST_ASKED : view.count;
  const alike = useAlikeDays(code, asked, limit);
  const curvesShown = useShown(ForwardCurvesDocument, { product: code, asOf: [asked] });
  const around = { from: addDays(asked, -CALENDAR_DAYS_AROUND), to: addDays(asked, CALENDAR_DAYS_AROUND) };
  const datesShown = useShown(TradeDatesAroundDocument, { product: code, ...around });
  const ownShown = useShown(ContinuousHistoryDocument, {
    ...{ product: code, nth: 1, adjustment: 'NONE' },
    ...{ from: asked, to: around.to },
  });
  const [highlighted, setHighlighted] = useState<string>();

  const curve = curvesShown.status === 'SHOWN' ? curvesShown.data.forwardCurve[0] : undefined;
  const compared = curve?.tradeDate;
  const tradeDates = datesShown.status === 'SHOWN' ? datesShown.data.tradeDates : undefined;
  // The answer before, which is shown until the next one has come, says nothing of the date that is asked for.
  const isAnswered = curvesShown.status === 'SHOWN' && !curvesShown.isStale;
  const shownDate = isAnswered ? compared : undefined;
  const before = tradeDates?.findLast((date) => date < (shownDate ?? asked));
  const after = tradeDates?.find((date) => date > asked);
  const go = (asOf: IsoDate | undefined) =>
    asOf === undefined
      ? undefined
      : () => {
          change({ asOf, hidden: [] }, { replaces: true });
        };
  const goBefore = go(before);
  const goAfter = go(after);
  const goLatest = (): void => {
    change({ asOf: undefined, hidden: [] });
  };
  useShortcuts({
    '[': () => goBefore?.(),
    ']': () => goAfter?.(),
    l: goLatest,
    o: () => {
      change(({ isApart }) => ({ isApart: !isApart }));
    },
  });

  const found = alike.status === 'SHOWN' ? alike.data : undefined;
  const days = useMemo(() => {
    if (found === undefined) return undefined;
    const [first] = found;
    if (!view.isApart || first === undefined) return found.slice(0, view.count);
    // Without the dates around it cannot be said which days are neighbours.
    return tradeDates === undefined
      ? undefined
      : withoutNeighbours(found, first.comparedWith, tradeDates).slice(0, view.count);
  }, [found, tradeDates, view.isApart, view.count]);
  const shownDays = useMemo(
    () => days?.filter(({ tradeDate }) => !view.hidden.includes(tradeDate)) ?? [],
    [days, view.hidden],
  );
  const months = useMemo(() => comparedMonths(curve?.points ?? []), [curve]);
  const own = useMemo(() => {
    const history = ownShown.status === 'SHOWN' && !ownShown.isStale ? ownShown.data.continuousHistory : [];
    return history[0]?.tradeDate === compared ? ownFollowing(history.map(({ settle }) => settle)) : [];
  }, [ownShown, compared]);

  const isStale = alike.status === 'SHOWN' && (alike.isStale || !isAnswered);
  const failure = [alike, curvesShown, datesShown].find((shown) => shown.status === 'FAILED');
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <AskedDay product={code} quotation={quotation} curve={curve} />
        <DateBar
          asOf={view.asOf}
          tradeDate={shownDate}
          first={firstTradeDate}
          last={lastTradeDate}
          onBefore={goBefore}
          onAfter={goAfter}
          onPick={(asOf) => {
            change({ asOf, hidden: [] });
          }}
        />
      </div>
      {alike.status === 'NO_SHAPE' ? (
        <NoShape message={alike.message} onRetry={alike.retry} />
      ) : failure !== undefined ? (
        <Failure message={failure.message} onRetry={failure.retry} />
      ) : days === undefined || compared === undefined ? (
        <Waiting rows={view.count} />
      ) : (
        <>
          <DaysBar
            compared={found?.[0]?.comparedWith ?? compared}
            found={days.length}
            asked={found?.length ?? 0}
            days={shownDays}
            view={view}
            change={change}
            isStale={isStale}
          />
          {days.length === 0 ? (
            <NoDays isApart={view.isApart} change={change} />
          ) : (
            <>
              <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
                <CurvesPanel
                  {...{ product: code, quotation, compared, months, limit, change, highlighted, isStale }}
                  days={shownDays}
                  form={view.prices}
                />
                <FollowingPanel {...{ product: code, compared, limit, own, highlighted, isStale }} days={shownDays} />
              </div>
              <DaysPanel
                {...{ product: code, quotation, compared, days, limit, change, isStale }}
                hidden={view.hidden}
                onHighlight={setHighlighted}
              />
            </>
          )}
        </>
      )}
    </>
  );
}

/** Holds the places of everything until the days have come. */
function Waiting({ rows }: { readonly rows: number }) {
  return (
    <>
      <Loading what="the days alike" height={48} />
      <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
        <CrowdChartLoading what="the curves" height={CHART_HEIGHT + PANEL_FRAME} />
        <CrowdChartLoading what="what followed" height={CHART_HEIGHT + PANEL_FRAME} />
      </div>
      <Loading what={`the table of days, ${DAYS_AROUND} trade dates after each`} height={64 + rows * 25} />
    </>
  );
}
