import type { FileFormat } from './file-format.js';
import { futuresFormat } from './futures/futures.format.js';
import { futuresWideFormat } from './futures-wide/futures-wide.format.js';
import { spotFormat } from './spot/spot.format.js';

/** Every format, the more demanding header first: the first one that fits a file is the file's. */
export const FORMATS: readonly FileFormat[] = [futuresFormat, futuresWideFormat, spotFormat];
