import type { ProductCode } from '../codes/product-code.js';
import type { ContractMonth } from '../dates/contract-month.js';

/** A future of one product and contract month. */
export interface FuturesContract {
  readonly product: ProductCode;
  readonly month: ContractMonth;
}
