import type { IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { PreviewField, PreviewRow } from '../../slices/imports/index.js';
import { ProductCodeEnum } from '../market/enums.js';
import { DateScalar } from '../scalars.js';

@ObjectType('ImportPreviewField', { simpleResolvers: true, description: 'One value of a row of a file.' })
export class ImportPreviewFieldObject implements PreviewField {
  @Field(() => String, { description: 'Its name, as in "openInterest"; the same ones for all rows of a kind.' })
  readonly name!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Prices in the quotation of the product or series; volume, open interest and positions in contracts; a rate per ' +
      'year, continuously compounded, 0.05 for 5 %. Null where the file gives none.',
  })
  readonly value!: number | null;
}

@ObjectType('ImportPreviewRow', { simpleResolvers: true, description: 'A row of a file as it was read.' })
export class ImportPreviewRowObject implements PreviewRow {
  @Field(() => Int, { description: 'Line of the file, from 1 with the header; of Parquet the row, from 1.' })
  readonly line!: number;

  @Field(() => String, {
    description: 'What it is of, as in "CLZ26", "LOZ26 C7500", "RWTC", "91 days" or "CL futures only".',
  })
  readonly subject!: string;

  @Field(() => ProductCodeEnum, {
    nullable: true,
    description: 'The product that it is of; null for a spot series or a rate.',
  })
  readonly product!: ProductCode | null;

  @Field(() => DateScalar, { description: 'Its trade date; of positions the date that is reported.' })
  readonly date!: IsoDate;

  @Field(() => [ImportPreviewFieldObject], { description: 'Its values, in the same order for all rows of a kind.' })
  readonly fields!: readonly ImportPreviewFieldObject[];
}
