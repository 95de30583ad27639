import type { IsoDate } from '@cushing/products';
import { Field, Float, ID, ObjectType } from 'type-graphql';

import type { Dependent, FileImport, ImportMode, ImportStage, StageStatus } from '../../slices/imports/index.js';
import { PageInfoObject } from '../accounts/administration.object-types.js';
import { DateScalar, DateTimeScalar } from '../scalars.js';
import {
  DependentKindEnum,
  ImportModeEnum,
  ImportOriginEnum,
  ImportStageEnum,
  ImportStatusEnum,
  ImportVerdictEnum,
} from './enums.js';
import { ImportReportObject } from './import-report.object-types.js';

/** What is told of a stage while it is under way, and after it. */
@ObjectType({ simpleResolvers: true })
abstract class StageProgressFields {
  @Field(() => ImportStageEnum, { description: 'Which stage.' })
  readonly stage!: ImportStage;

  @Field(() => ImportStatusEnum, { description: 'How far it is.' })
  readonly status!: StageStatus;

  @Field(() => Float, { description: 'Rows, or other parts of the work, that are done; 0 where that is not told.' })
  readonly done!: number;

  @Field(() => Float, { nullable: true, description: 'How many there are about; null where that is not known.' })
  readonly total!: number | null;

  @Field(() => Float, { nullable: true, description: 'Rows a second; null where that is not known.' })
  readonly rowsPerSecond!: number | null;

  @Field(() => String, { description: 'What came of it, or why it failed; empty before its end.' })
  readonly message!: string;
}

@ObjectType('ImportStageProgress', { simpleResolvers: true, description: 'How far a stage of an import is.' })
export class ImportStageProgressObject extends StageProgressFields {}

@ObjectType('ImportStage', { simpleResolvers: true, description: 'A stage of an import.' })
export class ImportStageObject extends StageProgressFields {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it began; null before.' })
  readonly startedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null before.' })
  readonly endedAt!: string | null;
}

@ObjectType('ImportProgress', { simpleResolvers: true, description: 'How far an import is, in full each time.' })
export class ImportProgressObject {
  @Field(() => ID, { description: 'Id of the import.' })
  readonly importId!: string;

  @Field(() => ImportStatusEnum, { description: 'Of all stages together.' })
  readonly status!: StageStatus;

  @Field(() => ImportVerdictEnum, { description: 'What became of it so far.' })
  readonly verdict!: FileImport['verdict'];

  @Field(() => [ImportStageProgressObject], { description: 'All stages, in their order.' })
  readonly stages!: readonly ImportStageProgressObject[];

  @Field(() => DateTimeScalar, { description: 'When this was so.' })
  readonly at!: string;
}

@ObjectType('ImportFailure', { simpleResolvers: true, description: 'Why an import was refused or failed.' })
export class ImportFailureObject {
  @Field(() => String, { description: 'For a program, as in "HEADER_UNKNOWN".' })
  readonly reason!: string;

  @Field(() => String, { description: 'For a person: says what to do.' })
  readonly message!: string;
}

@ObjectType('ImportDependent', {
  simpleResolvers: true,
  description: 'Something that had to be made anew after an import.',
})
export class ImportDependentObject {
  @Field(() => DependentKindEnum, { description: 'What it is.' })
  readonly kind!: Dependent['kind'];

  @Field(() => String, { description: 'Of which product or spot series, as in "CL".' })
  readonly subject!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First date that changed; null from the beginning.' })
  readonly from!: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last date that changed; null up to the latest.' })
  readonly to!: IsoDate | null;
}

@ObjectType('Import', { simpleResolvers: true, description: 'An import of a file, from its arrival on.' })
export class ImportObject {
  /** What it was made of, for the fields that are asked for by themselves. */
  readonly entry!: FileImport;

  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => String, { description: 'Name of the file, without a folder.' })
  readonly fileName!: string;

  @Field(() => Float, { description: 'Size of the file as it came, in bytes; 0 where it is not known.' })
  readonly size!: number;

  @Field(() => String, { description: 'SHA-256 of the file as it came, in hex; zeros where it is not known.' })
  readonly contentHash!: string;

  @Field(() => ImportOriginEnum, { description: 'Where it came from.' })
  readonly origin!: FileImport['origin'];

  @Field(() => ImportModeEnum, { description: 'What was to be done with it.' })
  readonly mode!: ImportMode;

  @Field(() => Boolean, { description: 'Whether rejected rows are left out and the others stored.' })
  readonly skipBadRows!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The format that was asked for; null where it is told by content.',
  })
  readonly format!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The spot series that it was said to hold; null where none was.',
  })
  readonly series!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the column mapping it is read by; null where by none.' })
  readonly mapping!: string | null;

  @Field(() => ImportStatusEnum, { description: 'Of all stages together.' })
  readonly status!: StageStatus;

  @Field(() => ImportVerdictEnum, { description: 'What became of it.' })
  readonly verdict!: FileImport['verdict'];

  @Field(() => [ImportStageObject], { description: 'All stages, in their order.' })
  readonly stages!: readonly ImportStageObject[];

  @Field(() => ImportFailureObject, {
    nullable: true,
    description: 'Why it was refused or failed; null where it was not.',
  })
  readonly failure!: ImportFailureObject | null;

  @Field(() => ImportReportObject, { nullable: true, description: 'What is in the file; null until it was judged.' })
  readonly report!: ImportReportObject | null;

  @Field(() => [ImportDependentObject], {
    nullable: true,
    description: 'What had to be made anew after it was stored, in order; null before.',
  })
  readonly dependents!: readonly ImportDependentObject[] | null;

  @Field(() => DateTimeScalar, { description: 'When it had arrived.' })
  readonly createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its stages were over; null while it goes on.' })
  readonly endedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was stored; null where it was not.' })
  readonly committedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back; null where it was not.' })
  readonly rolledBackAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of who sent it; null where nobody did, or the user is no more.',
  })
  readonly uploadedBy!: string | null;
}

@ObjectType('ImportEdge', { simpleResolvers: true, description: 'An import at its place in the list.' })
export class ImportEdgeObject {
  @Field(() => String, { description: 'The place.' })
  readonly cursor!: string;

  @Field(() => ImportObject, { description: 'The import.' })
  readonly node!: ImportObject;
}

@ObjectType('ImportConnection', { simpleResolvers: true, description: 'Imports, the newest first.' })
export class ImportConnectionObject {
  @Field(() => [ImportEdgeObject], { description: 'One page of them.' })
  readonly edges!: readonly ImportEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where the page ends.' })
  readonly pageInfo!: PageInfoObject;
}
