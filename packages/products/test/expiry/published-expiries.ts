/** The published expiries of the reference data, in the terms of the package. */
import { isProductCode } from '../../src/codes/product-code.js';
import type { ProductCode } from '../../src/codes/product-code.js';
import { contractMonth } from '../../src/dates/contract-month.js';
import type { ContractMonth } from '../../src/dates/contract-month.js';
import { parseFuturesSymbol } from '../../src/symbols/symbol-parser.js';
import { csvRows } from '../csv-rows.ts';

export interface PublishedExpiry {
  readonly product: ProductCode;
  readonly month: ContractMonth;
  readonly lastTrade: string;
  readonly firstNotice: string;
}

export interface ListedContract extends PublishedExpiry {
  readonly firstTrade: string;
}

/** The exchange's own calendar of a product that the package does not have: the WTI calendar swap. */
export const OTHER_PRODUCT = 'CS';

/** @returns every row of `contract_expiries.csv`; its LCO, ICE's Brent, ends on the days of BZ */
export function publishedExpiries(path: string): readonly PublishedExpiry[] {
  return csvRows(path).map((row) => {
    const product = row['product'] === 'LCO' ? 'BZ' : row['product']!;
    if (!isProductCode(product)) throw new Error(`the package has no product ${product}`);
    return {
      product,
      month: contractMonth(Number(row['contractYear']), Number(row['contractMonth'])),
      lastTrade: row['lastTrade']!,
      firstNotice: row['firstNotice']!,
    };
  });
}

/** @returns every row of the exchange's calendars but those of `OTHER_PRODUCT` */
export function listedContracts(path: string): readonly ListedContract[] {
  return csvRows(path)
    .filter((row) => row['source'] !== OTHER_PRODUCT)
    .map((row) => {
      const parsed = parseFuturesSymbol(row['Product Code']!);
      if (parsed.status === 'error') throw new Error(parsed.message);
      return {
        ...parsed.contract,
        firstTrade: row['First Trade']!,
        lastTrade: row['Last Trade']!,
        firstNotice: row['First Notice']!,
      };
    });
}
