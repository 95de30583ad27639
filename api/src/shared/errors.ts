/** The closed list of codes that leave the system; finer ones go under them as `reason`. */
export type AppErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'CONFLICT'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** What a client may see beside the code and the message: plain values only. */
export type AppErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * The one error that services and adapters throw for what a caller can act on. Its message is shown as it is;
 * its `cause` is logged and never shown.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly reason: string | undefined;
  readonly details: AppErrorDetails;

  /**
   * @param code what kind of failure it is
   * @param message a sentence that says what to do
   * @param options `reason`: a finer code, UPPER_SNAKE; `details`: values for a program; `cause`: what a driver threw
   */
  constructor(
    code: AppErrorCode,
    message: string,
    options: { readonly reason?: string; readonly details?: AppErrorDetails; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.reason = options.reason;
    this.details = options.details ?? {};
  }
}
