/** Splits one line of delimited text, for forms that end a record with its line. */

const QUOTE = '"';
const QUOTE_CODE = 34;

/**
 * Splits a line at a delimiter, by RFC 4180: a field that begins with a quote goes to the quote that closes it, two
 * quotes in it stand for one. A quote that is not closed takes the rest of the line, so a line that was cut has fewer
 * fields than its header and is told by that.
 *
 * @param text one line without its end
 * @param delimiter one character
 * @param fields where the fields are put, replacing what is there: one array can serve all lines of a file
 * @returns `fields`, not trimmed; at least one
 */
export function splitDelimitedLine(text: string, delimiter: string, fields: string[] = []): string[] {
  const delimiterCode = delimiter.charCodeAt(0);
  let count = 0;
  let start = 0;
  for (;;) {
    if (text.charCodeAt(start) !== QUOTE_CODE) {
      const end = endOfField(text, delimiter, start);
      fields[count++] = text.slice(start, end);
      start = end + 1;
    } else {
      const closing = closingQuote(text, start + 1);
      // Most often the delimiter or the end of the line comes next: then no second search is needed.
      const isFieldEnd = closing + 1 >= text.length || text.charCodeAt(closing + 1) === delimiterCode;
      const end = isFieldEnd ? Math.min(closing + 1, text.length) : endOfField(text, delimiter, closing + 1);
      const inside = withSingleQuotes(text.slice(start + 1, closing));
      fields[count++] = isFieldEnd ? inside : inside + text.slice(closing + 1, end);
      start = end + 1;
    }
    if (start > text.length) break;
  }
  fields.length = count;
  return fields;
}

function endOfField(text: string, delimiter: string, from: number): number {
  const index = text.indexOf(delimiter, from);
  return index < 0 ? text.length : index;
}

/** @returns the place of the quote that closes, or the line's length */
function closingQuote(text: string, from: number): number {
  let index = text.indexOf(QUOTE, from);
  while (index >= 0 && text.charCodeAt(index + 1) === QUOTE_CODE) index = text.indexOf(QUOTE, index + 2);
  return index < 0 ? text.length : index;
}

function withSingleQuotes(text: string): string {
  return text.includes(QUOTE) ? text.replaceAll('""', QUOTE) : text;
}
