import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';

import { AppError } from '../../shared/errors.js';
import type { Job, JobCount, JobId, JobSchedule, JobState } from '../../slices/jobs/index.js';
import { pageAsked } from '../answer-size.js';
import type { Context } from '../context.js';
import { JobConnectionObject, JobCountObject, JobObject, JobScheduleObject, JobStateEnum } from './job.object-types.js';

const PAGE = 25;
const LARGEST_PAGE = 100;
const JOB_ID = { description: 'Id of the job.' };

@Resolver()
export class JobsResolver {
  @Query(() => JobConnectionObject, { description: 'Jobs, the newest first.', complexity: pageAsked(PAGE) })
  async jobs(
    @Arg('first', () => Int, { defaultValue: PAGE, description: `How many, 1 to ${LARGEST_PAGE}.` }) first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The `endCursor` of the page before; from the start where absent.',
    })
    after: string | null | undefined,
    @Arg('state', () => JobStateEnum, { nullable: true, description: 'Only those; all where absent.' })
    state: JobState | null | undefined,
    @Arg('kind', () => String, { nullable: true, description: 'Only that kind of work; all where absent.' })
    kind: string | null | undefined,
    @Ctx() { jobs }: Context,
  ): Promise<JobConnectionObject> {
    if (first < 1 || first > LARGEST_PAGE) {
      throw new AppError('BAD_USER_INPUT', `first must lie in 1 … ${LARGEST_PAGE}; got ${first}.`, {
        reason: 'OUT_OF_RANGE',
      });
    }
    const query = { first, after: after ?? undefined, state: state ?? undefined, kind: kind ?? undefined };
    const { entries, hasMore } = await jobs.jobs(query);
    return {
      edges: entries.map(({ cursor, job }) => ({ cursor, node: toJob(job) })),
      pageInfo: { hasNextPage: hasMore, endCursor: entries.at(-1)?.cursor ?? null },
    };
  }

  @Query(() => [JobCountObject], { description: 'How many jobs there are of each kind in each state, where any.' })
  jobCounts(@Ctx() { jobs }: Context): Promise<readonly JobCount[]> {
    return jobs.counts();
  }

  @Query(() => [JobScheduleObject], { description: 'What is done again and again, and when.' })
  jobSchedules(@Ctx() { jobs }: Context): Promise<readonly JobSchedule[]> {
    return jobs.schedules();
  }

  @Mutation(() => JobObject, { description: 'Tries a job again that failed or was called off, with all its tries.' })
  async retryJob(@Arg('id', () => ID, JOB_ID) id: string, @Ctx() { jobs }: Context): Promise<JobObject> {
    return changed(await jobs.retry(jobIdOf(id)), id, 'failed or was called off', jobs);
  }

  @Mutation(() => JobObject, { description: 'Calls a job off that waits or runs.' })
  async cancelJob(@Arg('id', () => ID, JOB_ID) id: string, @Ctx() { jobs }: Context): Promise<JobObject> {
    return changed(await jobs.cancel(jobIdOf(id)), id, 'waits or runs', jobs);
  }
}

/** @throws {AppError} NOT_FOUND `JOB_NOT_FOUND`, CONFLICT `JOB_STATE` */
async function changed(hasChanged: boolean, id: string, needed: string, jobs: Context['jobs']): Promise<JobObject> {
  const job = await jobs.job(jobIdOf(id));
  if (job === undefined) throw new AppError('NOT_FOUND', 'There is no such job.', { reason: 'JOB_NOT_FOUND' });
  if (!hasChanged) {
    throw new AppError('CONFLICT', `Only a job that ${needed} can be changed so.`, { reason: 'JOB_STATE' });
  }
  return toJob(job);
}

function jobIdOf(id: string): JobId {
  // Any text: the queue finds none under one that is no id.
  return id as JobId;
}

function toJob({ key, failure, createdAt, startAt, startedAt, endedAt, ...job }: Job): JobObject {
  return {
    ...job,
    key: key ?? null,
    failureMessage: failure?.message ?? null,
    failureReason: failure?.reason ?? null,
    createdAt: new Date(createdAt).toISOString(),
    startAt: new Date(startAt).toISOString(),
    startedAt: instantOf(startedAt),
    endedAt: instantOf(endedAt),
  };
}

function instantOf(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}
