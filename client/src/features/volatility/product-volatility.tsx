import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo } from 'react';

import { volWish } from '../../alerts/alert-wishes.js';
import { useAlertKey } from '../../alerts/use-alert-key.js';
import { chooseExpiry } from '../../desk/choose-expiry.js';
import { DateBar } from '../../desk/date-bar.js';
import { overlayDate } from '../../desk/overlays.js';
import { VolatilitySurfaceDocument } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { useShown } from '../../lib/use-shown.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { Headline } from './headline.js';
import { FILLING_HEIGHT } from './panel-shell.js';
import { SmileBar } from './smile-bar.js';
import type { ChangeView } from './use-volatility-view.js';
import { usePanelFocus } from './use-panel-focus.js';
import { useSmiles } from './use-smiles.js';
import { VolatilityPanels } from './volatility-panels.js';
import type { VolatilityView } from './volatility-view.js';

interface ProductVolatilityProps {
  readonly product: ProductCode;
  /** On which options have settlements, ascending; undefined until they are known. */
  readonly tradeDates: readonly IsoDate[] | undefined;
  readonly view: VolatilityView;
  readonly change: ChangeView;
}

const NO_DATES: readonly IsoDate[] = [];

/** The panels of one product on one trade date. */
export function ProductVolatility({ product, tradeDates = NO_DATES, view, change }: ProductVolatilityProps) {
  const variables = { product, asOf: view.asOf ?? null, series: view.series ?? null };
  const shown = useShown(VolatilitySurfaceDocument, variables);
  const surface = shown.status === 'SHOWN' ? shown.data.volatilitySurface : undefined;
  const isStale = shown.status === 'SHOWN' && shown.isStale;
  const tradeDate = surface?.tradeDate;
  const slice = surface === undefined ? undefined : chooseExpiry(surface.slices, view.expiry);

  const place = tradeDate === undefined ? -1 : tradeDates.indexOf(tradeDate);
  const [before, after] = place === -1 ? [] : [tradeDates[place - 1], tradeDates[place + 1]];
  const earlier = useMemo(
    () => (tradeDate === undefined ? NO_DATES : earlierDates(view.overlays, tradeDate, tradeDates)),
    [view.overlays, tradeDate, tradeDates],
  );
  const smiles = useSmiles(surface, slice?.expiry, before, earlier);
  const goTo = (date: IsoDate | undefined): (() => void) | undefined =>
    date === undefined
      ? undefined
      : () => {
          change({ asOf: date }, { replaces: true });
        };
  const [goBefore, goAfter] = [goTo(before), goTo(after)];
  useShortcuts({
    '[': () => goBefore?.(),
    ']': () => goAfter?.(),
    l: () => {
      change({ asOf: undefined });
    },
  });
  useAlertKey(
    surface === undefined || slice === undefined
      ? undefined
      : volWish({ product: surface.product, expiry: slice.expiry, model: slice.model, vol: slice.atmVol }),
  );
  usePanelFocus(view.panel, surface !== undefined);
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        {surface === undefined ? (
          <div className="flex h-[173px] min-w-0 grow basis-full flex-col md:h-[88px] xl:h-11 xl:basis-80">
            <Loading what="the volatility" height={FILLING_HEIGHT} />
          </div>
        ) : null}
        {surface === undefined || slice === undefined ? null : (
          <Headline
            surface={surface}
            slice={slice}
            smiles={smiles}
            onFindings={() => {
              change({ panel: 'FINDINGS' });
            }}
          />
        )}
        <DateBar
          asOf={view.asOf}
          tradeDate={tradeDate}
          first={tradeDates[0] ?? null}
          last={tradeDates.at(-1) ?? null}
          onBefore={goBefore}
          onAfter={goAfter}
          onPick={(date) => {
            change({ asOf: date });
          }}
        />
      </div>
      <SmileBar surface={surface} slice={slice} view={view} change={change} />
      {surface !== undefined && slice === undefined ? (
        <Empty title={`All options of ${surface.series} have expired by ${dateText(surface.tradeDate)}.`}>
          Take an earlier trade date.
        </Empty>
      ) : (
        <VolatilityPanels
          surface={surface}
          surfaceVariables={variables}
          isStale={isStale}
          slice={slice}
          smiles={smiles}
          before={before}
          earlier={earlier}
          view={view}
          change={change}
        />
      )}
    </>
  );
}

/** @returns the trade dates that the overlays stand for, each once, without the one that is shown */
function earlierDates(
  overlays: VolatilityView['overlays'],
  tradeDate: IsoDate,
  tradeDates: readonly IsoDate[],
): readonly IsoDate[] {
  const dates = overlays.map((overlay) => {
    const asked = overlayDate(overlay, tradeDate);
    return tradeDates.findLast((date) => date <= asked);
  });
  return [...new Set(dates.filter((date) => date !== undefined).filter((date) => date !== tradeDate))];
}
