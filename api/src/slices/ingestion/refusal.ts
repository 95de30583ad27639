import { AppError } from '../../shared/errors.js';
import type { AppErrorDetails } from '../../shared/errors.js';

/** Why a whole file is refused; opening it has reasons of its own. */
export type RefusalReason =
  | 'FILE_EMPTY'
  | 'FILE_WITHOUT_ROWS'
  | 'FILE_BINARY'
  | 'FILE_COMPRESSED'
  | 'FILE_IS_HTML'
  | 'FILE_IS_JSON'
  | 'FILE_IS_DBN'
  | 'JSON_DAMAGED'
  | 'WORKBOOK_WITHOUT_ROWS'
  | 'ENCODING_UTF16'
  | 'ENCODING_NOT_UTF8'
  | 'LINE_TOO_LONG'
  | 'QUOTE_NOT_CLOSED'
  | 'HEADER_UNKNOWN'
  | 'HEADER_COLUMN_TWICE'
  | 'FORMAT_UNKNOWN'
  | 'SERIES_MISSING'
  | 'SERIES_NAME'
  | 'SERIES_NOT_WANTED'
  | 'MAPPING_DOES_NOT_FIT'
  | 'PATH_NOT_ABSOLUTE';

/** @param message says what is wrong and what to do */
export function refusal(reason: RefusalReason, message: string, details: AppErrorDetails = {}): AppError {
  return new AppError('BAD_USER_INPUT', message, { reason, details });
}

/** @returns the error of an import that was called off */
export function abortedError(): AppError {
  return new AppError('UNAVAILABLE', 'The import was called off: nothing of it is stored.', {
    reason: 'IMPORT_ABORTED',
  });
}
