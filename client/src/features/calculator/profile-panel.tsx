import { MODEL_NAMES, describeGreek, volKindOf } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { useMemo, useRef } from 'react';

import type { ChartSeries } from '../../charts/chart-types.js';
import { LineChart } from '../../charts/lazy-line-chart.js';
import { numberTicks } from '../../charts/number-ticks.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { CalculateOptionDocument } from '../../gql/graphql.js';
import { decimalsFor, figureText, numberText, priceText } from '../../lib/format.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import type { CalculatorView, Profile } from './calculator-view.js';
import { DAYS_IN_YEAR } from './life.js';
import { optionInputs, withInputs } from './export-inputs.js';
import { COLUMN_MODELS, questionOf } from './model-columns.js';
import type { CalculatedOption, ModelColumn } from './model-columns.js';
import { profileLine } from './profile.js';
import type { ChangeCalculator } from './use-calculator-view.js';

const HEIGHT = 260;
/** Pixels that half a mark's text takes: nearer to the edge it would be cut. */
const EDGE = 22;
const PROFILE_NAMES: Readonly<Record<Profile, string>> = {
  PRICE: 'Price',
  DELTA: 'Delta',
  GAMMA: 'Gamma',
  VEGA: 'Vega',
};

interface ProfilePanelProps {
  readonly view: CalculatorView;
  readonly change: ChangeCalculator;
  readonly valuation: IsoDate;
  readonly option: CalculatedOption;
  /** What the model that is drawn says of the option. */
  readonly column: ModelColumn;
  readonly isStale: boolean;
}

/** How the option's value or a Greek changes with the future. */
export function ProfilePanel({ view, change, valuation, option, column, isStale }: ProfilePanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const { product, profile } = view;
  const { model, vol } = column;
  const { quotation } = PRODUCTS[product];
  const series = useMemo(() => (vol === null ? [] : linesOf(option, column, profile)), [option, column, profile, vol]);
  const unit = profile === 'PRICE' ? quotation : describeGreek(profile, quotation, volKindOf(model)).unit;
  const marks = numberTicks((value) => priceText(product, value));
  const decimals = decimalsFor(
    series.flatMap(({ points }) => points.map(({ y }) => y)),
    4,
  );
  const items = usePanelExports({
    name: `${product}-option-profile-${valuation}`,
    title: `${MODEL_NAMES[model]}: ${PROFILE_NAMES[profile].toLowerCase()} over the future, ${unit}`,
    ...withInputs(
      {
        header: ['forward', ...series.map(({ id }) => id)],
        rows: (series[0]?.points ?? []).map(({ x }) => [
          x,
          ...series.map(({ points }) => points.find((point) => point.x === x)?.y ?? null),
        ]),
      },
      { figure: profile, unit, vol, ...optionInputs(view, valuation, option, model) },
    ),
    query: CalculateOptionDocument,
    variables: questionOf(option, column, product),
    chart: { element, series },
  });
  return (
    <Panel
      title={`${PROFILE_NAMES[profile]} over the future`}
      note={unit}
      controls={
        <>
          <select
            aria-label="Model that is drawn"
            value={model}
            onChange={(event) => {
              const chosen = COLUMN_MODELS.find((candidate) => candidate === event.target.value);
              change((before) => ({ ...before, model: chosen }));
            }}
            className="h-6 rounded border border-field-line bg-panel px-1.5"
          >
            {COLUMN_MODELS.map((candidate) => (
              <option key={candidate} value={candidate}>
                {MODEL_NAMES[candidate]}
              </option>
            ))}
          </select>
          <Choice
            label="What is drawn"
            options={(Object.keys(PROFILE_NAMES) as Profile[]).map((value) => ({ value, text: PROFILE_NAMES[value] }))}
            value={profile}
            onChange={(chosen) => {
              change((before) => ({ ...before, profile: chosen }));
            }}
          />
          <ExportMenu what="the profile" items={items} />
        </>
      }
    >
      {series.length === 0 ? (
        <Empty title={`${MODEL_NAMES[model]} has nothing to draw.`}>{column.reason}</Empty>
      ) : (
        <div className={isStale ? 'opacity-60' : ''} aria-busy={isStale}>
          <LineChart
            element={element}
            label={`${PROFILE_NAMES[profile]} of the option over the price of the future`}
            series={series}
            height={HEIGHT}
            ticks={(from, to, width) =>
              marks(from, to, width).filter(({ value }) => (value - from) / (to - from) > EDGE / width)
            }
            describeX={(x) => `F ${priceText(product, x)}`}
            formatY={(y) => figureText(y, decimals)}
            restsAt="PINNED"
            pinned={option.forward}
          />
        </div>
      )}
    </Panel>
  );
}

function linesOf(option: CalculatedOption, { model, vol }: ModelColumn, profile: Profile): readonly ChartSeries[] {
  if (vol === null) return [];
  const { type, forward, strike, years, rate } = option;
  const inputs = { model, type, forward, strike, years, vol, rate };
  const days = years * DAYS_IN_YEAR;
  const lines: ChartSeries[] = [
    { id: 'now', name: `now, ${daysText(days)}`, points: profileLine(inputs, profile, years) },
    { id: 'half', name: daysText(days / 2), points: profileLine(inputs, profile, years / 2) },
    { id: 'end', name: 'at expiry', points: profileLine(inputs, profile, 0) },
  ];
  return years > 0 ? lines : lines.slice(2);
}

function daysText(days: number): string {
  const text = numberText(days, Math.abs(days - Math.round(days)) < 0.05 ? 0 : 1);
  return text === '1' ? '1 day left' : `${text} days left`;
}
