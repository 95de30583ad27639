/**
 * Keeps a second process from a directory of the embedded engine, which itself does not look. A lock is a socket that
 * listens: the kernel ends it with its process, however that ends, so that a crash leaves nothing to clean up by hand
 * and no process number that another process may have got since.
 *
 * Who wants the directory first shows a socket of its own there and then asks all others. So of two at the same time
 * at least one sees the other; a name is never used twice, so that what was found dead can be removed.
 */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { AppError } from '../../shared/errors.js';
import { textOf } from './error-text.js';

/** The kernel's limit is 108 bytes on Linux and 104 on macOS, the closing zero included. */
const LONGEST_SOCKET_PATH = 100;
/** Of the same length as the names of locks, and of those that are not shown yet. */
const LONGEST_NAME = 'hidden-01234567.sock';
const LOCK_NAME = /^lock-[\da-f]{8}\.sock$/u;
/** A holder answers at once, or is too busy to say who it is. */
const ANSWER_TIMEOUT_MS = 500;
const ASK_AGAIN_MS = 10;
const QUESTIONS = 200;
/** What file systems say that have no sockets. */
const UNSUPPORTED = new Set(['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'ENOSYS']);

/** Where the embedded engine keeps its files, within the accounts' directory. */
export function clusterDirectory(directory: string): string {
  return join(directory, 'cluster');
}

/** That this process has a directory for itself, until it is released. */
export class DirectoryLock {
  readonly #claim: Claim;

  private constructor(claim: Claim) {
    this.#claim = claim;
  }

  /**
   * @param directory made where it is not there
   * @throws {AppError} UNAVAILABLE where another process has it, or this one already
   */
  static async take(directory: string): Promise<DirectoryLock> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const real = await realpath(directory);
    const name = `cushing-accounts-${createHash('sha256').update(real).digest('hex').slice(0, 16)}`;
    if (process.platform === 'win32') return new DirectoryLock(await claimPipe(`\\\\.\\pipe\\${name}`, directory));
    const claim = await claimSocket(real, join(tmpdir(), name));
    try {
      await prevail(claim, directory);
    } catch (error) {
      await claim.end();
      throw error;
    }
    return new DirectoryLock(claim);
  }

  release(): Promise<void> {
    return this.#claim.end();
  }
}

/** A socket of this process that says so; whether it also has what it claims shows when it is asked. */
interface Claim {
  readonly folder: string;
  readonly name: string;
  isHeld: boolean;
  end(): Promise<void>;
}

/** A pipe's name can be listened to once, and goes with its process. */
async function claimPipe(path: string, directory: string): Promise<Claim> {
  const claim = { folder: '', name: path, isHeld: true, end: () => closed(server) };
  let server: Server;
  try {
    server = await listen(path, claim);
  } catch (error) {
    if (textOf(error, 'code') !== 'EADDRINUSE') throw error;
    throw heldError(directory, await ask(path));
  }
  return claim;
}

/** @param otherwise the folder that serves where sockets cannot be in `folder` */
async function claimSocket(folder: string, otherwise: string): Promise<Claim> {
  const isShort = Buffer.byteLength(join(folder, LONGEST_NAME)) <= LONGEST_SOCKET_PATH;
  if (isShort) {
    try {
      return await claimIn(folder);
    } catch (error) {
      if (!UNSUPPORTED.has(textOf(error, 'code') ?? '')) throw error;
    }
  }
  await mkdir(otherwise, { recursive: true, mode: 0o700 });
  return claimIn(otherwise);
}

async function claimIn(folder: string): Promise<Claim> {
  const id = randomBytes(4).toString('hex');
  const name = `lock-${id}.sock`;
  const claim = {
    folder,
    name,
    isHeld: false,
    end: async () => {
      await rm(join(folder, name), { force: true });
      await closed(server);
    },
  };
  // Shown only when it listens: one that does not counts as left behind.
  const hidden = join(folder, `hidden-${id}.sock`);
  const server = await listen(hidden, claim);
  await rename(hidden, join(folder, name));
  return claim;
}

/** Waits until no other claim is left that might go before this one. @throws {AppError} where one does */
async function prevail(claim: Claim, directory: string): Promise<void> {
  const names = await readdir(claim.folder);
  for (const other of names.filter((name) => LOCK_NAME.test(name) && name !== claim.name)) {
    const path = join(claim.folder, other);
    let answer = await ask(path);
    // Of two that claim at the same time the first by name goes on, when the other one has seen it and gone.
    for (let question = 1; answer?.state === 'CLAIMS' && claim.name < other && question < QUESTIONS; question++) {
      await wait(ASK_AGAIN_MS);
      answer = await ask(path);
    }
    if (answer !== undefined) throw heldError(directory, answer);
    await rm(path, { force: true });
  }
  claim.isHeld = true;
}

async function listen(path: string, claim: { readonly isHeld: boolean }): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).end(`${claim.isHeld ? 'HOLDS' : 'CLAIMS'} ${process.pid}`);
  });
  server.listen(path);
  await once(server, 'listening');
  return server.unref();
}

async function closed(server: Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
}

interface Answer {
  readonly state: string;
  /** Undefined where it did not say. */
  readonly processId: string | undefined;
}

/** @returns what who listens there says; undefined where nobody does */
async function ask(path: string): Promise<Answer | undefined> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
  } catch {
    return undefined;
  }
  try {
    const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) })) as [Buffer];
    const [state = 'HOLDS', processId] = answer.toString().split(' ');
    return { state, processId };
  } catch {
    return { state: 'HOLDS', processId: undefined };
  } finally {
    socket.destroy();
  }
}

function heldError(directory: string, holder: Answer | undefined): AppError {
  const owner = holder?.processId === undefined ? 'another process' : `process ${holder.processId}`;
  const sentence = `The accounts in ${directory} are in use by ${owner}: one process owns them. End that process first.`;
  return new AppError('UNAVAILABLE', sentence, { reason: 'ACCOUNT_DATABASE_LOCKED', details: { path: directory } });
}
