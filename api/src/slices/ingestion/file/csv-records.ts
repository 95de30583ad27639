import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { CsvError, parse } from 'csv-parse';

import type { TextRecord } from '../ingestion.ports.js';
import { refusal } from '../refusal.js';

/** Characters of a record; more are no table but something else, or a quote that was never closed. */
const MAX_RECORD_LENGTH = 1 << 20;

/** What csv-parse answers with its option `info`. */
interface InformedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Splits text into records by RFC 4180, with any of the three line ends, even mixed. Blank lines are left out.
 *
 * @param name the file's, for the messages
 * @throws {AppError} BAD_USER_INPUT `QUOTE_NOT_CLOSED`, `LINE_TOO_LONG`, and what the text's source throws
 */
export async function* csvRecords(text: AsyncIterable<string>, name: string): AsyncGenerator<TextRecord> {
  let parsedLine = 0;
  const parser = parse({
    info: true,
    // An error takes away the records that wait to be read: only the parser knows how far it came.
    on_record: (record: string[], { lines }) => {
      parsedLine = lines;
      return record;
    },
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_RECORD_LENGTH,
  });
  const piping = pipeline(Readable.from(text), parser);
  // The loop below throws the same error first; this promise would report it as unhandled.
  piping.catch(() => undefined);
  try {
    // With `info`, csv-parse answers objects of this form; its types say `any`.
    for await (const { record, info } of parser as AsyncIterable<InformedRecord>) {
      yield { line: info.lines, fields: record };
    }
    await piping;
  } catch (error) {
    throw error instanceof CsvError ? csvRefusal(error, name, parsedLine) : error;
  }
}

/** @param after the last line that was read whole */
function csvRefusal(error: CsvError, name: string, after: number): Error {
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return refusal(
      'LINE_TOO_LONG',
      `A line of ${name} after line ${after} is longer than ${MAX_RECORD_LENGTH} characters: ` +
        `this is no table, or a quote in it is never closed.`,
      { after },
    );
  }
  return refusal('QUOTE_NOT_CLOSED', `A quote that opens in ${name} after line ${after} is never closed.`, { after });
}
