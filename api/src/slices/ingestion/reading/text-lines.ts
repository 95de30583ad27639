import { refusal } from '../refusal.js';
import type { TextLine } from '../vendors/vendor-form.js';

/** Characters of a line; more are no text of a vendor's. */
const MAX_LINE_LENGTH = 1 << 20;

/**
 * Splits text into lines, ended by LF, CR LF or CR.
 *
 * @param name the file's, for the messages
 * @throws {AppError} BAD_USER_INPUT `LINE_TOO_LONG`, and what the text's source throws
 */
export async function* textLines(text: AsyncIterable<string>, name: string): AsyncGenerator<TextLine> {
  let rest = '';
  let line = 0;
  for await (const piece of text) {
    const joined = rest + piece;
    // A CR at the very end may be half of a CR LF.
    const usable = joined.endsWith('\r') ? joined.length - 1 : joined.length;
    let from = 0;
    let feed = placeOf(joined, '\n', 0);
    let back = placeOf(joined, '\r', 0);
    for (let end = Math.min(feed, back); end < usable; end = Math.min(feed, back)) {
      checkLength(end - from, line, name);
      line += 1;
      yield { line, text: joined.slice(from, end) };
      from = back === end && feed === end + 1 ? end + 2 : end + 1;
      // Only the one that was met is looked for again: a text may have none of the other.
      if (feed < from) feed = placeOf(joined, '\n', from);
      if (back < from) back = placeOf(joined, '\r', from);
    }
    rest = joined.slice(from);
    checkLength(usable - from, line, name);
  }
  if (rest !== '') yield { line: line + 1, text: rest.endsWith('\r') ? rest.slice(0, -1) : rest };
}

/** @returns where it is, from `from` on; beyond every end where it is not there */
function placeOf(text: string, end: '\n' | '\r', from: number): number {
  const place = text.indexOf(end, from);
  return place < 0 ? Number.POSITIVE_INFINITY : place;
}

function checkLength(length: number, after: number, name: string): void {
  if (length <= MAX_LINE_LENGTH) return;
  throw refusal(
    'LINE_TOO_LONG',
    `A line of ${name} after line ${after} is longer than ${MAX_LINE_LENGTH} characters: this is no list of prices.`,
    { after },
  );
}
