import { describeGreek } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import { useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';

import { HeatMap } from '../../charts/lazy-heat-map.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { GreeksMatrixDocument } from '../../gql/graphql.js';
import { priceText } from '../../lib/format.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import { cellReason } from './cell-reason.js';
import { mapOf } from './greeks-map.js';
import type { Matrix } from './greeks-map.js';
import { GreeksTable } from './greeks-table.js';
import { calculatorAddress } from './greeks-view.js';
import type { GreeksView } from './greeks-view.js';
import type { ChangeView } from './use-greeks-view.js';

const ROW_HEIGHT = 32;
/** Of the axis and the colour bar. */
const AROUND = 100;

interface GreeksPanelProps {
  readonly matrix: Matrix;
  readonly view: GreeksView;
  readonly change: ChangeView;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly isStale: boolean;
}

/** The matrix as a map, or as the table that says the same. */
export function GreeksPanel({ matrix, view, change, variables, isStale }: GreeksPanelProps) {
  const element = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { product, greek, type, unit, columns, rows } = matrix;
  const { quotation } = PRODUCTS[product];
  const greekName = describeGreek(greek, quotation, 'LOGNORMAL').name;
  const map = useMemo(() => mapOf(matrix), [matrix]);
  const items = usePanelExports({
    name: `${product}-${greek.toLowerCase()}-${type.toLowerCase()}s-${matrix.tradeDate}`,
    title: `${product} ${greekName.toLowerCase()} of ${type === 'CALL' ? 'calls' : 'puts'}, ${unit}`,
    header: [
      'tradeDate',
      'series',
      'expiry',
      'underlying',
      'forward',
      'model',
      'column',
      'strike',
      'value',
      'unit',
      'status',
      'source',
    ],
    rows: rows.flatMap((row) =>
      row.cells.map((cell, index) => [
        ...[matrix.tradeDate, row.series, row.expiry, row.underlying, row.forward, row.model],
        ...[columns[index]?.label ?? null, cell.strike, cell.value, row.unit, cell.status, matrix.source],
      ]),
    ),
    query: GreeksMatrixDocument,
    variables,
    ...(view.shape === 'MAP' ? { chart: { element, series: [] } } : {}),
  });
  const pick = (row: number, column: number): void => {
    const found = rows[row];
    const strike = found?.cells[column]?.strike ?? null;
    if (found === undefined || strike === null) return;
    void navigate(calculatorAddress(view, found, strike));
  };
  return (
    <Panel
      title="Expiries and strikes"
      note={`${greekName} in ${map.inText(unit)}; a cell opens the calculator`}
      controls={
        <>
          <Choice
            label="Shown as"
            options={[
              { value: 'MAP', text: 'Map' },
              { value: 'TABLE', text: 'Table' },
            ]}
            value={view.shape}
            onChange={(shape) => {
              change({ shape });
            }}
          />
          <ExportMenu what="the Greeks" items={items} />
        </>
      }
    >
      <div className={isStale ? 'opacity-60' : ''} aria-busy={isStale}>
        {rows.length === 0 ? (
          <Empty title="No option of this series has a settlement on that date.">Choose another series or date.</Empty>
        ) : view.shape === 'TABLE' ? (
          <GreeksTable
            matrix={matrix}
            format={map.format}
            addressOf={(row, strike) => calculatorAddress(view, row, strike)}
          />
        ) : (
          <HeatMap
            element={element}
            label={`${greekName} of ${product} ${type === 'CALL' ? 'calls' : 'puts'} by expiry and ${matrix.by === 'DELTA' ? 'delta' : 'strike'}`}
            height={rows.length * ROW_HEIGHT + AROUND}
            rows={map.rows}
            columns={map.columns}
            columnTitle={
              matrix.by === 'DELTA' ? 'Delta of the option out of the money' : `Strike in percent of the forward`
            }
            values={map.shades}
            valueTitle={`${greekName}, ${map.inText(unit)}${map.isLogarithmic ? '; colours by its logarithm' : ''}`}
            format={map.formatShade}
            scale={map.scale}
            reason={(row, column) => {
              const cell = rows[row]?.cells[column];
              return cell === undefined ? '' : cellReason(cell);
            }}
            detail={detailOf}
            onPick={pick}
          />
        )}
      </div>
    </Panel>
  );

  function detailOf(row: number, column: number): string {
    const found = rows[row];
    const strike = found?.cells[column]?.strike ?? null;
    const place = strike === null ? '' : `strike ${priceText(product, strike)} ${quotation}, in `;
    return `${place}${map.inText(found?.unit ?? unit)}`;
  }
}
