import type { EiaPage, EiaQuestion } from './eia.types.js';

/** The EIA's interface, version 2. */
export interface EiaApi {
  /**
   * Asks for one page, and again a few times where the interface is away, in a hurry or out of order.
   *
   * @throws {AppError} FORBIDDEN `EIA_KEY_REFUSED`; BAD_USER_INPUT `EIA_SERIES_REFUSED`; RATE_LIMITED
   * `EIA_RATE_LIMITED`; UNAVAILABLE `EIA_AWAY`, `EIA_ANSWER_UNREADABLE`
   * @throws the signal's reason
   */
  page(question: EiaQuestion, signal: AbortSignal): Promise<EiaPage>;
}
