/** Proves that progress is told from where an import is to its end, also where news of it went missing. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { parse, subscribe } from 'graphql';
import type { ExecutionResult } from 'graphql';

import { AppError } from '../../shared/errors.js';
import type { Identity, Permission, Role } from '../../slices/accounts/index.js';
import type { FileImport, ImportId, ImportProgressState, ImportVerdict } from '../../slices/imports/index.js';
import type { Context } from '../context.js';
import { buildSchema } from '../schema.js';
import { importTopic } from './import-topic.js';

const schema = buildSchema();
const ID = '00000000-0000-4000-8000-000000000001' as ImportId;
const IDLE = { status: 'PENDING', done: 0, total: null, rowsPerSecond: null, message: '' } as const;

let now: ImportProgressState;
let hasEnded: boolean;
let isAway: boolean;
let listeners: Set<(progress: ImportProgressState) => void>;

const imports = {
  get: (id: string): Promise<FileImport> => {
    if (isAway) return Promise.reject(new AppError('UNAVAILABLE', 'The database is away.'));
    if (id !== ID) return Promise.reject(new AppError('NOT_FOUND', 'There is no such import.'));
    return Promise.resolve({ id, endedAt: hasEnded ? 1 : undefined } as unknown as FileImport);
  },
  progress: () => Promise.resolve(now),
  watch: (_id: string, listener: (progress: ImportProgressState) => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

beforeEach(() => {
  [now, hasEnded, isAway, listeners] = [at('UNDECIDED', 0), false, false, new Set()];
});
afterEach(() => {
  jest.useRealTimers();
});

function at(verdict: ImportVerdict, done: number): ImportProgressState {
  const stages = { INGESTION: { ...IDLE, done }, QUALITY: IDLE, TAXONOMY: IDLE, GRAPH: IDLE, EMBEDDING: IDLE };
  return { importId: ID, status: 'PROCESSING', verdict, stages, at: Date.UTC(2026, 10, 20) };
}

function news(progress: ImportProgressState): void {
  now = progress;
  for (const listener of listeners) listener(progress);
}

async function listen(
  id: string = ID,
  role: Role = 'ANALYST',
  permissions: Permission[] = ['import'],
): Promise<AsyncIterableIterator<ExecutionResult>> {
  const identity = { kind: 'API_KEY', userId: 'ada', tier: 'FREE', role, permissions } as unknown as Identity;
  const document = parse(`subscription { importProgress(id: "${id}") { importId verdict at stages { stage done } } }`);
  // All that the field asks of it.
  const contextValue = { imports, identity } as unknown as Context;
  const stream = await subscribe({ schema, document, contextValue });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  return stream as AsyncIterableIterator<ExecutionResult>;
}

async function nextOf(stream: AsyncIterableIterator<ExecutionResult>): Promise<string> {
  const next = await stream.next();
  if (next.done === true) return 'END';
  const { importProgress } = next.value.data as {
    importProgress: { verdict: string; stages: { done: number }[] };
  };
  return `${importProgress.verdict} ${importProgress.stages[0]!.done}`;
}

test('an import is told as it is, then as it goes on, until its record has ended', async () => {
  const stream = await listen();
  expect(await nextOf(stream)).toBe('UNDECIDED 0');
  news(at('UNDECIDED', 10));
  expect(await nextOf(stream)).toBe('UNDECIDED 10');
  // Stored, and not over: what rests on it is still made.
  news(at('COMMITTED', 20));
  expect(await nextOf(stream)).toBe('COMMITTED 20');
  hasEnded = true;
  news(at('COMMITTED', 20));
  expect(await nextOf(stream)).toBe('COMMITTED 20');
  expect(await nextOf(stream)).toBe('END');
  expect(listeners.size).toBe(0);
});

test('an import that has ended is told once', async () => {
  [now, hasEnded] = [at('REFUSED', 5), true];
  const stream = await listen();
  expect([await nextOf(stream), await nextOf(stream)]).toEqual(['REFUSED 5', 'END']);
});

test('an import that waits for an approval goes on being told', async () => {
  now = at('AWAITING_APPROVAL', 5);
  const stream = await listen();
  expect(await nextOf(stream)).toBe('AWAITING_APPROVAL 5');
  news(at('CANCELLED', 5));
  expect(await nextOf(stream)).toBe('CANCELLED 5');
  await stream.return!();
  expect(listeners.size).toBe(0);
});

test('what no news told is found in the record, once the database is back', async () => {
  jest.useFakeTimers();
  const told: string[] = [];
  const topic = importTopic(now, imports);
  const stop = topic.listen(
    ({ verdict }) => told.push(verdict),
    () => told.push('END'),
  );
  await jest.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([]);
  [now, hasEnded, isAway] = [at('FAILED', 0), true, true];
  await jest.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([]);
  isAway = false;
  await jest.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual(['FAILED', 'END']);
  expect(topic.snapshot()).toEqual(now);
  expect([listeners.size, jest.getTimerCount()]).toEqual([0, 0]);
  stop();
});

test('nobody hears of an import that there is not, or who may not read it', async () => {
  const unknown = '00000000-0000-4000-8000-000000000002';
  await expect(listen(unknown)).rejects.toThrow('There is no such import.');
  await expect(listen(ID, 'VIEWER', ['read'])).rejects.toThrow('does not allow');
  await expect(listen(ID, 'ANALYST', ['feed'])).rejects.toThrow('does not allow');
  await (
    await listen(ID, 'ANALYST', ['read'])
  ).return!();
  expect(listeners.size).toBe(0);
});
