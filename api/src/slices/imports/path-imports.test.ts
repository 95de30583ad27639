/** Proves what an import from the command line asks of the imports, and how each of their ends is told. */
import { describe, expect, test } from '@jest/globals';

import { AppError } from '../../shared/errors.js';
import type { ImportProgress, ImportReport } from '../ingestion/index.js';
import type { ArrivingFile, ImportsService } from './imports.service.js';
import type { FileImport, ImportProgressState } from './imports.types.js';
import { PathImports } from './path-imports.js';

const REPORT = { status: 'COMMITTED', importId: 'import-1' } as ImportReport;
const ENDED = { id: 'import-1', verdict: 'COMMITTED', report: REPORT, failure: null, endedAt: 2 } as FileImport;

interface Setup {
  /** What the import came to. */
  readonly ended?: Partial<FileImport>;
  readonly told?: readonly ImportProgressState[];
  readonly submitFails?: boolean;
}

function setup({ ended = {}, told = [], submitFails = false }: Setup = {}) {
  const submitted: (Omit<ArrivingFile, 'content' | 'signal'> & { readonly text: string })[] = [];
  const calls: string[] = [];
  let openFiles = 0;
  const imports = {
    submit: async ({ content, signal, ...about }: ArrivingFile) => {
      if (submitFails) throw new AppError('BAD_USER_INPUT', 'The file is empty.', { reason: 'FILE_EMPTY' });
      const pieces: Uint8Array[] = [];
      for await (const piece of content) pieces.push(piece);
      submitted.push({ ...about, text: Buffer.concat(pieces).toString() });
      calls.push(signal === undefined ? 'submit' : 'submit with a signal');
      return { import: { ...ENDED, endedAt: undefined }, isRepeated: false };
    },
    settled: (id: string, onProgress: (progress: ImportProgressState) => void) => {
      calls.push(`wait for ${id}, ${openFiles} files open`);
      for (const progress of told) onProgress(progress);
      return Promise.resolve({ ...ENDED, ...ended });
    },
    cancel: (id: string) => {
      calls.push(`cancel ${id}`);
      return Promise.resolve(ENDED);
    },
  } as unknown as ImportsService;
  const files = {
    open: (path: string) => {
      if (path === '/none') return Promise.reject(new AppError('NOT_FOUND', 'no', { reason: 'FILE_NOT_FOUND' }));
      openFiles += 1;
      return Promise.resolve({
        ...{ name: 'a.csv', size: 4 },
        head: () => Promise.resolve(Buffer.from('')),
        bytes: async function* () {
          yield await Promise.resolve(Buffer.from('Da'));
          yield Buffer.from('te');
        },
        close: () => {
          openFiles -= 1;
          return Promise.resolve();
        },
      });
    },
  };
  return { submitted, calls, filesOpen: () => openFiles, pathImports: new PathImports(imports, files) };
}

describe('a file at a path', () => {
  test('is sent whole, by its name without folders, as the command line asks', async () => {
    const { pathImports, submitted, calls } = setup();
    const settings = { format: 'spot', series: 'RWTC', skipBadRows: true };
    expect(await pathImports.importFile({ path: '/data/a.csv', ...settings })).toBe(REPORT);
    expect(submitted).toEqual([
      {
        ...{ text: 'Date', fileName: 'a.csv', origin: 'COMMAND_LINE', userId: null },
        settings: { ...settings, mapping: undefined, mode: 'COMMIT' },
      },
    ]);
    expect(calls).toEqual(['submit', 'wait for import-1, 0 files open']);
  });

  test('is committed whole and without leaving rows out unless it is said', async () => {
    const { pathImports, submitted } = setup();
    await pathImports.importFile({ path: '/data/a.csv' });
    await pathImports.importFile({ path: '/data/a.csv', dryRun: true });
    expect(submitted.map(({ settings }) => [settings.mode, settings.skipBadRows])).toEqual([
      ['COMMIT', false],
      ['DRY_RUN', false],
    ]);
  });

  test('that is not there, or is refused at once, is refused, and nothing stays open', async () => {
    const { pathImports, calls } = setup();
    await expect(pathImports.importFile({ path: '/none' })).rejects.toMatchObject({ reason: 'FILE_NOT_FOUND' });
    expect(calls).toEqual([]);
    const refusing = setup({ submitFails: true });
    await expect(refusing.pathImports.importFile({ path: '/a' })).rejects.toMatchObject({ reason: 'FILE_EMPTY' });
    expect(refusing.filesOpen()).toBe(0);
  });
});

describe('an import of a file at a path', () => {
  test.each(['COMMITTED', 'DRY_RUN', 'REJECTED'] as const)('that ended as %s has a report', async (verdict) => {
    const { pathImports } = setup({ ended: { verdict } });
    expect(await pathImports.importFile({ path: '/a' })).toBe(REPORT);
  });

  test.each([
    ['REFUSED', 'BAD_USER_INPUT', 'HEADER_UNKNOWN'],
    ['FAILED', 'UNAVAILABLE', 'STORE_FAILED'],
  ] as const)('that ended as %s fails with its reason', async (verdict, code, reason) => {
    const failure = { reason, message: 'It says what to do.' };
    const { pathImports } = setup({ ended: { verdict, report: null, failure } });
    await expect(pathImports.importFile({ path: '/a' })).rejects.toMatchObject({
      ...{ code, reason, message: 'It says what to do.' },
    });
  });

  test('that somebody cancelled was called off', async () => {
    const { pathImports } = setup({ ended: { verdict: 'CANCELLED', report: null } });
    await expect(pathImports.importFile({ path: '/a' })).rejects.toMatchObject({ reason: 'IMPORT_ABORTED' });
  });

  test('is cancelled where who asked for it leaves', async () => {
    const { pathImports, calls } = setup({ ended: { verdict: 'UNDECIDED', report: null, endedAt: undefined } });
    const { signal } = new AbortController();
    await expect(pathImports.importFile({ path: '/a' }, { signal })).rejects.toMatchObject({
      ...{ code: 'UNAVAILABLE', reason: 'IMPORT_ABORTED' },
    });
    expect(calls).toEqual(['submit with a signal', 'wait for import-1, 0 files open', 'cancel import-1']);
  });

  test('tells its stages as reading, comparing and storing', async () => {
    const stages = (
      ingestion: { readonly status: string; readonly done: number; readonly total: number | null },
      quality = 'PENDING',
      taxonomy = 'PENDING',
    ): ImportProgressState =>
      ({
        stages: { INGESTION: ingestion, QUALITY: { status: quality }, TAXONOMY: { status: taxonomy } },
      }) as unknown as ImportProgressState;
    const told = [
      stages({ status: 'PROCESSING', done: 0, total: null }),
      stages({ status: 'PROCESSING', done: 25, total: 100 }),
      stages({ status: 'COMPLETED', done: 100, total: 100 }, 'PROCESSING'),
      stages({ status: 'COMPLETED', done: 100, total: 100 }, 'COMPLETED', 'PROCESSING'),
      stages({ status: 'COMPLETED', done: 100, total: 100 }, 'COMPLETED', 'COMPLETED'),
    ];
    const seen: ImportProgress[] = [];
    const { pathImports } = setup({ told });
    await pathImports.importFile({ path: '/a' }, { onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { phase: 'READING', fraction: 0, read: 0 },
      { phase: 'READING', fraction: 0.25, read: 25 },
      { phase: 'COMPARING', fraction: 1, read: 100 },
      { phase: 'COMPARING', fraction: 1, read: 100 },
      { phase: 'STORING', fraction: 1, read: 100 },
    ]);
  });
});
