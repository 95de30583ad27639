import { CONFIGURATION_EXIT_CODE, ConfigurationError } from '../config/config.js';
import { AppError } from '../shared/errors.js';

/** Says what went wrong in words where there are words for it, and ends the process. */
export function exitWith(error: unknown): never {
  if (error instanceof ConfigurationError) {
    console.error(error.message);
    process.exit(CONFIGURATION_EXIT_CODE);
  }
  console.error(wordsFor(error));
  process.exit(1);
}

function wordsFor(error: unknown): unknown {
  if (error instanceof AppError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken by another program. Set PORT to a free one, as in: make start PORT=4100';
  }
  return error;
}
