export { COMPLETED_KEPT_MS, FAILED_KEPT_MS, FinalJobError, MOST_ENDED_OF_A_KIND, jobKind } from './jobs.types.js';
export type {
  Job,
  JobCount,
  JobFailure,
  JobId,
  JobKind,
  JobPage,
  JobSchedule,
  JobState,
  JobsQuery,
} from './jobs.types.js';
export type { EnqueueOptions, JobHandler, JobQueue, JobTransaction, RunningJob } from './jobs.ports.js';
