/** What an import is made of, and what it bears on. */
import type { IsoDate, ProductCode } from '@cushing/products';

import type { FuturesSettlementColumns, SpotPriceColumns } from './market.types.js';
import type { OptionSettlementColumns, RateColumns } from './option-settlements.types.js';
import type { PositionColumns } from './positions.types.js';

/** Kinds of rows that one import can hold side by side, in the order in which they are committed. */
export const IMPORT_KINDS = ['FUTURES', 'SPOT', 'RATES', 'OPTIONS', 'POSITIONS'] as const;

export type ImportKind = (typeof IMPORT_KINDS)[number];

/** The columns of each kind. */
export interface ImportColumns {
  readonly FUTURES: FuturesSettlementColumns;
  readonly SPOT: SpotPriceColumns;
  readonly RATES: RateColumns;
  readonly OPTIONS: OptionSettlementColumns;
  readonly POSITIONS: PositionColumns;
}

/** Staged rows of one kind in a file, as one process hands them to the one that owns the market store. */
export interface StagedPart {
  readonly kind: ImportKind;
  /** Absolute path of the Parquet file. */
  readonly path: string;
  readonly rows: number;
  /** Rows that were left out because an earlier one says the same. */
  readonly agreeing: number;
}

/** What an import bears on. */
export interface ImportExtent {
  readonly products: readonly ProductCode[];
  readonly spotSeries: readonly string[];
  readonly hasRates: boolean;
  /** First and last date; null where it has no rows. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}
