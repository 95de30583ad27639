import { fromDayNumber, toDayNumber } from '@cushing/products';
import type { IsoDate, OptionSeries, ProductCode } from '@cushing/products';
import { useMemo, useRef } from 'react';

import { LineChart } from '../../charts/lazy-line-chart.js';
import { dayTicks } from '../../charts/time-ticks.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { VolatilityTermStructuresDocument } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { isNormal, termSeries } from './term-series.js';
import type { TermStructure } from './term-series.js';
import { TermTable } from './term-table.js';
import { FILLING_HEIGHT, PANEL_SHAPES } from './panel-shell.js';
import type { ChangeView } from './use-volatility-view.js';
import { volTexts } from './vol-texts.js';
import type { TermMeasure, VolatilityView } from './volatility-view.js';
import { daysText } from './words.js';

const CHART_HEIGHT = 240;
const NONE: readonly TermStructure[] = [];
const NAMES: Readonly<Record<TermMeasure, { readonly text: string; readonly title: string }>> = {
  ATM: { text: 'ATM', title: 'At the money, and between expiries' },
  SKEW: { text: '25Δ RR', title: '25-delta risk reversal: call less put' },
  BUTTERFLY: { text: '25Δ fly', title: '25-delta butterfly: mean of call and put less at the money' },
};

interface TermPanelProps {
  readonly id: string;
  readonly question: { readonly product: ProductCode; readonly series: OptionSeries; readonly tradeDate: IsoDate };
  readonly before: IsoDate | undefined;
  readonly earlier: readonly IsoDate[];
  readonly selected: IsoDate;
  readonly view: VolatilityView;
  readonly change: ChangeView;
}

/** Volatility at the money, risk reversal and butterfly by expiry, with earlier dates laid over. */
export function TermPanel({ id, question, before, earlier, selected, view, change }: TermPanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const { product, series, tradeDate } = question;
  const asOf = [...new Set([tradeDate, ...(before === undefined ? [] : [before]), ...earlier])];
  const variables = { product, series, asOf };
  const shown = useShown(VolatilityTermStructuresDocument, variables);
  const structures = shown.status === 'SHOWN' ? shown.data.volatilityTermStructure : NONE;
  const [main] = structures;
  const isStale = shown.status === 'SHOWN' && shown.isStale;
  const { measure } = view;
  const lines = useMemo(
    () =>
      main === undefined
        ? []
        : termSeries(
            main,
            structures.filter((other) => other !== main && earlier.includes(other.tradeDate)),
            measure,
          ),
    [main, structures, earlier, measure],
  );
  const texts = volTexts(main !== undefined && isNormal(main) ? 'BACHELIER' : 'BLACK76', product);
  const unit = measure === 'ATM' ? texts.unit : texts.changeUnit;
  const items = usePanelExports({
    name: `${series}-term-structure-${tradeDate}`,
    title: `${series} ${NAMES[measure].title.toLowerCase()}, ${unit}`,
    ...termRecords(structures),
    query: VolatilityTermStructuresDocument,
    variables,
    chart: { element, series: lines },
  });
  const slice = main?.points.find(({ expiry }) => expiry === selected);
  const days = useMemo(() => new Map(main?.points.map((point) => [point.expiry, point.daysToExpiry])), [main]);
  return (
    <Panel
      id={id}
      title="Term structure"
      className={shown.status === 'LOADING' ? PANEL_SHAPES.TERM.className : ''}
      note={`${series} by expiry, ${unit}`}
      controls={
        <>
          <Choice
            label="Term structure of"
            options={(['ATM', 'SKEW', 'BUTTERFLY'] as const).map((value) => ({ value, ...NAMES[value] }))}
            value={measure}
            onChange={(value) => {
              change({ measure: value });
            }}
          />
          <ExportMenu what="the term structure" items={items} />
        </>
      }
    >
      {shown.status === 'LOADING' ? <Loading what="the term structure" height={FILLING_HEIGHT} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {main === undefined ? null : (
        <div className={`flex min-h-0 flex-col gap-2 ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
          {lines.every(({ points }) => points.length === 0) ? (
            <div style={{ minHeight: CHART_HEIGHT }} className="flex">
              <Empty title={`No expiry has a ${NAMES[measure].text} on ${dateText(main.tradeDate)}.`}>
                Take another trade date.
              </Empty>
            </div>
          ) : (
            <LineChart
              element={element}
              label={`Term structure of ${series} on ${dateText(main.tradeDate)}, ${NAMES[measure].title}`}
              height={CHART_HEIGHT}
              series={lines}
              ticks={dayTicks}
              describeX={(x) => {
                const expiry = fromDayNumber(x);
                const left = days.get(expiry);
                return left === undefined ? dateText(expiry) : `${dateText(expiry)}, ${daysText(left)}`;
              }}
              formatY={measure === 'ATM' ? texts.text : texts.change}
              restsAt="FIRST"
              showsPoints
              pinned={slice === undefined ? undefined : Number(toDayNumber(slice.expiry))}
              onPick={(x) => {
                const expiry = fromDayNumber(x);
                if (days.has(expiry)) change({ expiry, strike: undefined });
              }}
            />
          )}
          <TermTable
            product={product}
            structure={main}
            before={structures.find((other) => other !== main && other.tradeDate === before)}
            selected={selected}
            change={change}
          />
          <p className="text-muted">
            Forward vols lie between expiries on different futures: read them as such, not as the vol of either one.
          </p>
        </div>
      )}
    </Panel>
  );
}

function termRecords(structures: readonly TermStructure[]) {
  return {
    header: [
      ...['tradeDate', 'series', 'expiry', 'underlying', 'daysToExpiry', 'forward', 'model', 'atmVol', 'atmVolStatus'],
      ...['forwardVol', 'forwardVolStatus', 'riskReversal25', 'butterfly25', 'source'],
    ],
    rows: structures.flatMap(({ tradeDate, series, source, points }) =>
      points.map((point) => [
        ...[tradeDate, series, point.expiry, point.underlying, point.daysToExpiry, point.forward, point.model],
        ...[point.atmVol, point.atmVolStatus, point.forwardVol, point.forwardVolStatus],
        ...[point.riskReversal25, point.butterfly25, source],
      ]),
    ),
  };
}
