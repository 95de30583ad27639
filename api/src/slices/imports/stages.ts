/** The stages of an import, in their order. */
export const IMPORT_STAGES = ['INGESTION', 'QUALITY', 'TAXONOMY', 'GRAPH', 'EMBEDDING'] as const;

/**
 * `INGESTION`: the file is decoded, its rows are typed and staged. `QUALITY`: they are judged against each other and
 * the store. `TAXONOMY`: what they are of is told, and what is not known is proposed. `GRAPH`: they are committed, and
 * what depends on them is worked out. `EMBEDDING`: the shapes of the curves are written.
 */
export type ImportStage = (typeof IMPORT_STAGES)[number];

export type StageStatus = 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED';

export const STAGE_STATUSES: readonly StageStatus[] = ['PENDING', 'PROCESSING', 'COMPLETED', 'FAILED'];

/**
 * The status of all stages together: failed where one has, else processing where one is, completed only when all are,
 * else pending.
 *
 * @param statuses of every stage
 */
export function overallStatus(statuses: readonly StageStatus[]): StageStatus {
  if (statuses.includes('FAILED')) return 'FAILED';
  if (statuses.includes('PROCESSING')) return 'PROCESSING';
  return statuses.length > 0 && statuses.every((status) => status === 'COMPLETED') ? 'COMPLETED' : 'PENDING';
}
