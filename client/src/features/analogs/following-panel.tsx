import type { IsoDate, ProductCode } from '@cushing/products';
import { useMemo, useRef } from 'react';

import type { ChartPoint } from '../../charts/chart-types.js';
import type { LeadingLine } from '../../charts/crowd-chart.js';
import { CrowdChart } from '../../charts/lazy-crowd-chart.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { SimilarDaysDocument } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import { LAST_LATER, medianPath } from './alike-days.js';
import type { AlikeDay } from './alike-days.js';
import { followingCrowd } from './analog-series.js';
import { CHART_HEIGHT } from './curves-panel.js';
import { numberMarks } from './number-marks.js';
import { signedPercentText } from './outcome-text.js';

interface FollowingPanelProps {
  readonly product: ProductCode;
  readonly compared: IsoDate;
  /** Without those hidden. */
  readonly days: readonly AlikeDay[];
  readonly limit: number;
  /** What the front did after the day asked about, in percent, as far as that is known. */
  readonly own: readonly ChartPoint[];
  readonly highlighted: string | undefined;
  readonly isStale: boolean;
}

/** What the front did after each of the days alike, with their middle and, for a day long past, what it did itself. */
export function FollowingPanel({ product, compared, days, limit, own, highlighted, isStale }: FollowingPanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const lines = useMemo<readonly LeadingLine[]>(() => {
    const middle = medianPath(days).map(({ x, y }) => ({ x, y: y * 100 }));
    const median = { id: 'MEDIAN', name: 'Median of them', points: middle, isDashed: true };
    return [{ id: 'ASKED', name: dateText(compared), points: own }, median];
  }, [days, own, compared]);
  const crowd = useMemo(() => followingCrowd(days), [days]);
  const isEmpty = crowd.every(({ points }) => points.length < 2) && own.length < 2;
  const items = usePanelExports({
    name: `${product} after days alike ${compared}`,
    title: `${product} front after days like ${dateText(compared)}`,
    header: ['tradeDate', 'tradeDatesLater', 'date', 'settle', 'change'],
    rows: days.flatMap(({ tradeDate, front }) =>
      front.map((point) => [tradeDate, point.tradeDatesLater, point.tradeDate, point.settle, point.change]),
    ),
    query: SimilarDaysDocument,
    variables: { product, date: compared, limit },
    chart: { element, series: lines },
  });
  return (
    <Panel
      title="What followed"
      note={`change of the front, ${LAST_LATER} trade dates`}
      controls={<ExportMenu what="what followed" items={items} />}
    >
      {isEmpty ? (
        <Empty title="Nothing to draw.">
          {days.length === 0 ? 'All days alike are hidden.' : 'No trade date has followed the days alike yet.'}
        </Empty>
      ) : (
        <div className={isStale ? 'opacity-60' : ''} aria-busy={isStale}>
          <CrowdChart
            element={element}
            label={`Relative change of the front of ${product} in the ${LAST_LATER} trade dates after ${days.length} days alike`}
            lines={lines}
            crowd={crowd}
            noun="day alike"
            nouns="days alike"
            highlighted={highlighted}
            height={CHART_HEIGHT}
            ticks={numberMarks}
            describeX={describeLater}
            formatY={signedPercentText}
            restsAt="LAST"
          />
        </div>
      )}
    </Panel>
  );
}

function describeLater(dates: number): string {
  return dates === 0 ? 'The day' : `+${dates}`;
}
