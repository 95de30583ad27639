import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo, useRef } from 'react';

import { CrowdChart } from '../../charts/lazy-crowd-chart.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { SimilarDaysDocument } from '../../gql/graphql.js';
import { dateText, priceText } from '../../lib/format.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import type { AlikeDay } from './alike-days.js';
import { SHAPE_MONTHS, curveCrowd, curvePoints } from './analog-series.js';
import type { comparedMonths } from './analog-series.js';
import type { PriceForm } from './analogs-view.js';
import { numberMarks } from './number-marks.js';
import { signedPercentText } from './outcome-text.js';
import type { ChangeView } from './use-analogs-view.js';

export const CHART_HEIGHT = 280;

interface CurvesPanelProps {
  readonly product: ProductCode;
  readonly quotation: string;
  readonly compared: IsoDate;
  /** Of the day asked about. */
  readonly months: ReturnType<typeof comparedMonths>;
  /** Without those hidden. */
  readonly days: readonly AlikeDay[];
  readonly limit: number;
  readonly form: PriceForm;
  readonly change: ChangeView;
  readonly highlighted: string | undefined;
  readonly isStale: boolean;
}

/** The curve of the day asked about over those of its likes. */
export function CurvesPanel(props: CurvesPanelProps) {
  const { product, quotation, compared, months, days, limit, form, change, highlighted, isStale } = props;
  const element = useRef<HTMLDivElement>(null);
  const lines = useMemo(
    () => [{ id: 'ASKED', name: dateText(compared), points: curvePoints(months, form) }],
    [compared, months, form],
  );
  const crowd = useMemo(() => curveCrowd(days, form), [days, form]);
  const isRelative = form === 'RELATIVE';
  const items = usePanelExports({
    name: `${product} curves alike ${compared}`,
    title: `${product} curves like on ${dateText(compared)}`,
    header: ['tradeDate', 'nearby', 'settle'],
    rows: [
      ...months.map(({ nearby, settle }) => [compared, nearby, settle]),
      ...days.flatMap(({ tradeDate, prices }) => prices.map(({ nearby, settle }) => [tradeDate, nearby, settle])),
    ],
    query: SimilarDaysDocument,
    variables: { product, date: compared, limit },
    chart: { element, series: lines },
  });
  return (
    <Panel
      title="Curves"
      note={isRelative ? 'distance from the own average, by month' : `${quotation}, by month`}
      controls={
        <>
          <Choice
            label="Prices"
            options={[
              { value: 'RELATIVE', text: 'To average', title: 'Each price as a share of its own curve’s average' },
              { value: 'ABSOLUTE', text: 'Prices', title: 'Prices as they were' },
            ]}
            value={form}
            onChange={(prices) => {
              change({ prices });
            }}
          />
          <ExportMenu what="the curves" items={items} />
        </>
      }
    >
      <div className={isStale ? 'opacity-60' : ''} aria-busy={isStale}>
        <CrowdChart
          element={element}
          label={`First ${SHAPE_MONTHS} months of the curve of ${product} on ${dateText(compared)} and on ${days.length} days alike`}
          lines={lines}
          crowd={crowd}
          noun="day alike"
          nouns="days alike"
          highlighted={highlighted}
          height={CHART_HEIGHT}
          ticks={numberMarks}
          describeX={describeMonth}
          formatY={isRelative ? signedPercentText : (price) => priceText(product, price)}
          restsAt="FIRST"
        />
      </div>
    </Panel>
  );
}

function describeMonth(nearby: number): string {
  return `Month ${nearby}`;
}
