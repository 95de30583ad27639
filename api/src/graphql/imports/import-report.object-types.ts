import type { IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type {
  ImportReport,
  QualityFinding,
  QualityKind,
  Rejection,
  RejectionReason,
} from '../../slices/ingestion/index.js';
import { ProductCodeEnum } from '../market/enums.js';
import { DateScalar } from '../scalars.js';
import {
  FindingActionEnum,
  FindingKindEnum,
  FindingSeverityEnum,
  ImportContainerEnum,
  RejectionReasonEnum,
} from './enums.js';

@ObjectType('ImportRejection', { simpleResolvers: true, description: "Something in a file that can't be right." })
export class ImportRejectionObject implements Rejection {
  @Field(() => Float, { description: 'Line of the file, from 1 with the header; of Parquet the row, from 1.' })
  readonly line!: number;

  @Field(() => Int, { description: 'Number of the column, from 1; 0 for the whole line.' })
  readonly column!: number;

  @Field(() => String, { nullable: true, description: "The column's name; null for the whole line." })
  readonly columnName!: string | null;

  @Field(() => String, { description: 'What the file says there, shortened.' })
  readonly value!: string;

  @Field(() => RejectionReasonEnum, { description: 'Why it is rejected.' })
  readonly reason!: RejectionReason;

  @Field(() => String, { description: 'The same in words, as in `"abc" is not a number`.' })
  readonly message!: string;
}

@ObjectType('ImportFinding', { simpleResolvers: true, description: 'Something odd about rows of a file.' })
export class ImportFindingObject implements QualityFinding {
  @Field(() => FindingSeverityEnum, { description: 'How bad it is.' })
  readonly severity!: QualityFinding['severity'];

  @Field(() => FindingKindEnum, { description: 'What is odd.' })
  readonly kind!: QualityKind;

  @Field(() => FindingActionEnum, { description: 'What was done about it.' })
  readonly action!: QualityFinding['action'];

  @Field(() => Float, {
    description: 'Line of the file, from 1 with the header; of Parquet the row, from 1; 0 where no line shows it.',
  })
  readonly line!: number;

  @Field(() => Int, { description: 'Number of the column, from 1; 0 for the whole line.' })
  readonly column!: number;

  @Field(() => String, { description: "The column's name; empty where the file has none." })
  readonly columnName!: string;

  @Field(() => String, { description: 'The same in words, with the numbers.' })
  readonly message!: string;
}

@ObjectType('ImportFindingCount', { simpleResolvers: true, description: 'How often one kind of finding was made.' })
export class ImportFindingCountObject {
  @Field(() => FindingKindEnum, { description: 'The kind.' })
  readonly kind!: QualityKind;

  @Field(() => Float, { description: 'How many there are, also those that the report does not list.' })
  readonly count!: number;

  @Field(() => ImportFindingObject, { description: 'The first of them.' })
  readonly first!: QualityFinding;
}

@ObjectType('UnknownSubject', {
  simpleResolvers: true,
  description: 'Something that a file has rows of and that is not known here: its rows are not stored.',
})
export class UnknownSubjectObject {
  @Field(() => String, { description: "In the file's words." })
  readonly subject!: string;

  @Field(() => ProductCodeEnum, {
    nullable: true,
    description: 'The product that it might be; null where none is likely.',
  })
  readonly proposal!: ProductCode | null;

  @Field(() => Float, { description: 'The first line of the file that names it.' })
  readonly line!: number;

  @Field(() => Float, { description: 'How many rows name it; 1 at least.' })
  readonly rows!: number;
}

/** Settlements or prices by what became of them. */
@ObjectType('ImportCounts', {
  simpleResolvers: true,
  description: 'Settlements or prices of a file by what became of them, or would have in a dry run.',
})
export class ImportCountsObject {
  @Field(() => Float, { description: 'How many were read.' })
  readonly read!: number;

  @Field(() => Float, { description: 'How many are new.' })
  readonly stored!: number;

  @Field(() => Float, { description: 'How many were stored before just so.' })
  readonly unchanged!: number;

  @Field(() => Float, { description: 'How many replaced other values.' })
  readonly replaced!: number;

  @Field(() => Float, { description: "How many can't be right." })
  readonly rejected!: number;
}

@ObjectType('ImportReport', { simpleResolvers: true, description: 'What is in a file, and what is odd about it.' })
export class ImportReportObject {
  /** What the fields of lists answer parts of. */
  readonly report!: ImportReport;

  @Field(() => String, { description: 'The format that it was read as.' })
  readonly format!: string;

  @Field(() => ImportContainerEnum, { description: 'What holds its rows.' })
  readonly container!: ImportReport['container'];

  @Field(() => ImportCountsObject, { description: 'Settlements or prices by what became of them.' })
  readonly counts!: ImportCountsObject;

  @Field(() => Float, { description: 'Lines below the header that hold something; of Parquet rows.' })
  readonly lines!: number;

  @Field(() => Float, { description: 'Lines that give a day and no price, which were passed over.' })
  readonly linesWithoutPrice!: number;

  @Field(() => Float, { description: 'How many rejections there are, also those that are not listed.' })
  readonly rejectionCount!: number;

  @Field(() => Float, { description: 'How many findings there are, also those that are not listed.' })
  readonly findingCount!: number;

  @Field(() => [ImportFindingCountObject], { description: 'How many findings there are of each kind.' })
  readonly findingCounts!: readonly ImportFindingCountObject[];

  @Field(() => Float, { description: 'Rows that have one finding at least.' })
  readonly markedRows!: number;

  @Field(() => [String], { description: 'Columns that the format does not know, by name.' })
  readonly ignoredColumns!: readonly string[];

  @Field(() => [ProductCodeEnum], { description: 'Products that the file has settlements of.' })
  readonly products!: readonly ProductCode[];

  @Field(() => [String], { description: 'Spot series that the file has prices of.' })
  readonly spotSeries!: readonly string[];

  @Field(() => Boolean, { description: 'Whether the file has rates.' })
  readonly hasRates!: boolean;

  @Field(() => [UnknownSubjectObject], { description: 'What is not known here; the first 200.' })
  readonly unknown!: readonly UnknownSubjectObject[];

  @Field(() => Float, { description: 'How many of those there are, also those that are not listed.' })
  readonly unknownCount!: number;

  @Field(() => DateScalar, { nullable: true, description: 'First date of its rows; null where it has none.' })
  readonly firstDate!: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last date of its rows; null where it has none.' })
  readonly lastDate!: IsoDate | null;

  @Field(() => Float, { description: 'How long it took to read and judge it, in milliseconds.' })
  readonly elapsedMs!: number;
}
