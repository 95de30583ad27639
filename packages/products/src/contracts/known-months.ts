/** The contracts there are: those that a two-digit year can name, 80 for 1980 … 79 for 2079. */
import { contractMonth } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { ProductsError } from '../errors.js';

export const FIRST_CONTRACT_YEAR = 1980;
export const LAST_CONTRACT_YEAR = 2079;

const FIRST_MONTH = contractMonth(FIRST_CONTRACT_YEAR, 1);
const LAST_MONTH = contractMonth(LAST_CONTRACT_YEAR, 12);

/** @throws {ProductsError} `ERR_PRODUCTS_RANGE` for a month outside of 1980-01 … 2079-12 */
export function checkKnownMonth(month: ContractMonth): void {
  if (month >= FIRST_MONTH && month <= LAST_MONTH) return;
  throw new ProductsError('ERR_PRODUCTS_RANGE', `contracts are known for ${FIRST_MONTH} … ${LAST_MONTH}, got ${month}`);
}
