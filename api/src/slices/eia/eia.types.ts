import type { IsoDate } from '@cushing/products';

/** A daily series of the EIA, as the interface addresses it. */
export interface EiaSeries {
  /** As in `PET.RWTC.D`. */
  readonly id: string;
  /** The middle of the id, by which rows name it. */
  readonly code: string;
  /** Where its values are, as in `petroleum/pri/spt`. */
  readonly route: string;
}

/** What is asked for: values of a series, oldest first. */
export interface EiaQuestion {
  readonly series: EiaSeries;
  /** From this date on; from the first one where absent. */
  readonly from: IsoDate | undefined;
  /** Rows that are left out, of the beginning. */
  readonly offset: number;
  /** Rows at most. */
  readonly length: number;
}

/** A value with its period and its series, as the interface gave it. */
export type EiaRow = Readonly<Record<string, unknown>>;

/** One answer. Its warnings are for the reader's information: they come with complete answers too. */
export interface EiaPage {
  readonly rows: readonly EiaRow[];
  /** Rows of all pages, as far as the interface says. */
  readonly total: number | undefined;
  readonly frequency: string;
  readonly dateFormat: string;
  readonly apiVersion: string;
}
