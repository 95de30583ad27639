import { PRODUCT_CODES, fromDayNumber, fromMonthIndex, toDayNumber } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type {
  FuturesSettlement,
  FuturesSettlementColumns,
  MarketSource,
  StagedPart,
  StagedPartReader,
} from '../../market/index.js';
import type { SettleSource } from '../judgement/option-market.js';

/** Days that are read at once beyond those asked for: options are judged by date, and the next ones come soon. */
const DAYS_AHEAD = 50;

type Settle = Pick<FuturesSettlement, 'tradeDate' | 'month' | 'settle'>;

/** Settles of futures as they would be once the import is stored: its own before those that the store has. */
export class StagedSettles implements SettleSource {
  readonly #store: SettleSource;
  readonly #staged: StagedPartReader;
  readonly #part: StagedPart;
  /** Days that were read last. */
  #days: ReadonlySet<number> = new Set();
  #rows: FuturesSettlementColumns | undefined;

  /** @param part of futures */
  constructor(store: SettleSource, staged: StagedPartReader, part: StagedPart) {
    this.#store = store;
    this.#staged = staged;
    this.#part = part;
  }

  async settlementsOn(
    product: ProductCode,
    source: MarketSource,
    tradeDates: readonly IsoDate[],
  ): Promise<readonly Settle[]> {
    const stored = await this.#store.settlementsOn(product, source, tradeDates);
    return [...stored, ...(await this.#stagedOn(product, tradeDates))];
  }

  async #stagedOn(product: ProductCode, tradeDates: readonly IsoDate[]): Promise<Settle[]> {
    const asked = new Set<number>(tradeDates.map(toDayNumber));
    const rows = await this.#read([...asked]);
    const index = PRODUCT_CODES.indexOf(product);
    const settles: Settle[] = [];
    for (let row = 0; row < rows.length; row += 1) {
      const day = rows.tradeDate[row] ?? 0;
      if (rows.product[row] !== index || !asked.has(day)) continue;
      const month = fromMonthIndex(rows.month[row] ?? 0);
      settles.push({ tradeDate: fromDayNumber(day), month, settle: rows.settle[row] ?? NaN });
    }
    return settles;
  }

  async #read(days: readonly number[]): Promise<FuturesSettlementColumns> {
    if (this.#rows !== undefined && days.every((day) => this.#days.has(day))) return this.#rows;
    const latest = Math.max(...days);
    const read = [...days, ...Array.from({ length: DAYS_AHEAD }, (_, step) => latest + 1 + step)];
    this.#rows = await this.#staged.futuresOn(this.#part, read);
    this.#days = new Set(read);
    return this.#rows;
  }
}
