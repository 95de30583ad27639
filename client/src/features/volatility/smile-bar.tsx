import { dateText, shortDateText } from '../../lib/format.js';
import { OverlayControls } from '../../desk/overlay-controls.js';
import { Choice } from '../../ui/choice.js';
import { Loading } from '../../ui/states.js';
import type { Slice, Surface } from './surface-grid.js';
import type { ChangeView } from './use-volatility-view.js';
import { volTexts } from './vol-texts.js';
import { VOLATILITY_AGES, seriesOf } from './volatility-view.js';
import type { VolatilityView } from './volatility-view.js';
import { VOL_STATUS_WORDS, daysText } from './words.js';

interface SmileBarProps {
  readonly surface: Surface | undefined;
  /** The expiry that is shown. */
  readonly slice: Slice | undefined;
  readonly view: VolatilityView;
  readonly change: ChangeView;
}

/** Which options the page shows: their series, their expiry, and the dates laid over. */
export function SmileBar({ surface, slice, view, change }: SmileBarProps) {
  const series = seriesOf(view.product);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {series.length < 2 ? null : (
        <Choice
          label="Series of options"
          options={series.map((known) => ({ value: known.series, text: known.series, title: known.name }))}
          value={surface?.series ?? view.series ?? series[0]?.series ?? 'LO'}
          onChange={(value) => {
            change({ series: value });
          }}
        />
      )}
      <div className="min-w-0 overflow-x-auto">
        {surface === undefined ? (
          <div className="w-200 max-w-full">
            <Loading what="the expiries" height={26} />
          </div>
        ) : (
          <Choice
            label="Expiry"
            options={surface.slices.map(({ expiry, daysToExpiry, underlying, atmVol, atmVolStatus, model }) => ({
              value: expiry,
              text: <span className="whitespace-nowrap">{shortDateText(expiry)}</span>,
              title: `${underlying}, ${dateText(expiry)}, ${daysText(daysToExpiry)}, at the money ${
                atmVol === null ? VOL_STATUS_WORDS[atmVolStatus] : volTexts(model, surface.product).text(atmVol)
              }`,
            }))}
            value={slice?.expiry ?? ''}
            onChange={(value) => {
              const picked = surface.slices.find(({ expiry }) => expiry === value);
              change({ expiry: picked?.expiry, strike: undefined });
            }}
          />
        )}
      </div>
      <OverlayControls
        noun="smile"
        ages={VOLATILITY_AGES}
        overlays={view.overlays}
        onChange={(overlays) => {
          change({ overlays });
        }}
      />
      {slice === undefined || view.expiry === undefined || view.expiry === slice.expiry ? null : (
        <span role="status" className="text-warning">
          No options expire on {dateText(view.expiry)}: showing {dateText(slice.expiry)}
        </span>
      )}
    </div>
  );
}
