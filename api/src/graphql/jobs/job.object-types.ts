import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { JobState } from '../../slices/jobs/index.js';
import { PageInfoObject } from '../accounts/administration.object-types.js';
import { DateTimeScalar } from '../scalars.js';

export const JobStateEnum = {
  WAITING: 'WAITING',
  RUNNING: 'RUNNING',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const satisfies { readonly [Name in JobState]: Name };
registerEnumType(JobStateEnum, {
  name: 'JobState',
  description: 'How far a job is.',
  valuesConfig: {
    WAITING: { description: 'It waits for its time, for a process, or for another try.' },
    RUNNING: { description: 'A process does it.' },
    COMPLETED: { description: 'It is done.' },
    FAILED: { description: 'It failed at its last try: it stays until somebody tries it again.' },
    CANCELLED: { description: 'Somebody called it off.' },
  },
});

@ObjectType('Job', { simpleResolvers: true, description: 'A piece of work that is done once, and survives a restart.' })
export class JobObject {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => String, { description: 'What kind of work, as in "import.read".' })
  readonly kind!: string;

  @Field(() => JobStateEnum, { description: 'How far it is.' })
  readonly state!: JobState;

  @Field(() => String, {
    nullable: true,
    description: 'What it is about, as the id of an import; null where nothing tells jobs of its kind apart.',
  })
  readonly key!: string | null;

  @Field(() => Int, { description: 'Number of the try that runs or ran last; 0 before the first.' })
  readonly attempt!: number;

  @Field(() => Int, { description: 'Number of the last try that there will be.' })
  readonly attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why the last try failed; null where none did.' })
  readonly failureMessage!: string | null;

  @Field(() => String, { nullable: true, description: 'A code for that, as in "DISK_FULL"; null where there is none.' })
  readonly failureReason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  readonly createdAt!: string;

  @Field(() => DateTimeScalar, { description: 'When it runs at the earliest.' })
  readonly startAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its last try began; null before.' })
  readonly startedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null before.' })
  readonly endedAt!: string | null;
}

@ObjectType('JobEdge', { simpleResolvers: true, description: 'A job at its place in the list.' })
export class JobEdgeObject {
  @Field(() => String, { description: 'The place.' })
  readonly cursor!: string;

  @Field(() => JobObject, { description: 'The job.' })
  readonly node!: JobObject;
}

@ObjectType('JobConnection', { simpleResolvers: true, description: 'Jobs, the newest first.' })
export class JobConnectionObject {
  @Field(() => [JobEdgeObject], { description: 'One page of them.' })
  readonly edges!: readonly JobEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where the page ends.' })
  readonly pageInfo!: PageInfoObject;
}

@ObjectType('JobCount', { simpleResolvers: true, description: 'How many jobs of a kind are in a state.' })
export class JobCountObject {
  @Field(() => String, { description: 'The kind of work.' })
  readonly kind!: string;

  @Field(() => JobStateEnum, { description: 'The state.' })
  readonly state!: JobState;

  @Field(() => Int, { description: 'How many jobs there are.' })
  readonly count!: number;
}

@ObjectType('JobSchedule', { simpleResolvers: true, description: 'When jobs of a kind are asked for again and again.' })
export class JobScheduleObject {
  @Field(() => String, { description: 'The kind of work.' })
  readonly kind!: string;

  @Field(() => String, { description: 'The times as a cron expression: minute, hour, day, month, weekday.' })
  readonly cron!: string;

  @Field(() => String, { description: 'The time zone that they are in, as in "America/New_York".' })
  readonly timezone!: string;
}
