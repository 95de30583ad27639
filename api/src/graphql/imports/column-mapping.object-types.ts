import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

import type { ColumnMapping } from '../../slices/ingestion/index.js';
import { DateTimeScalar } from '../scalars.js';

/** Each of a mapping's own words by a name that GraphQL can write. */
type NamesOf<Value extends string> = Readonly<Record<string, Value>>;

export const MappedContentEnum = { FUTURES: 'FUTURES', OPTIONS: 'OPTIONS', SPOT: 'SPOT' } as const satisfies NamesOf<
  ColumnMapping['content']
>;
registerEnumType(MappedContentEnum, {
  name: 'MappedContent',
  description: 'What the rows of a file are of.',
  valuesConfig: {
    FUTURES: { description: 'Settlements of futures.' },
    OPTIONS: { description: 'Settlements of options.' },
    SPOT: { description: 'Spot prices.' },
  },
});

export const DelimiterEnum = { COMMA: ',', SEMICOLON: ';', TAB: 'TAB', PIPE: '|' } as const satisfies NamesOf<
  ColumnMapping['delimiter']
>;
registerEnumType(DelimiterEnum, {
  name: 'Delimiter',
  description: 'What stands between the values of a line.',
  valuesConfig: {
    COMMA: { description: 'A comma.' },
    SEMICOLON: { description: 'A semicolon.' },
    TAB: { description: 'A tabulator.' },
    PIPE: { description: 'A vertical bar.' },
  },
});

export const DecimalMarkEnum = { POINT: '.', COMMA: ',' } as const satisfies NamesOf<ColumnMapping['decimalMark']>;
registerEnumType(DecimalMarkEnum, {
  name: 'DecimalMark',
  description: 'What stands before the decimals of a number.',
  valuesConfig: { POINT: { description: 'A point, as in 58.12.' }, COMMA: { description: 'A comma, as in 58,12.' } },
});

export const DateFormatEnum = {
  YEAR_MONTH_DAY: 'YYYY-MM-DD',
  MONTH_DAY_YEAR: 'MM/DD/YYYY',
  DAY_MONTH_YEAR: 'DD/MM/YYYY',
  DAY_MONTH_YEAR_DOTTED: 'DD.MM.YYYY',
  YEAR_MONTH_DAY_DIGITS: 'YYYYMMDD',
  DAY_MONTH_NAME_YEAR: 'DD-MMM-YYYY',
} as const satisfies NamesOf<ColumnMapping['dateFormat']>;
registerEnumType(DateFormatEnum, {
  name: 'DateFormat',
  description: 'How dates are written in a file.',
  valuesConfig: {
    YEAR_MONTH_DAY: { description: 'As in 2026-11-20.' },
    MONTH_DAY_YEAR: { description: 'As in 11/20/2026.' },
    DAY_MONTH_YEAR: { description: 'As in 20/11/2026.' },
    DAY_MONTH_YEAR_DOTTED: { description: 'As in 20.11.2026.' },
    YEAR_MONTH_DAY_DIGITS: { description: 'As in 20261120.' },
    DAY_MONTH_NAME_YEAR: { description: 'As in 20-NOV-2026.' },
  },
});

const NAME = { description: 'What it is called; at most 100 characters, and one of each name.' };
const CONTENT = { description: 'What the rows are of.' };
const DELIMITER = { description: 'What stands between values.' };
const DECIMAL_MARK = { description: 'What stands before decimals.' };
const DATE_FORMAT = { description: 'How dates are written.' };
const FIELD = {
  description:
    'A field of the rows: of FUTURES tradeDate, symbol or product and month, settle, open, high, low, volume and ' +
    'openInterest; of OPTIONS tradeDate, symbol or series, month, type and strike, settle, bid, ask, volume and ' +
    'openInterest; of SPOT date, series and price.',
};
const COLUMN = { nullable: true, description: 'Name of the column that it is in; null where it is a value.' };
const VALUE = { nullable: true, description: 'What it is on all lines; null where it is in a column.' };

@ObjectType('MappedColumn', { simpleResolvers: true, description: 'Where a field of the rows is in a file.' })
export class MappedColumnObject {
  @Field(() => String, FIELD)
  readonly field!: string;

  @Field(() => String, COLUMN)
  readonly column!: string | null;

  @Field(() => String, VALUE)
  readonly value!: string | null;
}

@ObjectType({ simpleResolvers: true })
abstract class MappingFields {
  @Field(() => String, NAME)
  readonly name!: string;

  @Field(() => MappedContentEnum, CONTENT)
  readonly content!: ColumnMapping['content'];

  @Field(() => DelimiterEnum, DELIMITER)
  readonly delimiter!: ColumnMapping['delimiter'];

  @Field(() => DecimalMarkEnum, DECIMAL_MARK)
  readonly decimalMark!: ColumnMapping['decimalMark'];

  @Field(() => DateFormatEnum, DATE_FORMAT)
  readonly dateFormat!: ColumnMapping['dateFormat'];

  @Field(() => [MappedColumnObject], { description: 'Where each field is.' })
  readonly columns!: readonly MappedColumnObject[];
}

@ObjectType('ColumnMappingProposal', {
  simpleResolvers: true,
  description: "How the columns of a file of nobody's format may be meant: to be looked at, corrected and named.",
})
export class ColumnMappingProposalObject extends MappingFields {}

@ObjectType('ColumnMapping', {
  simpleResolvers: true,
  description: "How the columns of a file of nobody's format are meant; saved for everybody of the desk.",
})
export class ColumnMappingObject extends MappingFields {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => DateTimeScalar, { description: 'When it was saved last.' })
  readonly createdAt!: string;

  @Field(() => String, { nullable: true, description: 'Name of who saved it; null where the user is no more.' })
  readonly savedBy!: string | null;
}

@InputType('MappedColumnInput', { description: 'Where a field of the rows is: give either a column or a value.' })
export class MappedColumnInput {
  @Field(() => String, FIELD)
  readonly field!: string;

  @Field(() => String, COLUMN)
  readonly column?: string | null;

  @Field(() => String, VALUE)
  readonly value?: string | null;
}

@InputType('ColumnMappingInput', { description: 'A column mapping; it takes the place of one of the same name.' })
export class ColumnMappingInput {
  @Field(() => String, NAME)
  readonly name!: string;

  @Field(() => MappedContentEnum, CONTENT)
  readonly content!: ColumnMapping['content'];

  @Field(() => DelimiterEnum, DELIMITER)
  readonly delimiter!: ColumnMapping['delimiter'];

  @Field(() => DecimalMarkEnum, DECIMAL_MARK)
  readonly decimalMark!: ColumnMapping['decimalMark'];

  @Field(() => DateFormatEnum, DATE_FORMAT)
  readonly dateFormat!: ColumnMapping['dateFormat'];

  @Field(() => [MappedColumnInput], { description: 'Where each field is, each field once.' })
  readonly columns!: readonly MappedColumnInput[];
}
