import type { ProductCode } from '@cushing/products';
import { Field, ID, ObjectType } from 'type-graphql';

import { DateTimeScalar } from '../scalars.js';
import { ProductCodeEnum } from './enums.js';

@ObjectType('MarketChange', { simpleResolvers: true, description: 'What a commit to the market store touched.' })
export class MarketChangeObject {
  @Field(() => ID, { description: 'The import.' })
  readonly importId!: string;

  @Field(() => [ProductCodeEnum], { description: 'Products whose settlements changed.' })
  readonly products!: readonly ProductCode[];

  @Field(() => [String], { description: 'Spot series whose prices changed.' })
  readonly spotSeries!: readonly string[];

  @Field(() => DateTimeScalar, { description: 'When it was committed.' })
  readonly at!: string;
}
