import { chmod, lstat, mkdir, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { PathImports } from '../../slices/imports/index.js';
import { controlAddress } from './control-address.js';
import type { ControlAddress } from './control-address.js';
import { ImportSession } from './import-session.js';

/** Imports wait for one another; a few may be refused politely, a flood is not answered. */
const MAX_CONNECTIONS = 8;

export interface ImportHandoverServerOptions {
  /** Absolute, there already. */
  readonly dataDirectory: string;
  readonly imports: Pick<PathImports, 'importFile'>;
  readonly logger: Logger;
  /** How long a client may take to say what it wants, in milliseconds; 10,000 where absent. */
  readonly requestTimeoutMs?: number;
}

/** Takes imports from other processes of the same user, for the process that owns the market store. */
export class ImportHandoverServer {
  readonly #server: Server;
  readonly #address: ControlAddress;
  readonly #sessions = new Set<ImportSession>();

  private constructor(server: Server, address: ControlAddress) {
    this.#server = server;
    this.#address = address;
  }

  /**
   * Begins to listen. A socket that a killed server left behind is replaced.
   *
   * @throws {AppError} CONFLICT when another server of the data directory listens, or something else is in the way
   */
  static async listen(options: ImportHandoverServerOptions): Promise<ImportHandoverServer> {
    const address = await controlAddress(options.dataDirectory);
    if (address.privateFolder !== undefined) await makePrivate(address.privateFolder);
    if (address.isSocketFile) await removeStale(address.path);
    const server = createServer({ allowHalfOpen: false });
    server.maxConnections = MAX_CONNECTIONS;
    const handover = new ImportHandoverServer(server, address);
    server.on('connection', (socket) => {
      handover.#serve(socket, options);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => {
        reject(inTheWay(address.path, error));
      });
      server.listen({ path: address.path, readableAll: false, writableAll: false }, resolve);
    });
    if (address.isSocketFile) await chmod(address.path, 0o600);
    return handover;
  }

  /**
   * Takes no more imports, and lets the one under way end.
   *
   * @param graceMs how long it may take before it is called off
   */
  async close(graceMs = 5_000): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
    const callOff = setTimeout(() => {
      for (const session of this.#sessions) session.abort();
    }, graceMs);
    for (const session of this.#sessions) session.endIfIdle();
    await closed;
    clearTimeout(callOff);
    if (this.#address.isSocketFile) await rm(this.#address.path, { force: true });
  }

  #serve(socket: Socket, { imports, logger, requestTimeoutMs = 10_000 }: ImportHandoverServerOptions): void {
    const session = new ImportSession(socket, imports, logger, requestTimeoutMs);
    this.#sessions.add(session);
    void session.run().finally(() => this.#sessions.delete(session));
  }
}

/** Makes a folder that only this user may enter; one that someone else made first is not trusted. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  const isOwn = process.getuid === undefined || found.uid === process.getuid();
  if (!found.isDirectory() || !isOwn) throw inTheWay(folder, undefined);
  await chmod(folder, 0o700);
}

async function removeStale(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isSocket() || (await isAnswered(path))) throw inTheWay(path, undefined);
  await rm(path, { force: true });
}

async function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createConnection(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => {
      resolve(false);
    });
  });
}

function inTheWay(path: string, cause: unknown): AppError {
  return new AppError(
    'CONFLICT',
    `${path} is taken: another server of this data directory runs, or a file is in the way. Stop it, or move it away.`,
    { reason: 'CONTROL_SOCKET_TAKEN', cause },
  );
}
