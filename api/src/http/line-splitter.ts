const NEW_LINE = 0x0a;

/** A line's text without what ends it; TOO_LONG where its bytes were thrown away. */
export type SplitLine = { readonly text: string } | 'TOO_LONG';

/** Cuts a stream of bytes into lines, of which it holds at most one that is unfinished. What is no UTF-8 is replaced. */
export class LineSplitter {
  readonly #maxBytes: number;
  /** The unfinished line's bytes; undefined where it is too long and its end is awaited. */
  #rest: Buffer | undefined = Buffer.alloc(0);

  /** @param maxBytes of a line, without its end */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The lines that end in these bytes. */
  *split(bytes: Buffer): Generator<SplitLine, void, void> {
    let start = 0;
    for (let end = bytes.indexOf(NEW_LINE); end !== -1; end = bytes.indexOf(NEW_LINE, start)) {
      this.#add(bytes.subarray(start, end));
      start = end + 1;
      yield this.#take();
    }
    this.#add(bytes.subarray(start));
  }

  /** The last line, which nothing ended; undefined where there is none. */
  end(): SplitLine | undefined {
    return this.#rest?.length === 0 ? undefined : this.#take();
  }

  #add(part: Buffer): void {
    if (this.#rest === undefined) return;
    if (this.#rest.length + part.length > this.#maxBytes) this.#rest = undefined;
    else this.#rest = this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part]);
  }

  #take(): SplitLine {
    const line = this.#rest;
    this.#rest = Buffer.alloc(0);
    return line === undefined ? 'TOO_LONG' : { text: line.toString('utf8') };
  }
}
