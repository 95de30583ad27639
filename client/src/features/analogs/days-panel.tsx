import type { IsoDate, ProductCode } from '@cushing/products';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { SimilarDaysDocument } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { DataTable } from '../../ui/data-table.js';
import { Panel } from '../../ui/panel.js';
import type { AlikeDay } from './alike-days.js';
import { toggledHidden } from './analogs-view.js';
import { curveAddress, dayColumns, frontOf, laterOf } from './day-columns.js';
import type { ChangeView } from './use-analogs-view.js';

interface DaysPanelProps {
  readonly product: ProductCode;
  readonly quotation: string;
  readonly compared: IsoDate;
  /** The hidden ones among them. */
  readonly days: readonly AlikeDay[];
  /** Days asked for, those left out among them. */
  readonly limit: number;
  readonly hidden: readonly IsoDate[];
  readonly change: ChangeView;
  readonly isStale: boolean;
  /** Makes the lines of a day stand out; of none where undefined. */
  readonly onHighlight: (day: string | undefined) => void;
}

const RECORD_HEADER = [
  ...['comparedWith', 'tradeDate', 'distance', 'front', 'front5', 'front10', 'front20'],
  ...['spread5', 'spread10', 'spread20', 'isHidden', 'source'],
];

/** The days alike with what followed them; a row opens the curve of its day. */
export function DaysPanel(props: DaysPanelProps) {
  const { product, quotation, compared, days, limit, hidden, change, isStale, onHighlight } = props;
  const [sort, setSort] = useState<string>();
  const navigate = useNavigate();
  const items = usePanelExports({
    name: `${product} days alike ${compared}`,
    title: `${product} days alike ${dateText(compared)}`,
    header: RECORD_HEADER,
    rows: days.map((day) => [
      ...[day.comparedWith, day.tradeDate, day.distance, frontOf(day)],
      ...[5, 10, 20].map((dates) => laterOf(day, 'front', dates).change),
      ...[5, 10, 20].map((dates) => laterOf(day, 'spread', dates).change),
      ...[hidden.includes(day.tradeDate) ? 'yes' : 'no', day.source],
    ]),
    query: SimilarDaysDocument,
    variables: { product, date: compared, limit },
  });
  const columns = dayColumns({
    product,
    hidden,
    onToggle: (day) => {
      change((before) => ({ hidden: toggledHidden(before.hidden, day) }), { replaces: true });
    },
  });
  const isSomeHidden = days.some(({ tradeDate }) => hidden.includes(tradeDate));
  return (
    <Panel
      title="Days alike"
      note={`changes in ${quotation}, trade dates later`}
      controls={
        <>
          <Button
            disabled={!isSomeHidden}
            onClick={() => {
              change({ hidden: [] });
            }}
          >
            Show all
          </Button>
          <ExportMenu what="the days alike" items={items} />
        </>
      }
    >
      <div
        className={`-m-3 flex min-h-0 flex-col ${isStale ? 'opacity-60' : ''}`}
        aria-busy={isStale}
        onPointerOver={(event) => {
          onHighlight(rowAt(event.target));
        }}
        onPointerLeave={() => {
          onHighlight(rowAt(document.activeElement));
        }}
        onFocus={(event) => {
          onHighlight(rowAt(event.target));
        }}
        onBlur={() => {
          onHighlight(undefined);
        }}
      >
        <DataTable
          caption={`Days on which the curve of ${product} looked most like on ${dateText(compared)}`}
          columns={columns}
          rows={days}
          rowKey={({ tradeDate }) => tradeDate}
          sort={sort}
          onSort={setSort}
          onSelect={({ tradeDate }) => {
            void navigate(curveAddress(product, tradeDate));
          }}
        />
      </div>
    </Panel>
  );
}

/** The key of the row that an element stands in. */
function rowAt(target: EventTarget | null): string | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-row]') : null;
  return row?.dataset['row'];
}
