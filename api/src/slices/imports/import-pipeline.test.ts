/** Proves what the stages leave behind where something comes between them: a cancellation, a death, a failure, a full disk. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { AppError } from '../../shared/errors.js';
import type { ReadOutcome } from '../ingestion/index.js';
import { newImport, stagesWith } from './import-rows.contract.js';
import { ImportPipeline } from './import-pipeline.js';
import type { ImportPipelineParts } from './import-pipeline.js';
import { COMMIT_IMPORT } from './import-jobs.js';
import type { ImportChange } from './imports.ports.js';
import type { FileImport } from './imports.types.js';
import { ProgressNews } from './progress-report.js';
import { IMPORT_STAGES, overallStatus } from './stages.js';

const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const LAST_TRY = COMMIT_IMPORT.attempts;

const OUTCOME: ReadOutcome = {
  ...{ format: 'futures', fileName: 'april.csv', container: 'CSV', columnNames: [], ignoredColumns: [] },
  content: { products: ['CL'], spotSeries: [], hasRates: false, firstDate: null, lastDate: null },
  parts: [{ kind: 'FUTURES', path: '/imports/futures.parquet', rows: 3, agreeing: 0 }],
  ...{ lines: 3, read: 3, rejectedRows: 0, linesWithoutPrice: 0, rejections: [], rejectionCount: 0 },
  ...{ findings: [], findingCount: 0, findingCounts: [], markedRows: 0, unknown: [], unknownCount: 0 },
};

/** One import's record, the market store and the jobs around a pipeline, and what they were told. */
let entry: FileImport;
let stored: Set<string>;
let calls: string[];
let during: Partial<Record<string, () => void>>;
let pipeline: ImportPipeline;

function call(name: string): void {
  calls.push(name);
  during[name]?.();
}

beforeEach(() => {
  entry = {
    ...newImport({ stages: stagesWith('COMPLETED') }),
    verdict: 'UNDECIDED',
    endedAt: undefined,
    committedAt: undefined,
  };
  stored = new Set();
  calls = [];
  during = {};
  // The pipeline calls nothing else of these parts.
  const parts = {
    store: {
      find: () => Promise.resolve(entry),
      change: (_id: unknown, change: ImportChange, conditions?: { readonly verdicts?: readonly string[] }) => {
        if (conditions?.verdicts?.includes(entry.verdict) === false) return Promise.resolve(undefined);
        entry = { ...entry, ...change };
        const status = overallStatus(IMPORT_STAGES.map((stage) => entry.stages[stage].status));
        entry = { ...entry, status };
        return Promise.resolve(entry);
      },
    },
    market: {
      imports: {
        judge: () => {
          call('judge');
          return Promise.resolve(OUTCOME);
        },
        commit: (id: string) => {
          if (!stored.has(id)) call('commit');
          stored.add(id);
          call('after the commit');
          return Promise.resolve({ counts: { read: 3, stored: 3, unchanged: 0, replaced: 0, rejected: 0 } });
        },
        rollBack: (id: string) => {
          call('roll back');
          stored.delete(id);
          return Promise.resolve({ products: [], from: null, to: null });
        },
      },
      shapes: {
        update: () => {
          call('shapes');
          return Promise.resolve({ written: 2 });
        },
      },
    },
    outcomes: { read: () => Promise.resolve(OUTCOME), parts: () => Promise.resolve(OUTCOME.parts) },
    folders: { remove: () => Promise.resolve() },
    progress: { set: () => Promise.resolve(), get: () => Promise.resolve(undefined) },
    news: new ProgressNews({
      publish: nothing,
      listen: () => nothing,
      onGap: () => nothing,
      close: () => Promise.resolve(),
    }),
    ...{ clock: () => 1, logger: SILENT },
  } as unknown as ImportPipelineParts;
  pipeline = new ImportPipeline(parts);
});

function commit(attempt = 1, signal = new AbortController().signal): Promise<void> {
  return pipeline.commit({ data: { importId: entry.id }, attempt, signal });
}

describe('a commit', () => {
  test('is made once, with everything after it', async () => {
    await commit();
    expect(calls).toEqual(['judge', 'commit', 'after the commit', 'shapes']);
    expect(entry).toMatchObject({
      verdict: 'COMMITTED',
      status: 'COMPLETED',
      endedAt: 1,
      report: { counts: { stored: 3 } },
    });
  });

  test('that was made before its process died is not made again, and what was left is', async () => {
    during['after the commit'] = () => {
      throw new Error('the process dies');
    };
    await expect(commit()).rejects.toThrow('the process dies');
    expect(entry.verdict).toBe('UNDECIDED');
    during = {};
    await commit(2);
    expect(calls.filter((name) => name === 'commit')).toHaveLength(1);
    expect(entry).toMatchObject({ verdict: 'COMMITTED', status: 'COMPLETED' });
  });

  test('of an import that is called off in the same moment is taken back', async () => {
    during['after the commit'] = () => {
      entry = { ...entry, verdict: 'CANCELLED', endedAt: 1 };
    };
    await expect(commit()).rejects.toMatchObject({ reason: 'IMPORT_ABORTED' });
    expect(calls).toContain('roll back');
    expect(stored.size).toBe(0);
    await commit(2);
    expect(entry.verdict).toBe('CANCELLED');
    expect(stored.size).toBe(0);
  });

  test('stays where what rests on it can’t be made, and says so after the last try', async () => {
    during['shapes'] = () => {
      throw new Error('no shapes');
    };
    await expect(commit()).rejects.toThrow('no shapes');
    expect(entry).toMatchObject({ verdict: 'COMMITTED', endedAt: undefined });
    await expect(commit(LAST_TRY)).rejects.toThrow();
    expect(entry).toMatchObject({
      verdict: 'COMMITTED',
      status: 'FAILED',
      endedAt: 1,
      failure: { reason: 'INTERNAL' },
    });
    expect(stored.has(entry.id)).toBe(true);
    expect(calls.filter((name) => name === 'commit')).toHaveLength(1);
  });
});

describe('an import whose judging fails', () => {
  test('is tried again, and after the last time has failed without telling what is within', async () => {
    during['judge'] = () => {
      throw new Error('SELECT secret FROM store');
    };
    await expect(commit()).rejects.toThrow();
    expect(entry.verdict).toBe('UNDECIDED');
    await expect(commit(LAST_TRY)).rejects.toMatchObject({ reason: 'INTERNAL' });
    expect(entry).toMatchObject({ verdict: 'FAILED', status: 'FAILED', stages: { QUALITY: { status: 'FAILED' } } });
    expect(JSON.stringify(entry)).not.toContain('SELECT');
  });

  test('because the disk is full has failed at once', async () => {
    during['judge'] = () => {
      throw new AppError('UNAVAILABLE', 'The disk is full: make room.', { reason: 'DISK_FULL' });
    };
    await expect(commit()).rejects.toMatchObject({ reason: 'DISK_FULL' });
    expect(entry).toMatchObject({ verdict: 'FAILED', failure: { reason: 'DISK_FULL' } });
  });

  test('because its process ends is as it was, and comes back', async () => {
    const ending = new AbortController();
    during['judge'] = () => {
      ending.abort();
      throw new Error('interrupted');
    };
    await expect(commit(LAST_TRY, ending.signal)).rejects.toThrow('interrupted');
    expect(entry).toMatchObject({ verdict: 'UNDECIDED', endedAt: undefined });
    during = {};
    await commit();
    expect(entry.verdict).toBe('COMMITTED');
  });
});

function nothing(): void {
  // Nobody listens.
}
