import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { AppError } from '../../shared/errors.js';
import type { ReportFiles, ReportId } from '../../slices/exports/index.js';

const FILE = 'report';
const DRAFT = 'draft';
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** A folder of the machine that the process runs on, in which each report has its own. */
export class ReportFolder implements ReportFiles {
  readonly #root: string;

  /** @param root made where it is missing */
  constructor(root: string) {
    this.#root = resolve(root);
  }

  async write(id: ReportId, content: AsyncIterable<Uint8Array>): Promise<number> {
    const folder = this.#folderOf(id);
    const draft = join(folder, DRAFT);
    try {
      await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
      await pipeline(Readable.from(content, { objectMode: false }), createWriteStream(draft, { mode: OWNER_ONLY }));
      const { size } = await stat(draft);
      // Whole, or not there.
      await rename(draft, join(folder, FILE));
      return size;
    } catch (error) {
      // What is thrown is why it failed; a draft that cannot be removed now goes with its report.
      await rm(draft, { force: true }).catch(() => undefined);
      throw writingError(error);
    }
  }

  async read(id: ReportId): Promise<{ readonly size: number; readonly stream: Readable } | undefined> {
    const path = join(this.#folderOf(id), FILE);
    try {
      const { size } = await stat(path);
      return { size, stream: createReadStream(path) };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw new AppError('UNAVAILABLE', 'The file of this report cannot be read now: try again.', {
        reason: 'REPORT_UNREADABLE',
        cause: error,
      });
    }
  }

  async remove(id: ReportId): Promise<void> {
    await rm(this.#folderOf(id), { recursive: true, force: true });
  }

  #folderOf(id: ReportId): string {
    if (UUID.test(id)) return join(this.#root, id);
    throw new AppError('BAD_USER_INPUT', 'A report is named by a UUID in lower case.', { reason: 'REPORT' });
  }
}

/** A failure of the disk in our words; what the content threw stays as it is. */
function writingError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined || !/^E[A-Z]+$/u.test(code)) return error;
  return new AppError('UNAVAILABLE', 'The file of this report could not be written: is there room on the disk?', {
    reason: 'REPORT_UNWRITABLE',
    cause: error,
  });
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
}
