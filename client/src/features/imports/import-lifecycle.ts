/** What can be done with an import in which state. */
import type { ImportProgressFieldsFragment, ImportRowFragment } from '../../gql/graphql.js';

type State = Pick<ImportRowFragment, 'verdict' | 'endedAt'>;

/** Whether something of it goes on by itself. */
export function isUnderWay({ verdict, endedAt }: State): boolean {
  return endedAt === null && (verdict === 'UNDECIDED' || verdict === 'COMMITTED');
}

/** Whether it waits for somebody to approve it; once somebody did, its stages go on. */
export function isAwaitingApproval({ verdict, stages }: Pick<ImportRowFragment, 'verdict' | 'stages'>): boolean {
  return verdict === 'AWAITING_APPROVAL' && stages.every(({ status }) => status !== 'PROCESSING');
}

/** Whether it is to go on, by itself or once somebody approves it. */
export function isFollowed(state: State): boolean {
  return isUnderWay(state) || (state.endedAt === null && state.verdict === 'AWAITING_APPROVAL');
}

/** Whether it can be called off; what is being stored cannot. */
export function isCancellable({ verdict, endedAt }: State): boolean {
  return endedAt === null && (verdict === 'UNDECIDED' || verdict === 'AWAITING_APPROVAL');
}

const RETRYABLE: ReadonlySet<string> = new Set(['REFUSED', 'REJECTED', 'FAILED', 'CANCELLED', 'DRY_RUN']);

export function isRetryable({ verdict }: State): boolean {
  return RETRYABLE.has(verdict);
}

export function isRollbackable({ verdict, endedAt }: State): boolean {
  return verdict === 'COMMITTED' && endedAt !== null;
}

/** @returns an import with what was last told of its progress; what its stages began and ended at stays */
export function withProgress<Row extends Pick<ImportRowFragment, 'stages' | 'status' | 'verdict'>>(
  row: Row,
  { stages, status, verdict }: ImportProgressFieldsFragment,
): Row {
  const told = new Map(stages.map((stage) => [stage.stage, stage]));
  return {
    ...row,
    status,
    verdict,
    stages: row.stages.map((stage) => {
      const news = told.get(stage.stage);
      if (news === undefined) return stage;
      const { done, total, message, rowsPerSecond } = news;
      return { ...stage, status: news.status, done, total, message, rowsPerSecond };
    }),
  };
}

/** @returns what about a progress has to be asked for anew when it changes: the record knows more than it tells */
export function stepOf({ status, verdict, stages }: ImportProgressFieldsFragment): string {
  return [status, verdict, ...stages.map((stage) => stage.status)].join(' ');
}
