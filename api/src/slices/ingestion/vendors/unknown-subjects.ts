/** Tells what a file holds that is not known here once, not on each of its lines. */
import type { ProductCode } from '@cushing/products';

import type { UnknownRow, UnreadableRow } from './stated-row.js';

/** More than any exchange lists of products; a file of more names something else in that column. */
const MOST_SUBJECTS = 10_000;
/** A subject is the file's own text, so its length is the file's too. */
const LONGEST_SUBJECT = 80;

/** The unknown subjects of one file. */
export class UnknownSubjects {
  readonly #told = new Set<string>();
  #isFull = false;

  /**
   * @param subject in the file's words
   * @param proposal the product that it might be
   * @returns the row that tells of it; undefined where a line before has told of it
   */
  tell(line: number, subject: string, proposal?: ProductCode): UnknownRow | UnreadableRow | undefined {
    const shown = subject.length > LONGEST_SUBJECT ? `${subject.slice(0, LONGEST_SUBJECT)}…` : subject;
    if (this.#told.has(shown)) return undefined;
    if (this.#told.size < MOST_SUBJECTS) {
      this.#told.add(shown);
      return { kind: 'UNKNOWN', line, subject: shown, proposal };
    }
    if (this.#isFull) return undefined;
    this.#isFull = true;
    const message = `unknown products beyond the first ${MOST_SUBJECTS} are not listed`;
    return { kind: 'UNREADABLE', line, column: 0, value: shown, message };
  }
}
