import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo, useRef } from 'react';

import { BandChart } from '../../charts/band-chart.js';
import type { ConeLine } from '../../charts/cone-parts.js';
import { coneParts } from '../../charts/cone-parts.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { VolatilityConeDocument } from '../../gql/graphql.js';
import type { VolatilityConeQuery } from '../../gql/graphql.js';
import { MISSING, countText, dateText, numberText, shareText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { InlineSelect } from '../../ui/inline-select.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { FILLING_HEIGHT, PANEL_SHAPES } from './panel-shell.js';
import type { ChangeView } from './use-volatility-view.js';
import { inPoints } from './vol-texts.js';
import { ESTIMATORS } from './volatility-view.js';
import type { VolatilityView } from './volatility-view.js';
import { ESTIMATOR_WORDS, INDEX_STATUS_WORDS } from './words.js';

type Cone = VolatilityConeQuery['volatilityCone'];
type ConeRow = Cone['rows'][number];

/** Lengths in trade dates. */
const CONE_WINDOWS = [10, 20, 30, 60, 90, 120] as const;
const CHART_HEIGHT = 240;
const LEVELS = [
  ['minimum', 'Lowest'],
  ['p10', '10th'],
  ['p25', '25th'],
  ['median', 'Median'],
  ['p75', '75th'],
  ['p90', '90th'],
  ['maximum', 'Highest'],
] as const satisfies readonly (readonly [keyof ConeRow, string])[];

interface ConePanelProps {
  readonly id: string;
  readonly product: ProductCode;
  readonly tradeDate: IsoDate;
  readonly view: VolatilityView;
  readonly change: ChangeView;
}

/** How realised volatility was spread by length of window, where it is now, and what options imply. */
export function ConePanel({ id, product, tradeDate, view, change }: ConePanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const { estimator } = view;
  const variables = { product, estimator, windows: CONE_WINDOWS, to: tradeDate };
  const shown = useShown(VolatilityConeDocument, variables);
  const cone = shown.status === 'SHOWN' ? shown.data.volatilityCone : undefined;
  const isStale = shown.status === 'SHOWN' && shown.isStale;
  const { levels, lines } = useMemo(() => linesOf(cone?.rows ?? []), [cone]);
  const drawn = useMemo(() => coneParts(levels, lines).series, [levels, lines]);
  const items = usePanelExports({
    name: `${product}-volatility-cone-${tradeDate}`,
    title: `${product} front contract, realised volatility (${ESTIMATOR_WORDS[estimator]}) by window, % per year`,
    ...coneRecords(cone),
    query: VolatilityConeDocument,
    variables,
    chart: { element, series: drawn },
  });
  return (
    <Panel
      id={id}
      title="Volatility cone"
      className={shown.status === 'LOADING' ? PANEL_SHAPES.CONE.className : ''}
      note={`${product} front contract, % per year`}
      controls={
        <>
          <InlineSelect
            label="Estimator of realised volatility"
            options={ESTIMATORS.map((value) => ({ value, text: ESTIMATOR_WORDS[value] }))}
            value={estimator}
            onChange={(value) => {
              change({ estimator: value });
            }}
          />
          <ExportMenu what="the volatility cone" items={items} />
        </>
      }
    >
      {shown.status === 'LOADING' ? <Loading what="the volatility cone" height={FILLING_HEIGHT} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {cone === undefined ? null : (
        <div className={`flex min-h-0 flex-col gap-2 ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
          {cone.rows.every(({ samples }) => samples === 0) ? (
            <div style={{ minHeight: CHART_HEIGHT }} className="flex">
              <Empty title={`There are not enough settlements up to ${dateText(tradeDate)} for any window.`}>
                Take a later trade date or another estimator: some need opens, highs and lows.
              </Empty>
            </div>
          ) : (
            <BandChart
              element={element}
              label={`Volatility cone of ${product} up to ${dateText(tradeDate)}`}
              height={CHART_HEIGHT}
              windows={cone.rows.map(({ window }) => ({
                text: String(window),
                description: `${window} trade dates`,
              }))}
              levels={levels}
              lines={lines}
              format={(vol) => shareText(vol)}
            />
          )}
          <DataTable
            caption={`Realised volatility of ${product} by window, percent per year`}
            columns={COLUMNS}
            rows={cone.rows}
            rowKey={({ window }) => String(window)}
          />
          <p className="text-muted">
            {ESTIMATOR_WORDS[cone.estimator]}
            {cone.from === null || cone.to === null ? '' : `, ${dateText(cone.from)} to ${dateText(cone.to)}`}; windows
            in trade dates, overlapping, 252 a year. Implied:{' '}
            {cone.impliedDate === null
              ? `none: ${whyNoImplied(cone)}.`
              : `at the forward, for as long a time to come, on ${dateText(cone.impliedDate)}.`}
          </p>
        </div>
      )}
    </Panel>
  );
}

const COLUMNS: readonly DataColumn<ConeRow>[] = [
  { id: 'window', header: 'Window', cell: ({ window }) => <span className="font-medium">{window}</span> },
  { id: 'latest', header: 'Latest', cell: ({ latest }) => percent(latest) },
  {
    id: 'percentile',
    header: 'Pctl',
    title: 'Share of the windows that were calmer than the latest, in percent',
    cell: ({ latestPercentile }) => numberText(latestPercentile, 0),
  },
  {
    id: 'implied',
    header: 'Implied',
    title: 'Implied volatility for as long a time to come; none where options do not reach as far',
    cell: ({ impliedVol }) => percent(impliedVol),
  },
  ...LEVELS.map(([key, name]): DataColumn<ConeRow> => ({
    id: key.replaceAll(/\d/gu, name.charAt(0)),
    header: name,
    cell: (row) => percent(row[key]),
  })),
  { id: 'samples', header: 'Windows', cell: ({ samples }) => countText(samples) },
];

function percent(vol: number | null): string {
  return vol === null ? MISSING : numberText(inPoints(vol), 2);
}

/** @returns why no window has an implied volatility: where there are options, all lack it for the same reason */
function whyNoImplied({ rows }: Cone): string {
  const status = rows[0]?.impliedStatus;
  return status === 'OTHER_SOURCE' || status === 'STALE' ? INDEX_STATUS_WORDS[status] : 'there are no options';
}

function linesOf(rows: readonly ConeRow[]): {
  readonly levels: readonly ConeLine[];
  readonly lines: readonly ConeLine[];
} {
  const line = (id: (typeof LEVELS)[number][0] | 'impliedVol' | 'latest', name: string): ConeLine => ({
    id,
    name,
    values: rows.map((row) => row[id]),
  });
  return {
    levels: LEVELS.map(([id, name]) => line(id, name)),
    lines: [line('latest', 'Latest'), line('impliedVol', 'Implied')],
  };
}

function coneRecords(cone: Cone | undefined) {
  return {
    header: [
      ...['product', 'estimator', 'from', 'to', 'window', 'samples', 'minimum', 'p10', 'p25', 'median', 'p75', 'p90'],
      ...['maximum', 'latest', 'latestPercentile', 'impliedVol', 'impliedDate', 'source'],
    ],
    rows: (cone?.rows ?? []).map((row) => [
      ...[cone?.product ?? null, cone?.estimator ?? null, cone?.from ?? null, cone?.to ?? null],
      ...[row.window, row.samples, row.minimum, row.p10, row.p25, row.median, row.p75, row.p90, row.maximum],
      ...[row.latest, row.latestPercentile, row.impliedVol, cone?.impliedDate ?? null, cone?.source ?? null],
    ]),
  };
}
