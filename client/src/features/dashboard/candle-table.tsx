import { useMemo, useState, useSyncExternalStore } from 'react';

import { throttled } from '../../charts/candle-store.js';
import type { Candle, CandleStore } from '../../charts/candle-store.js';
import { countText } from '../../lib/format.js';
import { DataTable } from '../../ui/data-table.js';

const ROWS = 20;
/** The last row is read, not watched. */
const RENEWED_MS = 1_000;

interface CandleTableProps {
  readonly caption: string;
  readonly store: CandleStore;
  readonly describeTime: (time: number) => string;
  readonly formatPrice: (price: number) => string;
}

/** The last bars as numbers, for keyboards and readers of the screen. */
export function CandleTable(props: CandleTableProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={isOpen ? 'w-full text-ink' : ''}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary className="cursor-pointer text-muted">Last {ROWS} bars as a table</summary>
      {isOpen ? <Rows {...props} /> : null}
    </details>
  );
}

function Rows({ caption, store, describeTime, formatPrice }: CandleTableProps) {
  const subscribe = useMemo(() => throttled(store.subscribe, RENEWED_MS), [store]);
  useSyncExternalStore(subscribe, store.version);
  const price = (id: 'open' | 'high' | 'low' | 'close', header: string) => ({
    id,
    header,
    cell: (candle: Candle) => formatPrice(candle[id]),
  });
  return (
    <DataTable<Candle>
      caption={`${caption}, the latest first`}
      columns={[
        { id: 'time', header: 'Begins', isText: true, cell: ({ time }) => describeTime(time) },
        price('open', 'Open'),
        price('high', 'High'),
        price('low', 'Low'),
        price('close', 'Close'),
        { id: 'volume', header: 'Volume', cell: ({ volume }) => countText(volume) },
      ]}
      rows={store.candles.slice(-ROWS).reverse()}
      rowKey={({ time }) => String(time)}
    />
  );
}
