import { contractMonth } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { FIRST_CONTRACT_YEAR, LAST_CONTRACT_YEAR } from '../dates/known-years.js';
import { ProductsError } from '../errors.js';

const FIRST_MONTH = contractMonth(FIRST_CONTRACT_YEAR, 1);
const LAST_MONTH = contractMonth(LAST_CONTRACT_YEAR, 12);

/** @throws {ProductsError} `ERR_PRODUCTS_RANGE` for a month outside of 1980-01 … 2079-12 */
export function checkKnownMonth(month: ContractMonth): void {
  if (isKnownMonth(month)) return;
  throw new ProductsError('ERR_PRODUCTS_RANGE', `contracts are known for ${FIRST_MONTH} … ${LAST_MONTH}, got ${month}`);
}

/** @returns whether contracts of that month are known: 1980-01 … 2079-12 */
export function isKnownMonth(month: ContractMonth): boolean {
  return month >= FIRST_MONTH && month <= LAST_MONTH;
}
