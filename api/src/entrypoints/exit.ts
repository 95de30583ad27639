import { CONFIGURATION_EXIT_CODE, ConfigurationError } from '../config/config.js';
import { AppError } from '../shared/errors.js';

/** Says what went wrong, in its own words alone where there is something to do about it, and ends the process. */
export function exitWith(error: unknown): never {
  console.error(error instanceof ConfigurationError || error instanceof AppError ? error.message : error);
  process.exit(error instanceof ConfigurationError ? CONFIGURATION_EXIT_CODE : 1);
}
