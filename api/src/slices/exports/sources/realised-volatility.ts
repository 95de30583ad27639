import { futuresSymbol } from '@cushing/products';
import type { RealizedVolEstimator } from '@cushing/quant';
import { z } from 'zod';

import type { VolatilityPoint, VolatilityService } from '../../volatility/index.js';
import { holdsLine, line, rangeLine, sourceLine } from '../about.js';
import {
  contractParameter,
  dateParameter,
  oneOfParameter,
  productParameter,
  wholeNumberParameter,
} from '../parameters.js';
import { subjectSource } from '../subject-source.js';
import type { SubjectSource } from '../subject-source.js';
import { batchesOf, dateColumn, describedColumns, numberColumn, textColumn } from '../table.js';
import type { ColumnOf } from '../table.js';

const ESTIMATORS: readonly RealizedVolEstimator[] = [
  'CLOSE_TO_CLOSE',
  'CLOSE_TO_CLOSE_ZERO_MEAN',
  'PARKINSON',
  'GARMAN_KLASS',
  'GARMAN_KLASS_YANG_ZHANG',
  'ROGERS_SATCHELL',
  'YANG_ZHANG',
];

/** Realised volatility over time, of one contract or of a product's nth. */
export function realisedVolatilitySource(volatility: Pick<VolatilityService, 'realized'>): SubjectSource {
  return subjectSource({
    permission: 'read',
    parameters: z.strictObject({
      symbol: contractParameter.optional(),
      product: productParameter.optional(),
      nth: wholeNumberParameter(1, 119).optional(),
      window: wholeNumberParameter(2, 1_000).default(20),
      estimator: oneOfParameter(ESTIMATORS).default('CLOSE_TO_CLOSE'),
      from: dateParameter.optional(),
      to: dateParameter.optional(),
    }),
    open: async ({ symbol: contract, product, nth, window, estimator, from, to }) => {
      const { points, isCut } = await volatility.realized({
        ...{ contract, product, nth, window, estimator },
        range: { from, to },
      });
      const name = contract === undefined ? `${product}-${nth ?? 1}` : futuresSymbol(contract.product, contract.month);
      const first = points[0];
      const last = points.at(-1);
      const dates = first === undefined || last === undefined ? 'empty' : `${first.tradeDate}-${last.tradeDate}`;
      return {
        title: `Realised volatility of ${name}`,
        fileName: `${name}-realised-volatility-${window}-${dates}`,
        columns: describedColumns(COLUMNS),
        about: [
          holdsLine(`realised volatility of ${name} over ${window} returns (${estimator}), by trade date`),
          rangeLine(first?.tradeDate ?? 'no trade date', last?.tradeDate ?? 'no trade date'),
          ...(last === undefined ? [] : [sourceLine(last.source)]),
          line('Units', 'volatilities as decimals per year: 0.35 for 35 %'),
          ...(isCut ? [line('Left out', 'points before the latest 10,000: ask for an earlier range')] : []),
        ],
        total: points.length,
        version: JSON.stringify(points),
        rows: () => batchesOf(COLUMNS, points),
      };
    },
  });
}

const COLUMNS: readonly ColumnOf<VolatilityPoint>[] = [
  dateColumn('trade_date', 'Last date of the window.', (point) => point.tradeDate),
  numberColumn('volatility', 'Realised; blank where there is none.', (point) => point.volatility, '1/√year'),
  textColumn('status', 'OK, or why there is none.', (point) => point.status),
  textColumn('source', 'SIMULATED or IMPORTED settlements.', (point) => point.source),
];
