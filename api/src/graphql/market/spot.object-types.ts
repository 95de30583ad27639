import type { IsoDate } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import { DateScalar } from '../scalars.js';

@ObjectType('SpotSeries', { simpleResolvers: true, description: 'A series of spot prices in the store.' })
export class SpotSeriesObject {
  @Field(() => String, { description: 'Name that it was imported under, as in "RWTC".' })
  readonly series!: string;

  @Field(() => DateScalar, { description: 'First date.' })
  readonly firstDate!: IsoDate;

  @Field(() => DateScalar, { description: 'Latest date.' })
  readonly lastDate!: IsoDate;

  @Field(() => Int, { description: 'How many prices it has.' })
  readonly prices!: number;
}

@ObjectType('SpotPrice', { simpleResolvers: true, description: 'One price of a spot series.' })
export class SpotPriceObject {
  @Field(() => DateScalar, { description: 'Date.' })
  readonly date!: IsoDate;

  @Field(() => Float, { description: 'Price in the unit of the series.' })
  readonly price!: number;
}
