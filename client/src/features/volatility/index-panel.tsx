import { fromDayNumber, toDayNumber } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo, useRef } from 'react';

import { ExportMenu } from '../../desk/export-menu.js';
import { rangeStart } from '../../desk/history-range.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { SeriesChart } from '../../desk/series-chart.js';
import { VolatilityIndexDocument } from '../../gql/graphql.js';
import type { VolatilityIndexQuery } from '../../gql/graphql.js';
import { MISSING, dateText, numberText, signedText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import { Change } from '../../ui/change.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import { Figure } from './figure.js';
import { PANEL_SHAPES } from './panel-shell.js';
import { RangeChoice } from './range-choice.js';
import type { ChangeView } from './use-volatility-view.js';
import type { VolatilityView } from './volatility-view.js';
import { INDEX_STATUS_WORDS } from './words.js';

type IndexPoints = VolatilityIndexQuery['volatilityIndex'];

const NONE: IndexPoints = [];

interface IndexPanelProps {
  readonly id: string;
  readonly product: ProductCode;
  readonly tradeDate: IsoDate;
  readonly view: VolatilityView;
  readonly change: ChangeView;
}

/** What options expected of the next 30 days, by trade date. */
export function IndexPanel({ id, product, tradeDate, view, change }: IndexPanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const variables = { product, from: rangeStart(view.range, tradeDate) ?? null, to: tradeDate };
  const shown = useShown(VolatilityIndexDocument, variables);
  const points = shown.status === 'SHOWN' ? shown.data.volatilityIndex : NONE;
  const series = useMemo(
    () => [
      {
        id: 'index',
        name: `${product} 30-day index`,
        points: points.flatMap(({ tradeDate: date, value }) =>
          value === null ? [] : [{ x: Number(toDayNumber(date)), y: value }],
        ),
      },
    ],
    [points, product],
  );
  const extrapolated = useMemo(
    () => new Set(points.filter((point) => point.isExtrapolated).map((point) => Number(toDayNumber(point.tradeDate)))),
    [points],
  );
  const items = usePanelExports({
    name: `${product}-volatility-index-${tradeDate}`,
    title: `${product} 30-day volatility index, vol points per year`,
    header: [
      ...['tradeDate', 'product', 'valueVolPoints', 'status', 'isExtrapolated', 'nearExpiry', 'nextExpiry', 'source'],
    ],
    rows: points.map((point) => [
      ...[point.tradeDate, product, point.value, point.status, String(point.isExtrapolated), point.nearExpiry],
      ...[point.nextExpiry, point.source],
    ]),
    query: VolatilityIndexDocument,
    variables,
    chart: { element, series },
  });
  return (
    <Panel
      id={id}
      title="Volatility index"
      className={shown.status === 'LOADING' ? PANEL_SHAPES.INDEX.className : ''}
      note={`${product}, next 30 days, model-free, vol points per year`}
      controls={
        <>
          <RangeChoice label="Range of the index" view={view} change={change} />
          <ExportMenu what="the volatility index" items={items} />
        </>
      }
    >
      <SeriesChart
        what="the volatility index"
        shown={shown}
        empty={
          <Empty title="There is no volatility index in this range.">
            It needs smiles of two expiries about 30 days. Take a longer range or a later trade date.
          </Empty>
        }
        element={element}
        label={`Volatility index of ${product} up to ${dateText(tradeDate)}`}
        series={series}
        describeX={(x) => `${dateText(fromDayNumber(x))}${extrapolated.has(x) ? ', extrapolated' : ''}`}
        formatY={(y) => numberText(y, 2)}
      />
      <IndexFigures points={points} />
    </Panel>
  );
}

function IndexFigures({ points }: { readonly points: IndexPoints }) {
  const known = points.flatMap(({ tradeDate, value }) => (value === null ? [] : [{ tradeDate, value }]));
  const [last, before] = [known.at(-1), known.at(-2)];
  const shown = points.at(-1);
  const missing = points.length - known.length;
  const byValue = known.toSorted((a, b) => a.value - b.value);
  const extreme = (point: (typeof known)[number] | undefined): string =>
    point === undefined ? MISSING : `${numberText(point.value, 2)} on ${dateText(point.tradeDate)}`;
  const moved = last === undefined || before === undefined ? null : last.value - before.value;
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1 pt-2">
      {last === undefined ? null : (
        <dl className="contents">
          <Figure name={dateText(last.tradeDate)}>
            {numberText(last.value, 2)} <Change value={moved} text={moved === null ? '' : signedText(moved, 2)} />
          </Figure>
          <Figure name="Lowest">{extreme(byValue[0])}</Figure>
          <Figure name="Highest">{extreme(byValue.at(-1))}</Figure>
        </dl>
      )}
      {missing === 0 || shown === undefined ? null : (
        <span role="status" className="text-muted">
          {missing === 1 ? '1 date has none' : `${missing} dates have none`}
          {shown.value === null ? `; ${dateText(shown.tradeDate)}: ${INDEX_STATUS_WORDS[shown.status]}` : ''}
        </span>
      )}
    </div>
  );
}
