import { fromDayNumber, toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { useMemo, useRef } from 'react';

import { CrackSpreadDocument } from '../../gql/graphql.js';
import type { CrackSpreadKind, CrackSpreadQuery } from '../../gql/graphql.js';
import { dateText, perBarrelText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { rangeStart } from '../../desk/history-range.js';
import { CRACKS } from './futures-view.js';
import type { FuturesView } from './futures-view.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { SeriesChart } from '../../desk/series-chart.js';
import type { ChangeView } from './use-futures-view.js';

const NAMES: Readonly<Record<CrackSpreadKind, { readonly text: string; readonly formula: string }>> = {
  CRACK_321: { text: '3-2-1', formula: '(2 RB + 1 HO) × 42 less 3 CL, over 3' },
  GASOLINE: { text: 'Gasoline', formula: 'RB × 42 less CL' },
  HEATING_OIL: { text: 'Heating oil', formula: 'HO × 42 less CL' },
};
const NONE: CrackSpreadQuery['crackSpread'] = [];

interface CrackPanelProps {
  readonly tradeDate: IsoDate;
  readonly view: FuturesView;
  readonly change: ChangeView;
}

/** What refining a barrel of crude has earned up to the date shown. */
export function CrackPanel({ tradeDate, view, change }: CrackPanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const kind = view.crack;
  const variables = { kind, from: rangeStart(view.range, tradeDate) ?? null, to: tradeDate, nth: view.nth };
  const shown = useShown(CrackSpreadDocument, variables);
  const points = shown.status === 'SHOWN' ? shown.data.crackSpread : NONE;
  const name = `${NAMES[kind].text} crack`;
  const series = useMemo(
    () => [
      { id: name, name, points: points.map((point) => ({ x: Number(toDayNumber(point.tradeDate)), y: point.value })) },
    ],
    [points, name],
  );
  const items = usePanelExports({
    name: `${kind.toLowerCase()}-${tradeDate}`,
    title: `${name}, USD/bbl`,
    header: ['tradeDate', 'value', 'legs', 'source'],
    rows: points.map(({ tradeDate: date, value, legs, source }) => [
      ...[date, value, legs.map(({ weight, symbol, settle }) => `${weight} ${symbol} ${settle}`).join('; '), source],
    ]),
    query: CrackSpreadDocument,
    variables,
    chart: { element, series },
  });
  return (
    <Panel
      title="Crack spread"
      note={`USD/bbl, ${NAMES[kind].formula}`}
      controls={
        <>
          <Choice
            label="Crack spread"
            options={CRACKS.map((value) => ({ value, text: NAMES[value].text, title: NAMES[value].formula }))}
            value={kind}
            onChange={(crack) => {
              change({ crack });
            }}
          />
          <ExportMenu what="the crack spread" items={items} />
        </>
      }
    >
      <SeriesChart
        what="the crack spread"
        shown={shown}
        empty={
          <Empty title="There is no crack spread in this range.">
            It needs settlements of crude and of the products on the same dates.
          </Empty>
        }
        element={element}
        label={`${name} in USD per barrel`}
        series={series}
        describeX={(x) => dateText(fromDayNumber(x))}
        formatY={perBarrelText}
      />
    </Panel>
  );
}
