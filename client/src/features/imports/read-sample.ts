/** The beginning of a file, read in the browser, for a person to see what its columns hold. */

const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_LINES = 50;
const LONGEST_LINE = 20_000;

export interface Sample {
  readonly header: string;
  /** Some of the lines after it. */
  readonly lines: readonly string[];
}

/**
 * @returns what a file begins with
 * @throws {RangeError} where it has no lines to be read: its message says what to do
 */
export async function readSample(file: Blob): Promise<Sample> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (start[0] === 0x50 && start[1] === 0x4b) {
    throw new RangeError('This is a workbook or a .zip: its columns can’t be shown here. Choose the CSV file itself.');
  }
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const bytes = isPacked ? await unpacked(file) : new Uint8Array(await file.slice(0, SAMPLE_BYTES).arrayBuffer());
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
  if (text.includes('\0'))
    throw new RangeError('This file is not text: its columns can’t be shown here. Choose a CSV file.');
  const lines = text.split(/\r\n|\n|\r/u);
  // What was cut off may be half a line.
  if (bytes.length >= SAMPLE_BYTES && lines.length > 1) lines.pop();
  const [header, ...rest] = lines.filter((line) => line.trim() !== '' && line.length <= LONGEST_LINE);
  if (header === undefined || rest.length === 0) {
    throw new RangeError('This file has no rows below a header. Choose a file whose first line names the columns.');
  }
  return { header, lines: rest.slice(0, SAMPLE_LINES) };
}

/** Of a part of a packed file only as much as it tells. */
async function unpacked(file: Blob): Promise<Uint8Array> {
  const reader = file.slice(0, SAMPLE_BYTES).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < SAMPLE_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
  } catch {
    // It ends where the part was cut off.
  }
  void reader.cancel().catch(() => undefined);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole.slice(0, SAMPLE_BYTES);
}

/** @returns the values of a line, without their quotes */
export function splitLine(line: string, delimiter: string): readonly string[] {
  const values: string[] = [];
  let value = '';
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line.charAt(index);
    if (isQuoted) {
      if (sign !== '"') value += sign;
      else if (line.charAt(index + 1) === '"') {
        value += '"';
        index += 1;
      } else isQuoted = false;
    } else if (sign === '"' && value.trim() === '') {
      isQuoted = true;
      value = '';
    } else if (sign === delimiter) {
      values.push(value.trim());
      value = '';
    } else value += sign;
  }
  values.push(value.trim());
  return values;
}
