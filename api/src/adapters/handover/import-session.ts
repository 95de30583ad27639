import type { Socket } from 'node:net';

import { z } from 'zod';

import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { PathImports } from '../../slices/imports/index.js';
import type { ImportProgress, ImportRequest } from '../../slices/ingestion/index.js';
import { ALIVE_EVERY_MS, LONGEST_REQUEST, errorAnswer, requestSchema } from './messages.js';
import type { Answer } from './messages.js';
import { ProtocolError, readLines } from './read-lines.js';

/** A person cannot read faster, and a file of millions of rows would fill the socket. */
const PROGRESS_EVERY_MS = 100;

/** One client and its import. */
export class ImportSession {
  readonly #socket: Socket;
  readonly #imports: Pick<PathImports, 'importFile'>;
  readonly #logger: Logger;
  readonly #requestTimeoutMs: number;
  readonly #leaving = new AbortController();
  #isImporting = false;
  #toldAt = 0;

  constructor(socket: Socket, imports: Pick<PathImports, 'importFile'>, logger: Logger, requestTimeoutMs: number) {
    this.#socket = socket;
    this.#imports = imports;
    this.#logger = logger;
    this.#requestTimeoutMs = requestTimeoutMs;
    socket.on('close', () => {
      this.#leaving.abort();
    });
    // What breaks a connection also closes it, and the reading below ends with the same error.
    socket.on('error', () => undefined);
  }

  /** Calls off the import under way. */
  abort(): void {
    this.#leaving.abort();
    if (!this.#isImporting) this.#socket.destroy();
  }

  /** Sends away a client that has not said yet what it wants. */
  endIfIdle(): void {
    if (!this.#isImporting) this.#socket.destroy();
  }

  /** Serves the client until its end; never rejects. */
  async run(): Promise<void> {
    try {
      const request = await this.#request();
      if (request === undefined) return;
      this.#isImporting = true;
      this.#send(await this.#import(request));
      await this.#end();
    } catch (error) {
      this.#logger.warn({ error }, 'a request to import did not keep to the protocol');
      this.#send(errorAnswer(otherVersion(error)));
      await this.#end();
    }
  }

  /** @returns undefined when the client left without a request */
  async #request(): Promise<ImportRequest | undefined> {
    const timeout = setTimeout(() => this.#socket.destroy(), this.#requestTimeoutMs);
    try {
      const line = await firstOf(readLines(this.#socket.iterator({ destroyOnReturn: false }), LONGEST_REQUEST));
      return line === undefined ? undefined : parseRequest(line);
    } catch (error) {
      if (this.#socket.destroyed || !(error instanceof ProtocolError)) return undefined;
      throw error;
    } finally {
      clearTimeout(timeout);
    }
  }

  async #import(request: ImportRequest): Promise<Answer> {
    this.#send({ type: 'alive' });
    // Reading on is what notices that the client has left; what else it says is of no interest.
    this.#socket.resume();
    const pulse = setInterval(() => {
      this.#send({ type: 'alive' });
    }, ALIVE_EVERY_MS);
    try {
      const report = await this.#imports.importFile(request, {
        signal: this.#leaving.signal,
        onProgress: (progress) => {
          this.#tell(progress);
        },
      });
      this.#logger.info({ path: request.path, status: report.status, counts: report.counts }, 'imported a file');
      return { type: 'report', report };
    } catch (error) {
      if (error instanceof AppError) return errorAnswer(error);
      this.#logger.error({ error }, 'an import failed');
      return errorAnswer(new AppError('INTERNAL', 'The import failed: the log of the server has the cause.'));
    } finally {
      clearInterval(pulse);
    }
  }

  #tell(progress: ImportProgress): void {
    const now = performance.now();
    if (now - this.#toldAt < PROGRESS_EVERY_MS && progress.phase === 'READING') return;
    this.#toldAt = now;
    this.#send({ type: 'progress', progress });
  }

  #send(answer: Answer): void {
    if (this.#socket.writable) this.#socket.write(`${JSON.stringify(answer)}\n`);
  }

  async #end(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (this.#socket.destroyed) resolve();
      else this.#socket.once('close', resolve).end();
    });
  }
}

function otherVersion(cause: unknown): AppError {
  return new AppError(
    'BAD_USER_INPUT',
    'The server of this data directory does not understand the request: it is of another version. ' +
      'Stop it and import again.',
    { reason: 'HANDOVER_PROTOCOL', cause },
  );
}

/** @throws {ProtocolError} for what is no request */
function parseRequest(line: string): ImportRequest {
  try {
    return requestSchema.parse(JSON.parse(line));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    throw new ProtocolError('a request does not have its form', { cause: error });
  }
}

async function firstOf<Item>(items: AsyncIterable<Item>): Promise<Item | undefined> {
  for await (const item of items) return item;
  return undefined;
}
