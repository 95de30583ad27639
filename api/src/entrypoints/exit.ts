import { CONFIGURATION_EXIT_CODE, ConfigurationError } from '../config/config.js';
import { AppError } from '../shared/errors.js';

/** Says what went wrong in words where there are words for it, and ends the process. */
export function exitWith(error: unknown): never {
  const fault = configurationFault(error);
  if (fault !== undefined) {
    console.error(fault.message);
    process.exit(CONFIGURATION_EXIT_CODE);
  }
  console.error(wordsFor(error));
  process.exit(1);
}

/** What the system says of an address that this machine does not have. */
const ADDRESS_ERRORS: readonly unknown[] = ['ENOTFOUND', 'EADDRNOTAVAIL', 'EAI_AGAIN', 'EACCES'];

function configurationFault(error: unknown): ConfigurationError | undefined {
  if (error instanceof ConfigurationError) return error;
  if (!(error instanceof Error) || !('code' in error) || !ADDRESS_ERRORS.includes(error.code)) return undefined;
  const expected = 'an address and port of this machine that may be listened on';
  return new ConfigurationError([{ variable: 'HOST, PORT', expected, found: error.message }]);
}

function wordsFor(error: unknown): unknown {
  if (error instanceof AppError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken by another program. Set PORT to a free one, as in: make start PORT=4100';
  }
  return error;
}
