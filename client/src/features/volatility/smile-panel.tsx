import { useMemo, useRef } from 'react';

import { SmileChart } from '../../charts/lazy-smile-chart.js';
import { numberTicks } from '../../charts/number-ticks.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { VolatilitySmileDocument } from '../../gql/graphql.js';
import { dateText, priceText, signedText } from '../../lib/format.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure } from '../../ui/states.js';
import { PanelShell } from './panel-shell.js';
import { SmileFigures } from './smile-figures.js';
import { axisOf, placeOf, smileCurves, smileQuotes, strikeAt } from './smile-series.js';
import type { Smile } from './smile-series.js';
import type { Surface } from './surface-grid.js';
import type { Smiles } from './use-smiles.js';
import type { ChangeView } from './use-volatility-view.js';
import { volTexts } from './vol-texts.js';
import type { VolatilityView } from './volatility-view.js';

const CHART_HEIGHT = 360;

interface SmilePanelProps {
  readonly id: string;
  readonly surface: Surface;
  readonly smiles: Smiles;
  readonly view: VolatilityView;
  readonly change: ChangeView;
}

/** The chosen expiry's market volatilities with the fitted curve, and what can be said of them. */
export function SmilePanel({ id, surface, smiles, view, change }: SmilePanelProps) {
  const { main } = smiles;
  if (main.status === 'LOADING') return <PanelShell panel="SMILE" id={id} />;
  if (main.status === 'FAILED') {
    return (
      <Panel id={id} title="Smile">
        <Failure message={main.message} onRetry={main.retry} />
      </Panel>
    );
  }
  return (
    <ShownSmile
      id={id}
      surface={surface}
      smiles={smiles}
      smile={main.data}
      isStale={main.isStale}
      view={view}
      change={change}
    />
  );
}

interface ShownSmileProps extends SmilePanelProps {
  readonly smile: Smile;
  readonly isStale: boolean;
}

function ShownSmile({ id, surface, smiles, smile, isStale, view, change }: ShownSmileProps) {
  const element = useRef<HTMLDivElement>(null);
  const { product, series, expiry, tradeDate, underlying } = smile;
  const axis = axisOf(smile, view.axis);
  const texts = volTexts(smile.model, product);
  const { earlier } = smiles;
  const curves = useMemo(() => smileCurves(smile, earlier, axis), [smile, earlier, axis]);
  const quotes = useMemo(() => smileQuotes(smile, axis), [smile, axis]);
  const formatX = axis === 'STRIKE' ? (x: number) => priceText(product, x) : (x: number) => signedText(x, 2);
  const items = usePanelExports({
    name: `${series}-smile-${expiry}-${tradeDate}`,
    title: `${series} ${dateText(expiry)}, implied volatility on ${dateText(tradeDate)}, ${texts.unit}`,
    ...smileRecords(smile),
    query: VolatilitySmileDocument,
    variables: smiles.variables ?? {},
    chart: { element, series: curves },
  });
  const marked = view.strike === undefined ? undefined : placeOf(smile, view.strike, axis);
  return (
    <Panel
      id={id}
      title="Smile"
      note={`${underlying}, ${dateText(expiry)} on ${dateText(tradeDate)}, ${texts.unit}`}
      controls={
        <>
          <Choice
            label="Smile by"
            options={[
              { value: 'MONEYNESS', text: 'ln(K/F)', title: 'By log-moneyness' },
              { value: 'STRIKE', text: 'Strike', title: 'By strike' },
            ]}
            value={axis}
            onChange={(value) => {
              change({ axis: value });
            }}
          />
          <ExportMenu what="the smile" items={items} />
        </>
      }
    >
      <div className={`flex flex-col gap-2 ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
        {quotes.length === 0 && curves.length === 0 ? (
          <div style={{ minHeight: CHART_HEIGHT }} className="flex">
            <Empty title={`No option of ${dateText(expiry)} has a volatility on ${dateText(tradeDate)}.`}>
              Take another expiry or trade date.
            </Empty>
          </div>
        ) : (
          <SmileChart
            element={element}
            label={`Smile of ${series} ${dateText(expiry)} on ${dateText(tradeDate)}`}
            height={CHART_HEIGHT}
            curves={curves}
            quotes={quotes}
            ticks={numberTicks(formatX)}
            describeX={(x) => {
              const strike = strikeAt(smile, x, axis);
              const shown = strike === undefined ? '' : priceText(product, strike);
              return axis === 'STRIKE' || strike === undefined ? formatX(x) : `${shown} (${signedText(x, 3)})`;
            }}
            formatVol={texts.text}
            formatResidual={(residual) => signedText(residual, 2)}
            restX={marked ?? (axis === 'STRIKE' ? (smile.forward ?? undefined) : 0)}
            pinned={marked}
            onPick={(x) => {
              change({ strike: strikeAt(smile, x, axis) }, { replaces: true });
            }}
          />
        )}
        <SmileFigures smile={smile} axis={axis} surface={surface} notListed={smiles.notListed} />
      </div>
    </Panel>
  );
}

function smileRecords({ tradeDate, product, series, expiry, underlying, forward, model, source, points }: Smile) {
  return {
    header: [
      ...['tradeDate', 'product', 'series', 'expiry', 'underlying', 'forward', 'model', 'type', 'strike'],
      ...['logMoneyness', 'vol', 'bidVol', 'askVol', 'volStatus', 'delta', 'fitted', 'residualVolPoints', 'isUsed'],
      'source',
    ],
    rows: points.map((point) => [
      ...[tradeDate, product, series, expiry, underlying, forward, model, point.type, point.strike],
      ...[
        point.logMoneyness,
        point.vol,
        point.bidVol,
        point.askVol,
        point.volStatus,
        point.delta,
        point.fitted,
        point.residual,
      ],
      ...[String(point.isUsed), source],
    ]),
  };
}
