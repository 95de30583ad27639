/**
 * What every store of imports does, whatever it is made of: the port's contract. An adapter's test calls
 * `importStoreContract` with a function that opens an empty store.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { UserId } from '../accounts/index.js';
import type { JobQueue } from '../jobs/index.js';
import { COMMIT_IMPORT, READ_IMPORT } from './import-jobs.js';
import {
  MAPPING,
  NOW,
  allStages,
  hashOf,
  newImport,
  newMapping,
  newReport,
  stagesWith,
  wholeImport,
} from './import-rows.contract.js';
import { MAX_MAPPINGS } from './imports.ports.js';
import type { ImportChange, ImportStore, JobWithRow } from './imports.ports.js';
import { IMPORT_VERDICTS } from './imports.types.js';
import type { FileImport, ImportId, ImportPage, ImportSettings, ImportVerdict } from './imports.types.js';
import { STAGE_STATUSES } from './stages.js';

const UNKNOWN = '0b1b8a5e-6f57-4f0e-9f5e-1f1f1f1f1f1f' as ImportId;
/** The store refuses none of these for what is no UUID. */
const NO_IDS = [UNKNOWN, "'; drop table imports; --" as ImportId, '' as ImportId];

/** A store, its queue, the users that its rows belong to, and what closes it. */
export interface OpenedImportStore {
  readonly store: ImportStore;
  /** The same store with a queue that takes nothing. */
  readonly queueless: ImportStore;
  readonly queue: Pick<JobQueue, 'jobs'>;
  /** @returns the id of a new user */
  readonly addUser: () => Promise<UserId>;
  readonly removeUser: (userId: UserId) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param name of the adapter, for the report */
export function importStoreContract(name: string, open: () => Promise<OpenedImportStore>): void {
  describe(`the import store's contract, ${name}`, () => {
    let opened: OpenedImportStore;
    let store: ImportStore;

    beforeEach(async () => {
      opened = await open();
      ({ store } = opened);
    });

    afterEach(async () => {
      await opened.close();
    });

    async function added(values: Partial<FileImport> = {}): Promise<FileImport> {
      const entry = newImport(values);
      await store.add(entry, readJob(entry.id));
      return entry;
    }

    /** Jobs that wait, newest first, as kind and key. */
    async function waiting(): Promise<readonly (readonly [kind: string, key: string | undefined, data: unknown])[]> {
      const { entries } = await opened.queue.jobs({ state: 'WAITING', first: 100 });
      return entries.map(({ job }) => [job.kind, job.key, job.data]);
    }

    describe('an import', () => {
      test('comes back as it went in, with the job that reads it', async () => {
        const userId = await opened.addUser();
        const entry = wholeImport({ userId });
        await store.add(entry, readJob(entry.id));
        expect(await store.find(entry.id)).toStrictEqual(entry);
        const jobless = wholeImport();
        await store.add(jobless);
        expect(await store.find(jobless.id)).toStrictEqual(jobless);
        const plain = await added();
        expect(await store.find(plain.id)).toStrictEqual(plain);
        expect(await waiting()).toEqual([
          ['import.read', plain.id, { importId: plain.id }],
          ['import.read', entry.id, { importId: entry.id }],
        ]);
      });

      test('stays when its user goes', async () => {
        const userId = await opened.addUser();
        const entry = await added({ userId });
        await opened.removeUser(userId);
        expect(await store.find(entry.id)).toEqual({ ...entry, userId: null });
      });

      test('of a user who is not there is refused, and has no job', async () => {
        const entry = newImport({ userId: randomUUID() as UserId });
        await expect(store.add(entry, readJob(entry.id))).rejects.toMatchObject({ code: 'NOT_FOUND', reason: 'USER' });
        expect(await waiting()).toEqual([]);
      });

      test('whose job cannot be enqueued is not there', async () => {
        const entry = newImport();
        await expect(opened.queueless.add(entry, readJob(entry.id))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        expect(await store.find(entry.id)).toBeUndefined();
      });

      test('that is not there is not found', async () => {
        for (const id of NO_IDS) expect(await store.find(id)).toBeUndefined();
      });

      test('keeps texts that no database has a place for, as far as there is one', async () => {
        const [bad, kept] = ['a\0b\uD800c', 'a\uFFFDb\uFFFDc'];
        const mapping = { ...MAPPING, columns: { ...MAPPING.columns, price: { column: bad } } } as typeof MAPPING;
        const { id, settings } = await added({
          fileName: bad,
          settings: { series: bad, mapping, skipBadRows: false, mode: 'COMMIT' },
          stages: { ...stagesWith('PENDING'), GRAPH: { ...allStages('FAILED').GRAPH, message: bad } },
          failure: { reason: bad, message: bad },
          report: { ...newReport(0), ignoredColumns: [bad] },
        });
        expect(await store.find(id)).toMatchObject({
          fileName: kept,
          settings: { series: kept, mapping: { columns: { price: { column: kept } } } },
          stages: { GRAPH: { message: kept } },
          failure: { reason: kept, message: kept },
          report: { ignoredColumns: [kept] },
        });
        const changed = await store.change(id, { failure: { reason: bad, message: bad }, settings });
        expect(changed).toMatchObject({ failure: { reason: kept, message: kept }, settings: { series: kept } });
      });
    });

    describe('a change', () => {
      test('is there, and nothing else changes', async () => {
        const entry = await added({ userId: await opened.addUser() });
        const other = await added();
        const { settings, stages, verdict, failure, report, dependents, endedAt, committedAt, rolledBackAt } =
          wholeImport();
        const changes: readonly ImportChange[] = [
          { settings, verdict, failure, report },
          { stages },
          { dependents, endedAt, committedAt, rolledBackAt },
        ];
        let expected = entry;
        for (const change of changes) {
          expected = { ...expected, ...change, ...(change.stages === undefined ? {} : { status: 'COMPLETED' }) };
          expect(await store.change(entry.id, change)).toStrictEqual(expected);
          expect(await store.find(entry.id)).toStrictEqual(expected);
        }
        expect(await store.find(other.id)).toStrictEqual(other);
      });

      test('that names nothing answers the import as it is', async () => {
        const entry = await added(wholeImport());
        expect(await store.change(entry.id, {})).toStrictEqual(entry);
      });

      test('can take away what was there', async () => {
        const entry = await added(wholeImport());
        const nothing = { failure: null, report: null, dependents: null };
        const never = { endedAt: undefined, committedAt: undefined, rolledBackAt: undefined };
        expect(await store.change(entry.id, { ...nothing, ...never })).toStrictEqual({
          ...entry,
          ...nothing,
          ...never,
        });
      });

      test.each(STAGE_STATUSES)('of stages makes the status of all of them: %s', async (status) => {
        const { id } = await added({ stages: allStages(status === 'PENDING' ? 'FAILED' : 'PENDING') });
        expect(await store.change(id, { stages: allStages(status) })).toMatchObject({ status });
        const { entries } = await store.list({ status, first: 1 });
        expect(entries.map((entry) => entry.import.id)).toEqual([id]);
      });

      test('under a condition is done where the verdict is one of those', async () => {
        const { id } = await added();
        const end = { verdict: 'CANCELLED', endedAt: NOW + 5 } as const;
        expect(await store.change(id, end, { verdicts: ['COMMITTED', 'AWAITING_APPROVAL'] })).toBeUndefined();
        expect(await store.change(id, end, { verdicts: [] })).toBeUndefined();
        expect(await store.find(id)).toMatchObject({ verdict: 'UNDECIDED', endedAt: undefined });
        expect(await store.change(id, end, { verdicts: ['COMMITTED', 'UNDECIDED'] })).toMatchObject(end);
        expect(await store.find(id)).toMatchObject(end);
      });

      test('of ten at the same time that end it, one does', async () => {
        const { id } = await added();
        const ends = await Promise.all(
          Array.from({ length: 10 }, (_, round) =>
            store.change(id, { verdict: 'CANCELLED', endedAt: NOW + round }, { verdicts: ['UNDECIDED'] }),
          ),
        );
        const [end, ...others] = ends.filter((changed) => changed !== undefined);
        expect(others).toEqual([]);
        expect(await store.find(id)).toStrictEqual(end);
      });

      test('with a job makes both', async () => {
        const { id } = await added();
        const job = { kind: COMMIT_IMPORT, data: { importId: id }, key: id };
        const changed = await store.change(id, { verdict: 'AWAITING_APPROVAL' }, { verdicts: ['UNDECIDED'], job });
        expect(changed).toMatchObject({ verdict: 'AWAITING_APPROVAL' });
        expect(await waiting()).toEqual([
          ['import.commit', id, { importId: id }],
          ['import.read', id, { importId: id }],
        ]);
        // The same again, as after a crash: the job is not doubled.
        expect(await store.change(id, { verdict: 'COMMITTED' }, { job })).toMatchObject({ verdict: 'COMMITTED' });
        expect(await waiting()).toHaveLength(2);
      });

      test('that finds another verdict, or no import, makes no job', async () => {
        const { id } = await added();
        const job = { kind: COMMIT_IMPORT, data: { importId: id }, key: id };
        expect(await store.change(id, { verdict: 'FAILED' }, { verdicts: ['COMMITTED'], job })).toBeUndefined();
        expect(await waiting()).toEqual([['import.read', id, { importId: id }]]);
        for (const unknown of NO_IDS)
          expect(await store.change(unknown, { verdict: 'FAILED' }, { job })).toBeUndefined();
        expect(await waiting()).toHaveLength(1);
      });

      test('whose job cannot be enqueued is not done', async () => {
        const entry = await added();
        const change = opened.queueless.change(entry.id, { verdict: 'FAILED' }, { job: readJob(entry.id) });
        await expect(change).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        expect(await store.find(entry.id)).toStrictEqual(entry);
      });
    });

    describe('the same file', () => {
      const settings: ImportSettings = { format: 'mapped-csv', mapping: MAPPING, skipBadRows: false, mode: 'COMMIT' };

      test.each(IMPORT_VERDICTS)('is one that is under way or stored: %s', async (verdict) => {
        const entry = await added({ verdict, settings });
        const isLiving = (['UNDECIDED', 'AWAITING_APPROVAL', 'COMMITTED'] as ImportVerdict[]).includes(verdict);
        expect(await store.findSame(entry.contentHash, settings)).toEqual(isLiving ? entry : undefined);
      });

      test('is the newest of that content', async () => {
        const contentHash = hashOf('content');
        await added({ contentHash, createdAt: NOW });
        const newest = await added({ contentHash, createdAt: NOW + 2 });
        await added({ contentHash, createdAt: NOW + 1 });
        await added({ createdAt: NOW + 3 });
        expect(await store.findSame(contentHash, newest.settings)).toEqual(newest);
        expect(await store.findSame(hashOf('other'), newest.settings)).toBeUndefined();
      });

      test('has the same settings, in whatever order they are written', async () => {
        const entry = await added({ settings });
        const { format, mapping, skipBadRows, mode } = settings;
        const same = { mode, series: undefined, skipBadRows, mapping: reversed(mapping), format } as ImportSettings;
        expect(await store.findSame(entry.contentHash, same)).toEqual(entry);
        const others: readonly ImportSettings[] = [
          { ...settings, skipBadRows: true },
          { ...settings, mode: 'REVIEW' },
          { ...settings, series: 'WTI' },
          { ...settings, mapping: { ...MAPPING, decimalMark: '.' } },
          { format: 'mapped-csv', skipBadRows, mode },
        ];
        for (const other of others) expect(await store.findSame(entry.contentHash, other)).toBeUndefined();
      });
    });

    describe('the list', () => {
      test('is read page by page, the newest first, each once', async () => {
        const entries: FileImport[] = [];
        // Three at each instant: their ids tell them apart.
        for (let round = 0; round < 9; round++) entries.push(await added({ createdAt: NOW + Math.floor(round / 3) }));
        const expected = entries
          .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
          .map(({ id }) => id);
        const pages: (readonly ImportId[])[] = [];
        let page: ImportPage | undefined;
        do {
          page = await store.list({ first: 4, after: page?.entries.at(-1)?.cursor });
          pages.push(page.entries.map((entry) => entry.import.id));
        } while (page.hasMore);
        expect(pages.map(({ length }) => length)).toEqual([4, 4, 1]);
        expect(pages.flat()).toEqual(expected);
      });

      test('has whole imports, and of one status where that is asked', async () => {
        const failed = await added({ stages: allStages('FAILED'), createdAt: NOW, report: newReport(1) });
        await added({ createdAt: NOW + 1 });
        const later = await added({ stages: allStages('FAILED'), createdAt: NOW + 2 });
        const page = await store.list({ status: 'FAILED', first: 1 });
        expect(page).toMatchObject({ hasMore: true, entries: [{ import: later }] });
        const rest = await store.list({ status: 'FAILED', first: 1, after: page.entries[0]!.cursor });
        expect(rest).toMatchObject({ hasMore: false, entries: [{ import: failed }] });
        expect(await store.list({ status: 'PROCESSING', first: 5 })).toEqual({ entries: [], hasMore: false });
      });

      test.each([
        '',
        'x',
        Buffer.from('["a@example.com"]').toString('base64url'),
        Buffer.from('[1,"x"]').toString('base64url'),
        Buffer.from(`[9e15,"${UNKNOWN}"]`).toString('base64url'),
      ])('refuses the cursor %j', async (after) => {
        const refused = { code: 'BAD_USER_INPUT', details: { field: 'after' } };
        await expect(store.list({ first: 1, after })).rejects.toMatchObject(refused);
      });
    });

    describe('what is stored', () => {
      test('is told by its id, what was stored last first', async () => {
        const first = await added({ verdict: 'COMMITTED', endedAt: NOW + 9, committedAt: NOW + 1 });
        const second = await added({ verdict: 'COMMITTED', endedAt: NOW + 3, committedAt: NOW + 2 });
        await added({ verdict: 'COMMITTED', endedAt: undefined, committedAt: NOW + 3 });
        await added({ verdict: 'ROLLED_BACK', endedAt: NOW + 4, committedAt: NOW + 4, rolledBackAt: NOW + 5 });
        await added({ verdict: 'FAILED', endedAt: NOW + 5 });
        expect(await store.stored(10)).toEqual([second.id, first.id]);
        expect(await store.stored(1)).toEqual([second.id]);
      });
    });

    describe('what ended and is not stored', () => {
      test('is told, what ended last first', async () => {
        const ended = new Map<ImportVerdict, ImportId>();
        for (const [index, verdict] of IMPORT_VERDICTS.entries()) {
          const { id } = await added({ verdict, endedAt: NOW + index });
          ended.set(verdict, id);
        }
        await added({ verdict: 'FAILED', endedAt: undefined });
        const expected = (['ROLLED_BACK', 'CANCELLED', 'FAILED', 'REJECTED', 'REFUSED', 'DRY_RUN'] as const).map(
          (verdict) => ended.get(verdict),
        );
        expect(await store.endedBefore(NOW + 100, 10)).toEqual(expected);
        expect(await store.endedBefore(NOW + 100, 2)).toEqual(expected.slice(0, 2));
        // CANCELLED ended at the instant itself.
        expect(await store.endedBefore(NOW + IMPORT_VERDICTS.indexOf('CANCELLED'), 10)).toEqual(expected.slice(2));
        expect(await store.endedBefore(NOW, 10)).toEqual([]);
      });

      test('was needed until it was rolled back', async () => {
        const { id } = await added({ verdict: 'ROLLED_BACK', endedAt: NOW, rolledBackAt: NOW + 100 });
        expect(await store.endedBefore(NOW + 100, 10)).toEqual([]);
        expect(await store.endedBefore(NOW + 101, 10)).toEqual([id]);
      });
    });

    describe('mappings', () => {
      test('are told by name as they were saved', async () => {
        const userId = await opened.addUser();
        const [first, second, third] = [newMapping('a', { userId }), newMapping('b'), newMapping('Ü "c"; 🛢')];
        for (const mapping of [third, first, second]) await store.saveMapping(mapping);
        expect(await store.mappings()).toStrictEqual([first, second, third]);
        await opened.removeUser(userId);
        expect(await store.mappings()).toStrictEqual([{ ...first, userId: null }, second, third]);
      });

      test('of the same name, and of the same id, are replaced', async () => {
        const [first, other] = [newMapping('prices'), newMapping('other')];
        await store.saveMapping(first);
        await store.saveMapping(other);
        const second = newMapping('prices', {
          mapping: { ...MAPPING, name: 'prices', delimiter: '|' },
          createdAt: NOW + 1,
        });
        await store.saveMapping(second);
        expect(await store.mappings()).toStrictEqual([other, second]);
        const renamed = newMapping('renamed', { id: second.id });
        await store.saveMapping(renamed);
        expect(await store.mappings()).toStrictEqual([other, renamed]);
      });

      test('of the same name that are saved at the same time are one', async () => {
        const mappings = Array.from({ length: 10 }, () => newMapping('prices'));
        await Promise.all(mappings.map((mapping) => store.saveMapping(mapping)));
        const [kept, ...others] = await store.mappings();
        expect(others).toEqual([]);
        expect(mappings).toContainEqual(kept);
      });

      test('are removed once', async () => {
        const [gone, kept] = [newMapping('gone'), newMapping('kept')];
        for (const mapping of [gone, kept]) await store.saveMapping(mapping);
        expect(await store.removeMapping(gone.id)).toBe(true);
        expect(await store.removeMapping(gone.id)).toBe(false);
        for (const id of NO_IDS) expect(await store.removeMapping(id)).toBe(false);
        expect(await store.mappings()).toStrictEqual([kept]);
      });

      test(`are ${MAX_MAPPINGS} at most, of which each can be saved again`, async () => {
        const names = Array.from({ length: MAX_MAPPINGS }, (_, index) => `m${1_000 + index}`);
        for (const each of names) await store.saveMapping(newMapping(each));
        const refused = { code: 'CONFLICT', reason: 'TOO_MANY_MAPPINGS' };
        await expect(store.saveMapping(newMapping('one more'))).rejects.toMatchObject(refused);
        await store.saveMapping(newMapping(names[0]!));
        expect((await store.mappings()).map(({ mapping }) => mapping.name)).toEqual(names);
      });

      test('of a user who is not there are refused, and what they would replace stays', async () => {
        const saved = newMapping('prices');
        await store.saveMapping(saved);
        const change = store.saveMapping(newMapping('prices', { userId: randomUUID() as UserId }));
        await expect(change).rejects.toMatchObject({ code: 'NOT_FOUND', reason: 'USER' });
        expect(await store.mappings()).toStrictEqual([saved]);
      });
    });
  });
}

function readJob(importId: ImportId): JobWithRow {
  return { kind: READ_IMPORT, data: { importId }, key: importId };
}

/** The same with its fields in the other order. */
function reversed(value: object | undefined): object {
  return Object.fromEntries(Object.entries(value ?? {}).reverse());
}
