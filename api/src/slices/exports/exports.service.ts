import { createHash } from 'node:crypto';
import { Readable, addAbortSignal } from 'node:stream';
import { setImmediate as otherWork } from 'node:timers/promises';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import { line } from './about.js';
import { ExportLanes } from './export-lanes.js';
import { ExportLinks } from './export-links.js';
import type { ExportViewers, ParquetWriter, TableWriter, WorkbookWriter } from './exports.ports.js';
import type {
  AboutLine,
  ExportBatch,
  ExportFormat,
  ExportParameters,
  ExportQuestion,
  ExportSource,
  ExportSubject,
  ExportViewer,
  OpenExport,
} from './exports.types.js';
import { EXPORT_CONTENT_TYPES, writersOf } from './formats/formats.js';
import type { SubjectSource } from './subject-source.js';
import { stalledAfter } from './stalled.js';

export const EXPORTS_PATH = '/exports';

/** A reader that takes nothing for so long holds its place no longer. */
const STALLED_AFTER_MS = 60_000;
const ETAG_CHARACTERS = 22;

export interface ExportsServiceOptions {
  readonly sources: Readonly<Record<ExportSubject, SubjectSource>>;
  readonly parquet: ParquetWriter;
  readonly workbooks: WorkbookWriter;
  readonly viewers: ExportViewers;
  /** Of at least 32 bytes; the first signs links, each checks them. */
  readonly linkKeys: readonly Uint8Array[];
  readonly clock: Clock;
}

export interface OpenOptions {
  /** Ends the file, also before its first byte. */
  readonly signal?: AbortSignal | undefined;
  /** Told how many rows went into the file so far. */
  readonly onRows?: ((rows: number) => void) | undefined;
}

/** Numbers as files, for whoever may see them. */
export class ExportsService {
  readonly #options: ExportsServiceOptions;
  readonly #writers: Readonly<Record<ExportFormat, TableWriter>>;
  readonly #lanes = new ExportLanes();
  readonly #links: ExportLinks;

  constructor(options: ExportsServiceOptions) {
    this.#options = options;
    this.#writers = writersOf(options.parquet, options.workbooks);
    this.#links = new ExportLinks(options.linkKeys);
  }

  /** @throws {AppError} FORBIDDEN, BAD_USER_INPUT: what `open` would refuse without looking at any data */
  check({ subject, parameters }: ExportQuestion, viewer: ExportViewer): void {
    this.#options.sources[subject].check(parameters, viewer);
  }

  /**
   * Begins a file; its first bytes are made, so that what is against it is known.
   *
   * @throws {AppError} FORBIDDEN, BAD_USER_INPUT, NOT_FOUND; RATE_LIMITED or UNAVAILABLE `EXPORTS_AT_ONCE`
   */
  async open(question: ExportQuestion, viewer: ExportViewer, options: OpenOptions = {}): Promise<OpenExport> {
    this.check(question, viewer);
    const giveBack = this.#lanes.take(viewer.userId);
    try {
      return await this.#begin(question, viewer, { ...options, onEnd: giveBack });
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  /** As `open`, and counted nowhere: for a report, of which one is made at a time. */
  openReport(question: ExportQuestion, viewer: ExportViewer, options: OpenOptions = {}): Promise<OpenExport> {
    return this.#begin(question, viewer, { ...options, onEnd: () => undefined });
  }

  /** @returns where that file is for an hour, without a host; @throws {AppError} as `check` */
  link(question: ExportQuestion, viewer: ExportViewer): string {
    this.check(question, viewer);
    return this.signedPath(`${EXPORTS_PATH}/${question.subject}.${question.format}`, question.parameters, viewer);
  }

  /** @returns the path, good for that user for an hour */
  signedPath(path: string, parameters: ExportParameters, { userId }: ExportViewer): string {
    return this.#links.sign(path, parameters, userId, this.#options.clock());
  }

  /**
   * @returns whom a link is opened for, and what it asks for
   * @throws {AppError} UNAUTHENTICATED `LINK_INVALID`, `LINK_EXPIRED`, `LINK_REVOKED`
   */
  async openLink(
    path: string,
    query: ExportParameters,
  ): Promise<{ readonly viewer: ExportViewer; readonly parameters: ExportParameters }> {
    const { userId, parameters } = this.#links.open(path, query, this.#options.clock());
    const viewer = await this.#options.viewers.viewer(userId);
    if (viewer !== undefined) return { viewer, parameters };
    throw new AppError('UNAUTHENTICATED', 'Whoever made this link may not come in any more.', {
      reason: 'LINK_REVOKED',
    });
  }

  /** Files under way in this process. */
  get underWay(): number {
    return this.#lanes.taken;
  }

  async #begin(
    { subject, parameters, format }: ExportQuestion,
    viewer: ExportViewer,
    { signal, onRows, onEnd }: OpenOptions & { readonly onEnd: () => void },
  ): Promise<OpenExport> {
    const source = await this.#options.sources[subject].open(parameters, viewer);
    const about = this.#aboutOf(source);
    const ending = new AbortController();
    const whole = signal === undefined ? ending.signal : AbortSignal.any([signal, ending.signal]);
    const { title, columns, total } = source;
    const rows = unhurried(source.rows(), whole, onRows);
    const bytes = this.#writers[format].write({ title, columns, about, total, rows }, whole)[Symbol.asyncIterator]();
    const finish = async (): Promise<void> => {
      ending.abort();
      onEnd();
      await bytes.return?.();
    };
    let first: IteratorResult<Uint8Array>;
    try {
      first = await bytes.next();
    } catch (error) {
      await finish();
      throw error;
    }
    const stream = stalledAfter(STALLED_AFTER_MS, Readable.from(continued(first, bytes), { objectMode: false }));
    if (signal !== undefined) addAbortSignal(signal, stream);
    // Told to whoever reads; where nobody does, it must not end the process.
    stream.on('error', () => undefined);
    stream.once('close', () => {
      // What a broken-off file leaves behind is tidied up by its writer; there is nobody left to tell.
      finish().catch(() => undefined);
    });
    const contentType = EXPORT_CONTENT_TYPES[format];
    const etag = etagOf(source.version, [subject, format, parameters]);
    return { fileName: `${source.fileName}.${format}`, contentType, about, total, size: undefined, etag, stream };
  }

  #aboutOf({ about, columns, total }: ExportSource): readonly AboutLine[] {
    const units = columns.flatMap(({ name, unit }) => (unit === '' ? [] : [`${name} (${unit})`]));
    return [
      ...about,
      line('Units of columns', units.join(', ')),
      ...(total === undefined ? [] : [line('Rows', String(total))]),
      line('Made at', new Date(this.#options.clock()).toISOString()),
      line('Made by', 'Cushing'),
    ];
  }
}

/** Lets others have their turn after each batch, and stops between two. */
async function* unhurried(
  rows: AsyncIterable<ExportBatch>,
  signal: AbortSignal,
  onRows: ((rows: number) => void) | undefined,
): AsyncGenerator<ExportBatch, void, void> {
  let count = 0;
  for await (const batch of rows) {
    signal.throwIfAborted();
    yield batch;
    count += batch.length;
    onRows?.(count);
    await otherWork();
  }
}

async function* continued(
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  for (let piece = first; piece.done !== true; piece = await rest.next()) yield piece.value;
}

function etagOf(version: string | undefined, asked: readonly unknown[]): string | undefined {
  if (version === undefined) return undefined;
  const hash = createHash('sha256').update(JSON.stringify(asked)).update(version).digest('base64url');
  return `W/"${hash.slice(0, ETAG_CHARACTERS)}"`;
}
