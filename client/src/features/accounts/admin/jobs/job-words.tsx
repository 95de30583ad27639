import type { JobRowFragment, JobState } from '../../../../gql/graphql.js';
import { MISSING, waitText } from '../../../../lib/format.js';

/** Each state with a shape of its own, so that its colour is not all that tells it. */
export const STATE_WORDS: Readonly<
  Record<JobState, { readonly word: string; readonly shape: string; readonly ink: string }>
> = {
  WAITING: { word: 'Waiting', shape: '◌', ink: 'text-muted' },
  RUNNING: { word: 'Running', shape: '▶', ink: 'text-accent' },
  COMPLETED: { word: 'Completed', shape: '✓', ink: 'text-success' },
  FAILED: { word: 'Failed', shape: '✕', ink: 'text-danger' },
  CANCELLED: { word: 'Cancelled', shape: '■', ink: 'text-muted' },
};

/** How far a job is: a shape and a word. */
export function StateMark({ state }: { readonly state: JobState }) {
  const { word, shape, ink } = STATE_WORDS[state];
  return (
    <span className={`inline-flex items-baseline gap-1.5 ${ink}`}>
      <span aria-hidden="true" className="inline-block w-3 text-center">
        {shape}
      </span>
      {word}
    </span>
  );
}

/**
 * @param now read where a job still runs
 * @returns how long the last try took, or has taken; the dash before it began
 */
export function tookText({ startedAt, endedAt, state }: JobRowFragment, now: number): string {
  if (startedAt === null || state === 'WAITING') return MISSING;
  const end = endedAt === null ? now : Date.parse(endedAt);
  const ms = Math.max(0, end - Date.parse(startedAt));
  return ms < 1_000 && endedAt !== null ? `${ms} ms` : waitText(ms);
}

/** @returns why the last try failed, its code before its words; empty where none did */
export function failureOf({ failureReason, failureMessage }: JobRowFragment): string {
  return [failureReason, failureMessage].filter((part) => part !== null && part !== '').join(': ');
}

/** Whether somebody may call it off. */
export function isCancellable(state: JobState): boolean {
  return state === 'WAITING' || state === 'RUNNING';
}

/** Whether somebody may try it again. */
export function isRetryable(state: JobState): boolean {
  return state === 'FAILED' || state === 'CANCELLED';
}
