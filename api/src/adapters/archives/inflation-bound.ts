import { archiveTooLarge } from './archive-error.js';

const MEGABYTE = 1_048_576;
const GIGABYTE = 1_024 * MEGABYTE;
/** Of every contract of forty years with its options, at a hundred bytes a line; more would fill disks. */
const LARGEST_INFLATED_GB = 4;
/** Deflate makes text of prices a tenth, of one that repeats itself a hundredth; nothing but padding makes it less. */
const MOST_TIMES_PACKED = 200;
/** Any machine has room for so much, and a file with long runs of blanks may be packed very well at its beginning. */
const ALWAYS_ALLOWED_MB = 64;

/**
 * Refuses what is packed to do harm.
 *
 * @param inflated bytes that came out, or are said to
 * @param packed bytes that they came out of
 * @throws {AppError} BAD_USER_INPUT `ARCHIVE_TOO_LARGE`
 */
export function refuseBomb(inflated: number, packed: number): void {
  if (inflated > LARGEST_INFLATED_GB * GIGABYTE)
    throw archiveTooLarge(`unpacks to more than ${LARGEST_INFLATED_GB} GB`);
  if (inflated > ALWAYS_ALLOWED_MB * MEGABYTE && inflated > packed * MOST_TIMES_PACKED) {
    throw archiveTooLarge(`unpacks to more than ${MOST_TIMES_PACKED} times its size`);
  }
}
