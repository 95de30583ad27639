import { PRODUCTS } from '@cushing/products';
import { z } from 'zod';

import type { FuturesBoardRow, MarketService } from '../../market/index.js';
import { CONTRACTS, NOT_GIVEN, asOfLine, holdsLine, line, sourceLine, unitsLine } from '../about.js';
import { dateParameter, productParameter } from '../parameters.js';
import { subjectSource } from '../subject-source.js';
import type { SubjectSource } from '../subject-source.js';
import { batchesOf, dateColumn, describedColumns, numberColumn, textColumn } from '../table.js';
import type { ColumnOf } from '../table.js';

/** All contracts of a product on one trade date. */
export function boardSource(market: Pick<MarketService, 'futuresBoard'>): SubjectSource {
  return subjectSource({
    permission: 'read',
    parameters: z.strictObject({ product: productParameter, asOf: dateParameter.optional() }),
    open: async ({ product, asOf }) => {
      const { source, tradeDate, previousTradeDate, rows } = await market.futuresBoard(product, asOf);
      const columns = columnsIn(PRODUCTS[product].quotation);
      return {
        title: `Futures board of ${product}`,
        fileName: `${product}-board-${tradeDate}`,
        columns: describedColumns(columns),
        about: [
          holdsLine(`every contract of ${product} (${PRODUCTS[product].name}) on one trade date, by month`),
          asOfLine(tradeDate),
          line('Changes against', previousTradeDate ?? 'no earlier trade date'),
          sourceLine(source),
          unitsLine([product], ['volume and open interest in contracts', NOT_GIVEN]),
        ],
        total: rows.length,
        version: JSON.stringify(rows),
        rows: () => batchesOf(columns, rows),
      };
    },
  });
}

function columnsIn(quotation: string): readonly ColumnOf<FuturesBoardRow>[] {
  return [
    textColumn('symbol', 'The contract.', (row) => row.symbol),
    textColumn('month', 'Its month.', (row) => row.month),
    dateColumn('trade_date', 'Date of the settlement.', (row) => row.tradeDate),
    numberColumn('nearby', '1 for the front contract.', (row) => row.nearby),
    numberColumn('open', 'First price.', (row) => row.open, quotation),
    numberColumn('high', 'Highest price.', (row) => row.high, quotation),
    numberColumn('low', 'Lowest price.', (row) => row.low, quotation),
    numberColumn('settle', 'Settlement price.', (row) => row.settle, quotation),
    numberColumn('change', 'Against the settlement before.', (row) => row.change, quotation),
    numberColumn('change_percent', 'The change of the settlement before.', (row) => row.changePercent, '%'),
    numberColumn('volume', 'Contracts traded.', (row) => row.volume, CONTRACTS),
    numberColumn('open_interest', 'Contracts open at the end.', (row) => row.openInterest, CONTRACTS),
    numberColumn('open_interest_change', 'Against the date before.', (row) => row.openInterestChange, CONTRACTS),
  ];
}
