import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

import type { ExportFormat, ExportSubject, ReportStatus } from '../../slices/exports/index.js';
import { PageInfoObject } from '../accounts/administration.object-types.js';
import { DateTimeScalar } from '../scalars.js';
import { ExportFormatEnum, ExportSubjectEnum, ReportStatusEnum } from './enums.js';

@ObjectType('ReportParameter', { simpleResolvers: true, description: 'One thing that was asked of a report.' })
export class ReportParameterObject {
  @Field(() => String, { description: 'What it is, as in "product".' })
  readonly name!: string;

  @Field(() => String, { description: 'Its value as text.' })
  readonly value!: string;
}

@ObjectType('Report', { simpleResolvers: true, description: 'A file that is made in the background, kept for 7 days.' })
export class ReportObject {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => ExportSubjectEnum, { description: 'What it holds.' })
  readonly subject!: ExportSubject;

  @Field(() => ExportFormatEnum, { description: 'How it is written.' })
  readonly format!: ExportFormat;

  @Field(() => [ReportParameterObject], { description: 'What was asked of it, by name.' })
  readonly parameters!: readonly ReportParameterObject[];

  @Field(() => ReportStatusEnum, { description: 'How far it is.' })
  readonly status!: ReportStatus;

  @Field(() => Int, { description: 'Rows that are in the file so far.' })
  readonly rowsDone!: number;

  @Field(() => Int, { nullable: true, description: 'Rows that it will have; null where that is not known yet.' })
  readonly rowsTotal!: number | null;

  @Field(() => String, { nullable: true, description: 'Name of its file; null until it is begun.' })
  readonly fileName!: string | null;

  @Field(() => Float, { nullable: true, description: 'Bytes of its file; null until it is done.' })
  readonly size!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed, in a sentence; null where it did not.' })
  readonly failure!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  readonly createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done or failed; null before.' })
  readonly endedAt!: string | null;
}

@ObjectType('ReportEdge', { simpleResolvers: true, description: 'A report at its place in the list.' })
export class ReportEdgeObject {
  @Field(() => String, { description: 'The place.' })
  readonly cursor!: string;

  @Field(() => ReportObject, { description: 'The report.' })
  readonly node!: ReportObject;
}

@ObjectType('ReportConnection', { simpleResolvers: true, description: 'Reports, the newest first.' })
export class ReportConnectionObject {
  @Field(() => [ReportEdgeObject], { description: 'One page of them.' })
  readonly edges!: readonly ReportEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where the page ends.' })
  readonly pageInfo!: PageInfoObject;

  @Field(() => Int, { description: 'How many reports there are on all pages; a user has at most 50.' })
  readonly totalCount!: number;
}
