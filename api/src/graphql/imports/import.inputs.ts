import { Field, ID, InputType } from 'type-graphql';

import type { ImportMode } from '../../slices/imports/index.js';
import { ColumnMappingInput } from './column-mapping.object-types.js';
import { ImportModeEnum } from './enums.js';

@InputType('RetryImportInput', {
  description: 'What is different this time: a field that is absent stays, and one that is null is taken away.',
})
export class RetryImportInput {
  @Field(() => String, { nullable: true, description: 'Name of the format; told from the content where taken away.' })
  readonly format?: string | null;

  @Field(() => String, { nullable: true, description: 'The spot series that the file holds.' })
  readonly series?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a saved column mapping; give this or `mapping`.' })
  readonly mappingId?: string | null;

  @Field(() => ColumnMappingInput, { nullable: true, description: 'A column mapping that is not saved.' })
  readonly mapping?: ColumnMappingInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether rejected rows are left out; null is as absent.' })
  readonly skipBadRows?: boolean | null;

  @Field(() => ImportModeEnum, { nullable: true, description: 'What is to be done with it; null is as absent.' })
  readonly mode?: ImportMode | null;
}
