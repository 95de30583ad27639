import type { IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, ObjectType } from 'type-graphql';

import type { Change, MarketSource } from '../../slices/market/index.js';
import { DateScalar } from '../scalars.js';
import { ChangeStatusEnum, MarketSourceEnum, ProductCodeEnum } from './enums.js';
import { FuturesContractObject } from './product.object-types.js';

@ObjectType('CalendarSpread', {
  simpleResolvers: true,
  description: 'One contract against a later one of the same product.',
})
export class CalendarSpreadObject {
  @Field(() => ProductCodeEnum, { description: 'The product.' })
  readonly product!: ProductCode;

  @Field(() => DateScalar, { description: 'Trade date shown: the one asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => String, { description: 'Both symbols, as in "CLK20-CLM20".' })
  readonly symbol!: string;

  @Field(() => FuturesContractObject, { description: 'The earlier contract.' })
  readonly near!: FuturesContractObject;

  @Field(() => FuturesContractObject, { description: 'The later contract.' })
  readonly far!: FuturesContractObject;

  @Field(() => String, { description: 'Symbol of the earlier contract.' })
  readonly nearSymbol!: string;

  @Field(() => String, { description: 'Symbol of the later contract.' })
  readonly farSymbol!: string;

  @Field(() => Float, {
    description: "Near settle less far settle, in the product's quotation: positive in backwardation.",
  })
  readonly value!: number;

  @Field(() => Float, { nullable: true, description: 'Value less that of the trade date before, in the quotation.' })
  readonly change!: number | null;

  @Field(() => ChangeStatusEnum, { description: 'Whether there is a change, or why not.' })
  readonly changeStatus!: Change['changeStatus'];
}

@ObjectType('SpreadLeg', { simpleResolvers: true, description: 'One contract of a spread.' })
export class SpreadLegObject {
  @Field(() => String, { description: 'Symbol of the contract.' })
  readonly symbol!: string;

  @Field(() => Float, { description: "Settlement price, in the product's own quotation." })
  readonly settle!: number;

  @Field(() => Float, { description: 'Barrels bought (+) or sold (−) for each barrel of crude.' })
  readonly weight!: number;
}

@ObjectType('SpreadPoint', { simpleResolvers: true, description: 'A spread between products on one trade date.' })
export class SpreadPointObject {
  @Field(() => DateScalar, { description: 'Trade date.' })
  readonly tradeDate!: IsoDate;

  @Field(() => Float, { description: 'Value of the spread in USD/bbl of crude.' })
  readonly value!: number;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => [SpreadLegObject], { description: 'What it is made of, crude last.' })
  readonly legs!: readonly SpreadLegObject[];
}
