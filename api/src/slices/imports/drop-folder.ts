import { setTimeout as wait } from 'node:timers/promises';

import { AppError } from '../../shared/errors.js';
import type { Lease } from '../../shared/lease.js';
import type { Logger } from '../../shared/logger.js';
import type { ImportFile } from '../ingestion/index.js';
import type { ImportsService } from './imports.service.js';
import type { FileImport, ImportId } from './imports.types.js';

/** A pause between two looks at the folder; a file that is the same at two of them is whole. */
const DROP_LOOK_EVERY_MS = 10_000;
/** Imports of the folder that are under way at a time: the rest waits where it lies. */
const MOST_UNDER_WAY = 10;
/** Rejected rows that are named beside a file that failed. */
const MOST_REJECTIONS = 100;
const LEASE = 'imports:drop-folder';

/** A file in the folder as it is at one look. */
export interface DroppedFile {
  /** Without its folder. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Instant in milliseconds. */
  readonly modifiedAt: number;
}

/** A folder of this machine that people and programs put files into. */
export interface DropFolder {
  /** Regular files that lie in it, without hidden and unfinished ones (`.part`); at most 1,000. */
  files(): Promise<readonly DroppedFile[]>;
  /** The file as it is now; undefined where it is gone. */
  look(name: string): Promise<DroppedFile | undefined>;
  /** @throws {AppError} as `ImportFiles.open` */
  open(name: string): Promise<ImportFile>;
  /** Moves a file into `done/`; one of the same name there stays. */
  moveToDone(name: string): Promise<void>;
  /** Moves a file into `failed/`, and writes into `<name>.txt` beside it why. */
  moveToFailed(name: string, why: string): Promise<void>;
}

export interface DropFolderWatchParts {
  readonly folder: DropFolder;
  readonly imports: Pick<ImportsService, 'submit' | 'get' | 'cancel'>;
  readonly lease: Lease;
  readonly logger: Logger;
  /** 10,000 where absent. */
  readonly lookEveryMs?: number | undefined;
}

/**
 * Imports what is put into a folder, in one process of all. A file leaves the folder once its import has ended; until
 * then a start of another process begins with it again, and finds the import that is under way by its content.
 */
export class DropFolderWatch {
  readonly #parts: DropFolderWatchParts;
  readonly #closing = new AbortController();
  #seen = new Map<string, DroppedFile>();
  readonly #underWay = new Map<string, ImportId>();
  readonly #told = new Set<string>();
  #ended: Promise<void> | undefined;

  constructor(parts: DropFolderWatchParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#ended ??= this.#run();
  }

  /** Breaks off what is being taken in; it is found again at the next start. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#ended;
  }

  /** Looks once at everything in the folder. */
  async look(signal: AbortSignal): Promise<void> {
    const files = await this.#parts.folder.files();
    const before = this.#seen;
    this.#seen = new Map(files.map((file) => [file.name, file]));
    for (const name of [...this.#underWay.keys(), ...this.#told]) {
      if (this.#seen.has(name)) continue;
      this.#underWay.delete(name);
      this.#told.delete(name);
    }
    for (const file of files) {
      if (signal.aborted) return;
      if (!isSame(before.get(file.name), file)) {
        this.#underWay.delete(file.name);
        this.#told.delete(file.name);
        continue;
      }
      try {
        await this.#attend(file, signal);
      } catch (error) {
        this.#tellOnce(file.name, error, signal);
      }
    }
  }

  async #run(): Promise<void> {
    const { lease, logger, lookEveryMs = DROP_LOOK_EVERY_MS } = this.#parts;
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const lost = new AbortController();
      const release = await lease
        .take(LEASE, () => {
          lost.abort();
        })
        .catch(() => undefined);
      if (release === undefined) {
        await pause(lookEveryMs, signal);
        continue;
      }
      const until = AbortSignal.any([signal, lost.signal]);
      while (!until.aborted) {
        await this.#lookAtFolder(until);
        await pause(lookEveryMs, until);
      }
      // Another process does its own looks from now on.
      this.#seen.clear();
      this.#underWay.clear();
      await release().catch((error: unknown) => {
        logger.warn({ err: error }, 'the lease of the drop folder could not be given back');
      });
    }
  }

  async #lookAtFolder(signal: AbortSignal): Promise<void> {
    try {
      await this.look(signal);
      this.#told.delete('');
    } catch (error) {
      this.#tellOnce('', error, signal);
    }
  }

  async #attend(file: DroppedFile, signal: AbortSignal): Promise<void> {
    const importId = this.#underWay.get(file.name);
    if (importId !== undefined) await this.#follow(file, importId);
    else if (this.#underWay.size < MOST_UNDER_WAY) await this.#submit(file, signal);
  }

  async #submit(file: DroppedFile, signal: AbortSignal): Promise<void> {
    const { folder, imports } = this.#parts;
    const opened = await folder.open(file.name);
    let submitted: Awaited<ReturnType<ImportsService['submit']>>;
    try {
      submitted = await imports.submit({
        content: opened.bytes(),
        fileName: file.name,
        origin: 'DROP_FOLDER',
        userId: null,
        settings: { skipBadRows: false, mode: 'COMMIT' },
        signal,
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'BAD_USER_INPUT') throw error;
      await this.#end(file, `${error.reason ?? error.code}: ${error.message}`);
      return;
    } finally {
      await opened.close();
    }
    const { id } = submitted.import;
    if (isSame(await folder.look(file.name), file)) this.#underWay.set(file.name, id);
    // It was written to while it was read: what was taken in may be a part of two.
    else if (!submitted.isRepeated) await imports.cancel(id);
  }

  async #follow(file: DroppedFile, importId: ImportId): Promise<void> {
    const entry = await this.#parts.imports.get(importId);
    if (entry.endedAt === undefined) return;
    const isStored = entry.verdict === 'COMMITTED' || entry.verdict === 'ROLLED_BACK';
    await this.#end(file, isStored ? undefined : whyOf(entry));
  }

  /** @param why it failed; undefined where it did not */
  async #end({ name }: DroppedFile, why: string | undefined): Promise<void> {
    const { folder, logger } = this.#parts;
    if (why === undefined) await folder.moveToDone(name);
    else await folder.moveToFailed(name, why);
    this.#underWay.delete(name);
    this.#told.delete(name);
    logger.info({ fileName: name }, why === undefined ? 'a dropped file was imported' : 'a dropped file failed');
  }

  #tellOnce(name: string, error: unknown, signal: AbortSignal): void {
    if (signal.aborted || this.#told.has(name)) return;
    this.#told.add(name);
    const { logger } = this.#parts;
    if (name === '') logger.warn({ err: error }, 'the drop folder cannot be looked at; it is tried again');
    else logger.warn({ fileName: name, err: error }, 'a dropped file could not be taken in; it is tried again');
  }
}

function isSame(before: DroppedFile | undefined, now: DroppedFile): boolean {
  return before?.size === now.size && before.modifiedAt === now.modifiedAt;
}

function whyOf({ verdict, failure, report }: FileImport): string {
  const lines = [failure === null ? verdict : `${failure.reason}: ${failure.message}`];
  for (const { line, columnName, message } of (report?.rejections ?? []).slice(0, MOST_REJECTIONS)) {
    lines.push(`line ${line}${columnName === null ? '' : `, ${columnName}`}: ${message}`);
  }
  const left = (report?.rejectionCount ?? 0) - (lines.length - 1);
  if (left > 0) lines.push(`and ${left} more`);
  return lines.join('\n');
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}
