/** ERR_QUANT_DOMAIN: a number outside its range. ERR_QUANT_SHAPE: arrays whose lengths do not fit each other. */
export type QuantErrorCode = 'ERR_QUANT_DOMAIN' | 'ERR_QUANT_SHAPE';

/** A programming error: what a market can produce comes back as a value instead. */
export class QuantError extends Error {
  readonly code: QuantErrorCode;

  /**
   * @param code what kind of argument was wrong
   * @param message the argument's name, its range and the value that was given
   */
  constructor(code: QuantErrorCode, message: string) {
    super(`${code}: ${message}`);
    this.name = 'QuantError';
    this.code = code;
  }
}
