import { PRODUCTS, futuresSymbol } from '@cushing/products';
import { z } from 'zod';

import { BAR_INTERVALS, MAX_BARS } from '../../quotes/index.js';
import type { Bar, BarsService } from '../../quotes/index.js';
import { CONTRACTS, holdsLine, line, rangeLine, unitsLine } from '../about.js';
import { contractParameter, instantParameter, oneOfParameter } from '../parameters.js';
import { subjectSource } from '../subject-source.js';
import type { SubjectSource } from '../subject-source.js';
import { batchesOf, describedColumns, instantColumn, numberColumn, textColumn } from '../table.js';
import type { ColumnOf } from '../table.js';

const ORIGINS: Readonly<Record<Bar['origin'], string>> = {
  LIVE: 'LIVE: prices that were pushed',
  SIMULATED: 'SIMULATED: the demo feed',
};

/** Trades of one contract by intervals. */
export function barsSource(bars: Pick<BarsService, 'range'>): SubjectSource {
  return subjectSource({
    permission: 'read',
    parameters: z.strictObject({
      symbol: contractParameter,
      interval: oneOfParameter(BAR_INTERVALS),
      from: instantParameter.optional(),
      to: instantParameter.optional(),
    }),
    open: async ({ symbol: { product, month }, interval, from, to }) => {
      const symbol = futuresSymbol(product, month);
      const rows = await bars.range(symbol, interval, from, to);
      const columns = columnsIn(PRODUCTS[product].quotation);
      const first = rows[0];
      const last = rows.at(-1);
      const days = first === undefined || last === undefined ? 'empty' : `${dayOf(first.start)}-${dayOf(last.start)}`;
      return {
        title: `Bars of ${symbol}`,
        fileName: `${symbol}-bars-${interval.toLowerCase().replaceAll('_', '-')}-${days}`,
        columns: describedColumns(columns),
        about: [
          holdsLine(`trades of ${symbol} by ${interval}, by when each bar begins; none without a trade`),
          rangeLine(instantOf(first), instantOf(last)),
          line('Source', last === undefined ? 'none: there is no bar' : ORIGINS[last.origin]),
          unitsLine([product], ['volume in contracts', 'instants in UTC']),
          ...(rows.length === MAX_BARS ? [line('Left out', `bars before the latest ${MAX_BARS}, if any`)] : []),
        ],
        total: rows.length,
        version: JSON.stringify(rows),
        rows: () => batchesOf(columns, rows),
      };
    },
  });
}

function instantOf(bar: Bar | undefined): string {
  return bar === undefined ? 'no bar' : new Date(bar.start).toISOString();
}

function dayOf(start: number): string {
  return new Date(start).toISOString().slice(0, 10);
}

function columnsIn(quotation: string): readonly ColumnOf<Bar>[] {
  return [
    textColumn('symbol', 'The contract.', (bar) => bar.symbol),
    textColumn('interval', 'How long a bar is.', (bar) => bar.interval),
    instantColumn('start', 'When it begins.', (bar) => bar.start),
    numberColumn('open', 'First price.', (bar) => bar.open, quotation),
    numberColumn('high', 'Highest price.', (bar) => bar.high, quotation),
    numberColumn('low', 'Lowest price.', (bar) => bar.low, quotation),
    numberColumn('close', 'Last price.', (bar) => bar.close, quotation),
    numberColumn('volume', 'Contracts traded.', (bar) => bar.volume, CONTRACTS),
    textColumn('origin', 'LIVE or SIMULATED.', (bar) => bar.origin),
  ];
}
