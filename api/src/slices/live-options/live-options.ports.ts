import type { LiveExpiryTerms, RepricedExpiry } from './live-expiry.js';

/** Chains at the present prices of their futures, in threads: see `OptionComputation` of the options slice. */
export interface LiveComputation {
  /**
   * What `repriceExpiry` says of each. Goes before what pages wait for, a small piece at a time, so that neither waits
   * long for the other.
   *
   * @param forwards one for each of the terms; NaN where there is none
   * @param now instant that they are valued at, in milliseconds since 1970
   * @throws {AppError} UNAVAILABLE where too much is being repriced already
   */
  repriceExpiries(
    terms: readonly LiveExpiryTerms[],
    forwards: readonly number[],
    now: number,
  ): Promise<readonly RepricedExpiry[]>;
}
