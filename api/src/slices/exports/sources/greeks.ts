import { GREEKS } from '@cushing/pricing';
import { z } from 'zod';

import type { GreeksMatrixCell, GreeksMatrixColumn, GreeksMatrixRow, OptionsService } from '../../options/index.js';
import { asOfLine, holdsLine, line, sourceLine, unitsLine } from '../about.js';
import { dateParameter, oneOfParameter, productParameter, seriesParameter } from '../parameters.js';
import { subjectSource } from '../subject-source.js';
import type { SubjectSource } from '../subject-source.js';
import { batchesOf, dateColumn, describedColumns, numberColumn, textColumn } from '../table.js';
import type { ColumnOf } from '../table.js';

interface Place {
  readonly row: GreeksMatrixRow;
  readonly column: GreeksMatrixColumn;
  readonly cell: GreeksMatrixCell;
}

/** One Greek over all expiries of a series: a row for each place of the matrix. */
export function greeksSource(options: Pick<OptionsService, 'greeksMatrix'>): SubjectSource {
  return subjectSource({
    permission: 'read',
    parameters: z.strictObject({
      product: productParameter,
      greek: oneOfParameter(GREEKS),
      type: oneOfParameter(['CALL', 'PUT']),
      by: oneOfParameter(['DELTA', 'MONEYNESS']).default('DELTA'),
      series: seriesParameter.optional(),
      asOf: dateParameter.optional(),
    }),
    open: async (question) => {
      const matrix = await options.greeksMatrix(question);
      const { product, series, greek, type, by, tradeDate } = matrix;
      const places = matrix.rows.flatMap((row) =>
        row.cells.flatMap((cell, index): Place[] => {
          const column = matrix.columns[index];
          return column === undefined ? [] : [{ row, column, cell }];
        }),
      );
      return {
        title: `${greek} of ${series} by ${by}`,
        fileName: `${product}-${series}-greeks-${greek.toLowerCase().replaceAll('_', '-')}-${type.toLowerCase()}-${tradeDate}`,
        columns: describedColumns(COLUMNS),
        about: [
          holdsLine(`${greek} of a ${type.toLowerCase()} at places of each expiry's smile, by expiry`),
          asOfLine(tradeDate),
          sourceLine(matrix.source),
          unitsLine([product], [`${greek} in ${matrix.unit}, unless its row says otherwise`]),
          line('Places', by === 'DELTA' ? 'forward deltas' : 'strikes as a part of the forward'),
        ],
        total: places.length,
        version: JSON.stringify(matrix),
        rows: () => batchesOf(COLUMNS, places),
      };
    },
  });
}

const COLUMNS: readonly ColumnOf<Place>[] = [
  textColumn('series', 'The series of options.', ({ row }) => row.series),
  textColumn('month', 'Their contract month.', ({ row }) => row.month),
  dateColumn('expiry', 'Last date on which they trade.', ({ row }) => row.expiry),
  textColumn('underlying', 'The future that they are on.', ({ row }) => row.underlying),
  numberColumn('days_to_expiry', 'Calendar days.', ({ row }) => row.daysToExpiry, 'days'),
  numberColumn('forward', 'Price of the future.', ({ row }) => row.forward, 'quotation'),
  textColumn('model', 'How they are valued.', ({ row }) => row.model),
  textColumn('place', 'Where along the smile.', ({ column }) => column.label),
  numberColumn('place_value', 'Delta, or strike as a part of the forward.', ({ column }) => column.value),
  numberColumn('strike', 'The strike there.', ({ cell }) => cell.strike, 'quotation'),
  numberColumn('value', 'The Greek; its unit stands beside it.', ({ cell }) => cell.value, 'as in the column unit'),
  textColumn('unit', 'Unit of the value.', ({ row }) => row.unit),
  textColumn('status', 'OK, or why there is no value.', ({ cell }) => cell.status),
];
