import { createConnection } from 'node:net';
import type { Socket } from 'node:net';

import { z } from 'zod';

import { AppError } from '../../shared/errors.js';
import type { ImportOptions, ImportReport, ImportRequest } from '../../slices/ingestion/index.js';
import { controlAddress } from './control-address.js';
import { ALIVE_EVERY_MS, LONGEST_ANSWER, PROTOCOL_VERSION, answerSchema, answeredError } from './messages.js';
import type { Answer } from './messages.js';
import { ProtocolError, readLines } from './read-lines.js';

const SILENCE_MS = 6 * ALIVE_EVERY_MS;

/** Hands imports to the server that owns the market store; the same call as importing here. */
export class ImportHandoverClient {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /**
   * @param dataDirectory absolute
   * @returns undefined where no server of that data directory listens
   */
  static async connect(dataDirectory: string): Promise<ImportHandoverClient | undefined> {
    const { path } = await controlAddress(dataDirectory);
    const socket = createConnection(path);
    return new Promise((resolve) => {
      socket.once('connect', () => {
        resolve(new ImportHandoverClient(socket));
      });
      socket.once('error', () => {
        resolve(undefined);
      });
    });
  }

  /**
   * Imports a file through the server; one import a client. Leaving through the signal calls the import off.
   *
   * @throws {AppError} what the server's import throws; UNAVAILABLE when the server ends or falls silent
   */
  async importFile(request: ImportRequest, options: ImportOptions = {}): Promise<ImportReport> {
    const { signal, onProgress } = options;
    const leave = (): void => {
      this.close();
    };
    if (signal?.aborted === true) leave();
    signal?.addEventListener('abort', leave);
    this.#socket.setTimeout(SILENCE_MS, leave);
    try {
      this.#socket.write(`${JSON.stringify({ version: PROTOCOL_VERSION, ...request })}\n`);
      for await (const line of readLines(this.#socket, LONGEST_ANSWER)) {
        const answer = parseAnswer(line);
        if (answer.type === 'report') return answer.report;
        if (answer.type === 'error') throw answeredError(answer.error);
        if (answer.type === 'progress') onProgress?.(answer.progress);
      }
      throw lostServer(undefined);
    } catch (error) {
      if (signal?.aborted === true) throw calledOff();
      throw error instanceof AppError ? error : lostServer(error);
    } finally {
      signal?.removeEventListener('abort', leave);
      this.close();
    }
  }

  /** Ends the connection without an import, or the import under way. */
  close(): void {
    this.#socket.destroy();
  }
}

/** @throws {ProtocolError} for what is no answer */
function parseAnswer(line: string): Answer {
  try {
    return answerSchema.parse(JSON.parse(line));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    throw new ProtocolError('an answer does not have its form', { cause: error });
  }
}

function lostServer(cause: unknown): AppError {
  return new AppError(
    'UNAVAILABLE',
    'The server ended or fell silent before it reported on the import. ' +
      'Import the file again: what is stored already stays as it is.',
    { reason: 'HANDOVER_LOST', cause },
  );
}

function calledOff(): AppError {
  return new AppError(
    'UNAVAILABLE',
    'The import was called off. Unless the server was storing it already, nothing of it is.',
    {
      reason: 'IMPORT_ABORTED',
    },
  );
}
