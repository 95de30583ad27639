import type { IsoDate } from '@cushing/products';
import { useMemo } from 'react';

import { MISSING, dateText, numberText, shortDateText } from '../../lib/format.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { surfaceColumns, tablePlaces, volsOf, whyNoVol } from './surface-grid.js';
import type { Slice, Surface } from './surface-grid.js';
import type { ChangeView } from './use-volatility-view.js';
import { inPoints, volTexts } from './vol-texts.js';
import type { SurfaceAxis } from './volatility-view.js';
import { VOL_STATUS_WORDS } from './words.js';

interface SurfaceTableProps {
  readonly surface: Surface;
  readonly axis: SurfaceAxis;
  readonly selected: IsoDate;
  readonly change: ChangeView;
}

/** The surface in numbers: its twin for keyboards and for those who do not see it. */
export function SurfaceTable({ surface, axis, selected, change }: SurfaceTableProps) {
  const columns = useMemo(() => columnsOf(surface, axis), [surface, axis]);
  return (
    <DataTable
      caption={`Volatilities in percent by expiry and ${axis === 'DELTA' ? 'delta' : 'log-moneyness'}, ${surface.series} on ${dateText(surface.tradeDate)}; Enter shows the smile of a row`}
      columns={columns}
      rows={surface.slices}
      rowKey={({ expiry }) => expiry}
      selected={selected}
      onSelect={({ expiry }) => {
        change({ expiry, strike: undefined });
      }}
    />
  );
}

function columnsOf(surface: Surface, axis: SurfaceAxis): readonly DataColumn<Slice>[] {
  const places = surfaceColumns(surface, axis);
  return [
    {
      id: 'expiry',
      header: 'Expiry',
      isText: true,
      cell: ({ expiry, underlying }) => (
        <span title={`on ${underlying}`} className="font-medium">
          {shortDateText(expiry)}
        </span>
      ),
    },
    { id: 'days', header: 'Days', cell: ({ daysToExpiry }) => daysToExpiry },
    {
      id: 'atm',
      header: 'ATM',
      title: 'Implied volatility at the forward',
      cell: ({ atmVol, atmVolStatus, model }) => (
        <span className="font-medium" title={VOL_STATUS_WORDS[atmVolStatus]}>
          {model === 'BACHELIER' ? volTexts(model, surface.product).bare(atmVol) : numberText(inPoints(atmVol), 1)}
        </span>
      ),
    },
    ...tablePlaces(places, axis).map((place): DataColumn<Slice> => ({
      id: `column${String.fromCharCode(97 + place)}`,
      header: places[place]?.text ?? '',
      title: places[place]?.description ?? '',
      cell: (slice) => {
        const vol = volsOf(surface, slice, axis)[place] ?? null;
        return vol === null ? <span title={whyNoVol(slice)}>{MISSING}</span> : numberText(inPoints(vol), 1);
      },
    })),
  ];
}
