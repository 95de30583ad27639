/** What the page of jobs lists, as its address says it. Whatever an address gets wrong is shown as if it was not said. */
import type { JobState } from '../../../../gql/graphql.js';
import { oneOf } from '../../../../lib/one-of.js';

/** In the order of a job's life. */
export const JOB_STATES = [
  'WAITING',
  'RUNNING',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
] as const satisfies readonly JobState[];

export interface JobsView {
  /** All where absent. */
  readonly state: JobState | undefined;
  readonly kind: string | undefined;
}

/** @returns the view that an address asks for */
export function readView(parameters: URLSearchParams): JobsView {
  const kind = parameters.get('kind') ?? '';
  return {
    state: oneOf(JOB_STATES, (parameters.get('state') ?? '').toUpperCase()),
    kind: kind === '' ? undefined : kind,
  };
}

/** @returns the shortest address that asks for the view */
export function writeView({ state, kind }: JobsView): URLSearchParams {
  const parameters = new URLSearchParams();
  if (state !== undefined) parameters.set('state', state.toLowerCase());
  if (kind !== undefined) parameters.set('kind', kind);
  return parameters;
}
