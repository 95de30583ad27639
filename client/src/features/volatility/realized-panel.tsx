import { fromDayNumber } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo, useRef } from 'react';

import { ExportMenu } from '../../desk/export-menu.js';
import { rangeStart } from '../../desk/history-range.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { SeriesChart } from '../../desk/series-chart.js';
import { ImpliedVsRealizedDocument, RealizedVolatilityDocument } from '../../gql/graphql.js';
import { dateText, shareText, signedText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import { PANEL_SHAPES } from './panel-shell.js';
import { RangeChoice } from './range-choice.js';
import { PremiumFigures } from './premium-figures.js';
import { COMPARED_ESTIMATOR, comparedRecords, realizedSeries } from './realized-series.js';
import type { ComparedPoint, EstimatedPoint } from './realized-series.js';
import type { ChangeView } from './use-volatility-view.js';
import { inPoints } from './vol-texts.js';
import { WINDOWS } from './volatility-view.js';
import type { VolatilityView } from './volatility-view.js';
import { ESTIMATOR_WORDS } from './words.js';

const NONE: readonly ComparedPoint[] = [];
const NO_ESTIMATES: readonly EstimatedPoint[] = [];

interface RealizedPanelProps {
  readonly id: string;
  readonly product: ProductCode;
  readonly tradeDate: IsoDate;
  readonly view: VolatilityView;
  readonly change: ChangeView;
}

/** What options implied for 30 days, beside what was realised before and after. */
export function RealizedPanel({ id, product, tradeDate, view, change }: RealizedPanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const { window, compare, estimator } = view;
  const span = { from: rangeStart(view.range, tradeDate) ?? null, to: tradeDate };
  const variables = { product, window, ...span };
  const shown = useShown(ImpliedVsRealizedDocument, variables);
  const points = shown.status === 'SHOWN' ? shown.data.impliedVsRealized : NONE;
  const isOther = estimator !== COMPARED_ESTIMATOR;
  const estimated = useShown(RealizedVolatilityDocument, isOther ? { ...variables, estimator } : undefined);
  const estimates = isOther && estimated.status === 'SHOWN' ? estimated.data.realizedVolatility : NO_ESTIMATES;
  const lines = useMemo(
    () => realizedSeries(points, { compare, window, estimator, estimates }),
    [points, compare, window, estimator, estimates],
  );
  const isPremium = compare === 'PREMIUM';
  const items = usePanelExports({
    name: `${product}-implied-vs-realised-${tradeDate}`,
    title: `${product} ${isPremium ? 'implied less realised volatility, vol points' : 'implied and realised volatility, % per year'}`,
    ...comparedRecords(points, { product, window, estimator, estimates }),
    query: ImpliedVsRealizedDocument,
    variables,
    chart: { element, series: lines },
  });
  return (
    <Panel
      id={id}
      title="Implied and realised"
      className={shown.status === 'LOADING' ? PANEL_SHAPES.REALIZED.className : ''}
      note={`${product}, ${isPremium ? 'vol points' : '% per year'}`}
      controls={
        <>
          <Choice
            label="Trade dates of realised volatility"
            options={WINDOWS.map((value) => ({ value, text: value, title: `${value} trade dates` }))}
            value={window}
            onChange={(value) => {
              change({ window: value });
            }}
          />
          <Choice
            label="Compare by"
            options={[
              { value: 'LEVELS', text: 'Levels' },
              { value: 'PREMIUM', text: 'Premium', title: 'Implied less realised' },
            ]}
            value={compare}
            onChange={(value) => {
              change({ compare: value });
            }}
          />
          <RangeChoice label="Range of the comparison" view={view} change={change} />
          <ExportMenu what="implied and realised volatility" items={items} />
        </>
      }
    >
      <SeriesChart
        what="implied and realised volatility"
        shown={shown}
        empty={
          <Empty title="There is no implied volatility in this range.">
            Take a longer range or a later trade date.
          </Empty>
        }
        element={element}
        label={`Implied and realised volatility of ${product} up to ${dateText(tradeDate)}`}
        series={lines}
        describeX={(x) => dateText(fromDayNumber(x))}
        formatY={isPremium ? (y) => signedText(inPoints(y), 2) : (y) => shareText(y)}
      />
      <PremiumFigures points={points} />
      {isOther && !isPremium && estimated.status === 'FAILED' ? (
        <p role="status" className="text-warning">
          No {ESTIMATOR_WORDS[estimator]} volatility: {estimated.message}
        </p>
      ) : null}
    </Panel>
  );
}
