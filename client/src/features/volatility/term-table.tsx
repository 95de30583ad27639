import type { IsoDate } from '@cushing/products';
import { useMemo } from 'react';
import type { ReactNode } from 'react';

import { VolAlertButton } from '../../alerts/alert-button.js';
import { MISSING, dateText, priceText } from '../../lib/format.js';
import { Change } from '../../ui/change.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { isNormal } from './term-series.js';
import type { TermPoint, TermStructure } from './term-series.js';
import type { ChangeView } from './use-volatility-view.js';
import { volTexts } from './vol-texts.js';
import { FORWARD_VOL_WORDS, VOL_STATUS_WORDS } from './words.js';

interface TermTableProps {
  readonly structure: TermStructure;
  /** Of the trade date before; undefined where there is none. */
  readonly before: TermStructure | undefined;
  readonly product: Parameters<typeof volTexts>[1];
  readonly selected: IsoDate;
  readonly change: ChangeView;
}

/** The term structure of the date shown, in numbers. */
export function TermTable({ structure, before, product, selected, change }: TermTableProps) {
  const unit = isNormal(structure) ? '' : ' %';
  const columns = useMemo(() => columnsOf(product, before, unit), [product, before, unit]);
  return (
    <DataTable
      caption={`Volatilities by expiry of ${structure.series} on ${dateText(structure.tradeDate)}; Enter shows the smile of a row`}
      columns={columns}
      rows={structure.points}
      rowKey={({ expiry }) => expiry}
      selected={selected}
      onSelect={({ expiry }) => {
        change({ expiry, strike: undefined });
      }}
    />
  );
}

function columnsOf(
  product: TermTableProps['product'],
  before: TermStructure | undefined,
  /** Of volatilities that stand under a header. */
  unit: string,
): readonly DataColumn<TermPoint>[] {
  const earlier = new Map(before?.points.map((point) => [point.expiry, point]));
  const moved = ({ expiry, atmVol, model }: TermPoint): number | null => {
    const then = earlier.get(expiry);
    const isComparable = then !== undefined && (then.model === 'BACHELIER') === (model === 'BACHELIER');
    return !isComparable || atmVol === null || then.atmVol === null ? null : atmVol - then.atmVol;
  };
  const changed = (id: 'butterfly25' | 'riskReversal25', header: string, title: string): DataColumn<TermPoint> => ({
    id,
    header,
    title,
    cell: (point) => volTexts(point.model, product).change(point[id]),
  });
  return [
    {
      id: 'expiry',
      header: 'Expiry',
      isText: true,
      cell: ({ expiry, atmVol, model }) => (
        <>
          <span className="font-medium">{dateText(expiry)}</span>{' '}
          <VolAlertButton product={product} expiry={expiry} model={model} vol={atmVol} isInRow />
        </>
      ),
    },
    { id: 'underlying', header: 'Future', isText: true, cell: ({ underlying }) => underlying },
    { id: 'forward', header: 'Forward', cell: ({ forward }) => priceText(product, forward) },
    { id: 'days', header: 'Days', cell: ({ daysToExpiry }) => daysToExpiry },
    {
      id: 'atm',
      header: `ATM${unit}`,
      title: 'Implied volatility at the forward, in percent; in the quotation where prices are not positive',
      cell: ({ atmVol, atmVolStatus, model }) =>
        atmVol === null ? <Reason words={VOL_STATUS_WORDS[atmVolStatus]} /> : volTexts(model, product).bare(atmVol),
    },
    {
      id: 'change',
      header: 'Change',
      title: before === undefined ? 'No trade date before' : `Since ${dateText(before.tradeDate)}, vol points`,
      cell: (point) => {
        const change = moved(point);
        return <Change value={change} text={volTexts(point.model, product).change(change)} />;
      },
    },
    {
      id: 'forwardVol',
      header: `Fwd vol${unit}`,
      title: 'Volatility between the expiry before and this one',
      cell: ({ forwardVol, forwardVolStatus, model }) =>
        forwardVol === null ? (
          <Reason words={FORWARD_VOL_WORDS[forwardVolStatus]} />
        ) : (
          volTexts(model, product).bare(forwardVol)
        ),
    },
    changed('riskReversal25', '25Δ RR', '25-delta risk reversal, vol points: call less put'),
    changed('butterfly25', '25Δ fly', '25-delta butterfly, vol points: mean of call and put less at the money'),
  ];
}

/** Why there is no number. */
function Reason({ words }: { readonly words: string }): ReactNode {
  return <span className="text-muted">{words === '' ? MISSING : words}</span>;
}
