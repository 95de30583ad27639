import { ConfigurationError } from '../config/config.js';
import { AppError } from '../shared/errors.js';

/** What the system says of an address that is not this machine's to listen on. */
const ADDRESS_CODES: readonly unknown[] = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EACCES'];
const ADDRESS_CALLS: readonly unknown[] = ['listen', 'bind', 'getaddrinfo'];

/**
 * @param error what listening on HOST and PORT threw
 * @returns the same in words that say what to change; the error itself where it is of another kind
 */
export function listenError(error: unknown): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException; // read from whatever was thrown, and compared
  if (!ADDRESS_CALLS.includes(syscall)) return error;
  if (code === 'EADDRINUSE') {
    const told = 'The port is taken by another program. Set PORT to a free one, as in: make start PORT=4100';
    return new AppError('CONFLICT', told, { reason: 'PORT_TAKEN', cause: error });
  }
  if (!ADDRESS_CODES.includes(code)) return error;
  const expected = 'an address and port of this machine that may be listened on';
  return new ConfigurationError([{ variable: 'HOST, PORT', expected, found: message }]);
}
