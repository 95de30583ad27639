import type { FileFormat } from './file-format.js';
import { futuresFormat } from './futures/futures.format.js';
import { futuresWideFormat } from './futures-wide/futures-wide.format.js';
import { optionsFormat } from './options/options.format.js';
import { ratesFormat } from './rates/rates.format.js';
import { spotFormat } from './spot/spot.format.js';

/**
 * Every format, the more demanding header first: the first one that fits a file is the file's, unless a later one that
 * fits too claims its first row.
 */
export const FORMATS: readonly FileFormat[] = [
  futuresFormat,
  futuresWideFormat,
  optionsFormat,
  spotFormat,
  ratesFormat,
];
