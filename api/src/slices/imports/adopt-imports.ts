import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { ImportRecord, MarketStore } from '../market/index.js';
import type { ImportStore } from './imports.ports.js';
import type { FileImport, ImportId, StageState } from './imports.types.js';
import { IMPORT_STAGES } from './stages.js';
import type { ImportStage } from './stages.js';

/** Imports of either side that are looked at, the newest ones. */
const MOST_IMPORTS = 1_000;
/** Ids of both sides are these; a store may hold imports of older versions under others. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
/** The market store's record does not say what the file was: it is held to be the same as no other. */
const UNKNOWN_CONTENT = '0'.repeat(64);
const UNKNOWN_SIZE = 0;

export interface AdoptImportsParts {
  /** What is stored, and was taken back, in truth. */
  readonly market: Pick<MarketStore, 'imports' | 'import'>;
  readonly store: Pick<ImportStore, 'add' | 'change' | 'find' | 'stored'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Makes the list of imports agree with the market store, before this process changes either. What the command line
 * stored while no server ran is entered, so that it can be seen and taken back; what the list has as stored and the
 * store does not hold, because it was taken back just before a process ended, is entered as taken back.
 */
export async function adoptImports(parts: AdoptImportsParts): Promise<void> {
  const held = await parts.market.imports(MOST_IMPORTS);
  const listed = await parts.store.stored(MOST_IMPORTS);
  await adoptUnlisted(held, new Set(listed), parts);
  await mendListed(listed, new Set(held.map(({ id }) => id)), parts);
}

async function adoptUnlisted(
  held: readonly ImportRecord[],
  listed: ReadonlySet<string>,
  { store, logger }: AdoptImportsParts,
): Promise<void> {
  for (const record of held) {
    if (record.source !== 'IMPORTED' || listed.has(record.id) || !UUID.test(record.id)) continue;
    const entry = entryOf(record);
    if ((await store.find(entry.id)) !== undefined) continue;
    await store.add(entry);
    logger.info({ importId: entry.id, fileName: entry.fileName }, 'an import of the command line was entered');
  }
}

async function mendListed(
  listed: readonly ImportId[],
  held: ReadonlySet<string>,
  { market, store, clock, logger }: AdoptImportsParts,
): Promise<void> {
  for (const id of listed) {
    // The store may hold more than were asked for.
    if (held.has(id) || (await market.import(id)) !== undefined) continue;
    await store.change(id, { verdict: 'ROLLED_BACK', rolledBackAt: clock() }, { verdicts: ['COMMITTED'] });
    logger.warn({ importId: id }, 'an import that the market store does not hold any more was entered as rolled back');
  }
}

function entryOf({ id, format, origin, committedAt, counts }: ImportRecord): FileImport {
  const at = Date.parse(committedAt);
  // How long a stage took is not recorded.
  const done = (message: string): StageState => ({ status: 'COMPLETED', startedAt: undefined, endedAt: at, message });
  const rejected = counts.rejected === 0 ? '' : `, ${rows(counts.rejected)} left out`;
  const unchanged = counts.unchanged === 0 ? '' : `, ${rows(counts.unchanged)} as before`;
  const messages: Partial<Record<ImportStage, string>> = {
    INGESTION: `${format}: ${rows(counts.read)}${rejected}`,
    GRAPH: `${rows(counts.stored + counts.replaced)} stored${unchanged}`,
  };
  const stages = IMPORT_STAGES.map((stage) => [stage, done(messages[stage] ?? '')] as const);
  return {
    // Looked at by the caller.
    id: id as ImportId,
    userId: null,
    origin: 'COMMAND_LINE',
    fileName: origin,
    size: UNKNOWN_SIZE,
    contentHash: UNKNOWN_CONTENT,
    settings: { skipBadRows: counts.rejected > 0, mode: 'COMMIT' },
    // One entry for each stage.
    stages: Object.fromEntries(stages) as Record<ImportStage, StageState>,
    status: 'COMPLETED',
    verdict: 'COMMITTED',
    failure: null,
    report: null,
    dependents: null,
    createdAt: at,
    endedAt: at,
    committedAt: at,
    rolledBackAt: undefined,
  };
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count.toLocaleString('en-US')} rows`;
}
