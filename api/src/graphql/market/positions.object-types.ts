import type { IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';

import type { PositionReport } from '../../slices/market/index.js';
import { DateScalar } from '../scalars.js';
import { ProductCodeEnum } from './enums.js';

export const PositionReportEnum = {
  FUTURES_ONLY: 'FUTURES_ONLY',
  COMBINED: 'COMBINED',
} as const satisfies { readonly [Name in PositionReport]: Name };
registerEnumType(PositionReportEnum, {
  name: 'PositionReport',
  description: 'Which positions a report counts.',
  valuesConfig: {
    FUTURES_ONLY: { description: 'Those in futures.' },
    COMBINED: { description: 'Those in futures, and in options at their delta.' },
  },
});

const NONE = 'in contracts; null where the report gives none.';

@ObjectType('TraderPositions', {
  simpleResolvers: true,
  description:
    "Positions of the classes of traders in one product at one close, as the CFTC's disaggregated report has them.",
})
export class TraderPositionsObject {
  @Field(() => ProductCodeEnum, { description: 'The product.' })
  readonly product!: ProductCode;

  @Field(() => PositionReportEnum, { description: 'Which positions are counted.' })
  readonly report!: PositionReport;

  @Field(() => DateScalar, {
    description: 'The Tuesday whose close is reported; the report appears on the Friday after.',
  })
  readonly reportDate!: IsoDate;

  @Field(() => Float, { nullable: true, description: `All open contracts, ${NONE}` })
  readonly openInterest!: number | null;

  @Field(() => Float, { nullable: true, description: `Long positions of producers, merchants and users, ${NONE}` })
  readonly producerLong!: number | null;

  @Field(() => Float, { nullable: true, description: `Short positions of producers, merchants and users, ${NONE}` })
  readonly producerShort!: number | null;

  @Field(() => Float, { nullable: true, description: `Long positions of swap dealers, ${NONE}` })
  readonly swapLong!: number | null;

  @Field(() => Float, { nullable: true, description: `Short positions of swap dealers, ${NONE}` })
  readonly swapShort!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: `Positions of swap dealers that are long and short at once, ${NONE}`,
  })
  readonly swapSpread!: number | null;

  @Field(() => Float, { nullable: true, description: `Long positions of managed money, ${NONE}` })
  readonly managedLong!: number | null;

  @Field(() => Float, { nullable: true, description: `Short positions of managed money, ${NONE}` })
  readonly managedShort!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: `Positions of managed money that are long and short at once, ${NONE}`,
  })
  readonly managedSpread!: number | null;

  @Field(() => Float, { nullable: true, description: `Long positions of other reportable traders, ${NONE}` })
  readonly otherLong!: number | null;

  @Field(() => Float, { nullable: true, description: `Short positions of other reportable traders, ${NONE}` })
  readonly otherShort!: number | null;

  @Field(() => Float, { nullable: true, description: `Positions of others that are long and short at once, ${NONE}` })
  readonly otherSpread!: number | null;

  @Field(() => ID, { description: 'The import that it comes from.' })
  readonly importId!: string;
}
