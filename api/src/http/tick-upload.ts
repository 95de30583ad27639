import type { Clock } from '../shared/clock.js';
import { readTick } from '../slices/quotes/index.js';
import type { Tick, TickIntake, TickRefusal } from '../slices/quotes/index.js';
import { LineSplitter } from './line-splitter.js';
import type { SplitLine } from './line-splitter.js';
import type { WorkPieces } from './work-pieces.js';

const MAX_LINES = 100_000;
const MAX_LINE_BYTES = 2_048;
/** Handed over at once: few enough that this, too, is done within a piece of work. */
const MAX_BATCH = 256;
const MAX_REJECTIONS = 1_000;

export interface TickRejection {
  /** From 1, blank ones counted. */
  readonly line: number;
  readonly reason: TickRefusal | 'BAD_JSON' | 'TOO_LONG';
  readonly message: string;
}

/** What became of an upload's lines. */
export interface TickUploadResult {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** The first 1,000. */
  readonly rejections: readonly TickRejection[];
  /** Whether more lines were rejected than are told. */
  readonly isCut: boolean;
}

export interface TickUploadOptions {
  readonly intake: Pick<TickIntake, 'take'>;
  /** Whose sequence numbers they are. */
  readonly source: string;
  readonly clock: Clock;
  readonly pieces: WorkPieces;
}

/** Takes ticks line by line while they come. A bad line is told and stops none; what was taken stays taken. */
export class TickUpload {
  readonly #options: TickUploadOptions;
  readonly #splitter = new LineSplitter(MAX_LINE_BYTES);
  readonly #rejections: TickRejection[] = [];
  #ticks: Tick[] = [];
  #lines = 0;
  #accepted = 0;
  #duplicates = 0;
  #rejected = 0;

  constructor(options: TickUploadOptions) {
    this.#options = options;
  }

  get result(): TickUploadResult {
    const [accepted, duplicates, rejected] = [this.#accepted, this.#duplicates, this.#rejected];
    return { accepted, duplicates, rejected, rejections: this.#rejections, isCut: rejected > this.#rejections.length };
  }

  /** @returns whether more can be taken: false from the 100,001st line on, which is not read */
  async add(bytes: Buffer): Promise<boolean> {
    const { pieces } = this.#options;
    for (const line of this.#splitter.split(bytes)) {
      if (!this.#addLine(line)) {
        this.#handOver();
        return false;
      }
      if (this.#ticks.length >= MAX_BATCH) this.#handOver();
      if (pieces.isOver()) {
        this.#handOver();
        await pieces.next();
      }
    }
    // What came is shown now, however long the next bytes take.
    this.#handOver();
    return true;
  }

  /**
   * Takes the last line, which may end without a line feed. Also an upload without ticks says that the feed is alive.
   *
   * @returns as `add` does
   */
  end(): boolean {
    const line = this.#splitter.end();
    const hasRoom = line === undefined || this.#addLine(line);
    this.#handOver();
    if (this.#accepted + this.#duplicates === 0) this.#take([]);
    return hasRoom;
  }

  /** @returns whether there was room for one more */
  #addLine(line: SplitLine): boolean {
    if (this.#lines >= MAX_LINES) return false;
    this.#lines += 1;
    if (line === 'TOO_LONG') {
      this.#reject('TOO_LONG', `A line has at most ${MAX_LINE_BYTES} bytes.`);
      return true;
    }
    // Also without the mark that some programs put before UTF-8.
    const text = line.text.trim();
    if (text === '') return true;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      this.#reject('BAD_JSON', 'The line is no JSON: send one object a line.');
      return true;
    }
    const read = readTick(value, this.#options.clock());
    if (read.status === 'OK') this.#ticks.push(read.tick);
    else this.#reject(read.reason, read.message);
    return true;
  }

  #reject(reason: TickRejection['reason'], message: string): void {
    this.#rejected += 1;
    if (this.#rejections.length < MAX_REJECTIONS) this.#rejections.push({ line: this.#lines, reason, message });
  }

  #handOver(): void {
    if (this.#ticks.length === 0) return;
    const ticks = this.#ticks;
    this.#ticks = [];
    this.#take(ticks);
  }

  #take(ticks: readonly Tick[]): void {
    const { intake, source } = this.#options;
    const { accepted, duplicates } = intake.take({ source, origin: 'LIVE', ticks });
    this.#accepted += accepted;
    this.#duplicates += duplicates;
  }
}
