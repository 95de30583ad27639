import type { CurveStructure } from '@cushing/curves';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

import type { Change, MarketSource } from '../../slices/market/index.js';
import type { CurveMode } from '../../slices/quotes/index.js';
import { DateScalar, DateTimeScalar, MonthScalar } from '../scalars.js';
import { ChangeStatusEnum, CurveModeEnum, CurveStructureEnum, MarketSourceEnum, ProductCodeEnum } from './enums.js';
import { FuturesContractObject } from './product.object-types.js';

@ObjectType('FuturesBoardRow', {
  simpleResolvers: true,
  description: 'One contract of a board. Prices in the quotation.',
})
export class FuturesBoardRowObject {
  @Field(() => FuturesContractObject, { description: 'The contract.' })
  readonly contract!: FuturesContractObject;

  @Field(() => String, { description: 'Symbol of the contract.' })
  readonly symbol!: string;

  @Field(() => MonthScalar, { description: 'Month of delivery.' })
  readonly deliveryMonth!: ContractMonth;

  @Field(() => DateScalar, { description: 'Last trade date of the contract.' })
  readonly expiry!: IsoDate;

  @Field(() => Int, { description: '1 for the front contract, which it is through its last trade date.' })
  readonly nearby!: number;

  @Field(() => Float, { description: 'Settlement price.' })
  readonly settle!: number;

  @Field(() => Float, { nullable: true, description: 'Settle less the settle of the trade date before.' })
  readonly change!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Change in percent of the settle before, 1.5 for 1.5 %; null also where that settle is not positive.',
  })
  readonly changePercent!: number | null;

  @Field(() => ChangeStatusEnum, { description: 'Whether there is a change, or why not.' })
  readonly changeStatus!: Change['changeStatus'];

  @Field(() => Float, { nullable: true, description: 'First price of the session; null where the source gave none.' })
  readonly open!: number | null;

  @Field(() => Float, { nullable: true, description: 'Highest price; null where the source gave none.' })
  readonly high!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lowest price; null where the source gave none.' })
  readonly low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Contracts traded; null where the source gave none.' })
  readonly volume!: number | null;

  @Field(() => Float, { nullable: true, description: 'Contracts open at the end; null where the source gave none.' })
  readonly openInterest!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Open interest less that of the trade date before; null where either is not known.',
  })
  readonly openInterestChange!: number | null;
}

@ObjectType('FuturesBoard', {
  simpleResolvers: true,
  description: 'All contracts of a product on one trade date, by delivery month.',
})
export class FuturesBoardObject {
  @Field(() => ProductCodeEnum, { description: 'The product.' })
  readonly product!: ProductCode;

  @Field(() => DateScalar, { description: 'Trade date shown: the one asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => DateScalar, { nullable: true, description: 'Trade date that changes refer to; null on the first one.' })
  readonly previousTradeDate!: IsoDate | null;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => [FuturesBoardRowObject], { description: 'The contracts, by delivery month.' })
  readonly rows!: readonly FuturesBoardRowObject[];
}

@ObjectType('SettlementBar', {
  simpleResolvers: true,
  description:
    'A settlement of one contract and trade date. Prices in the quotation, adjusted where that was asked for.',
})
export class SettlementBarObject {
  @Field(() => DateScalar, { description: 'Trade date.' })
  readonly tradeDate!: IsoDate;

  @Field(() => String, { description: 'Contract that the prices are of.' })
  readonly symbol!: string;

  @Field(() => Float, { nullable: true, description: 'First price of the session; null where the source gave none.' })
  readonly open!: number | null;

  @Field(() => Float, { nullable: true, description: 'Highest price; null where the source gave none.' })
  readonly high!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lowest price; null where the source gave none.' })
  readonly low!: number | null;

  @Field(() => Float, { description: 'Settlement price.' })
  readonly settle!: number;

  @Field(() => Float, { nullable: true, description: 'Contracts traded; null where the source gave none.' })
  readonly volume!: number | null;

  @Field(() => Float, { nullable: true, description: 'Contracts open at the end; null where the source gave none.' })
  readonly openInterest!: number | null;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => ID, { description: 'The import that the row came with.' })
  readonly importId!: string;
}

@ObjectType('ForwardCurvePoint', { simpleResolvers: true, description: 'One contract of a forward curve.' })
export class ForwardCurvePointObject {
  @Field(() => FuturesContractObject, { description: 'The contract.' })
  readonly contract!: FuturesContractObject;

  @Field(() => String, { description: 'Symbol of the contract.' })
  readonly symbol!: string;

  @Field(() => MonthScalar, { description: 'Month of delivery.' })
  readonly deliveryMonth!: ContractMonth;

  @Field(() => DateScalar, { description: 'Last trade date of the contract.' })
  readonly expiry!: IsoDate;

  @Field(() => Float, { description: 'Settlement price, or the latest one where the curve is live; in the quotation.' })
  readonly settle!: number;
}

@ObjectType('ForwardCurve', {
  simpleResolvers: true,
  description: 'Prices of one trade date by delivery month: settles, or the latest prices in a subscription.',
})
export class ForwardCurveObject {
  @Field(() => ProductCodeEnum, { description: 'The product.' })
  readonly product!: ProductCode;

  @Field(() => DateScalar, { description: 'Trade date shown: the one asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => CurveStructureEnum, { description: 'Which way the curve runs.' })
  readonly structure!: CurveStructure;

  @Field(() => [ForwardCurvePointObject], { description: 'The contracts, by delivery month.' })
  readonly points!: readonly ForwardCurvePointObject[];

  @Field(() => CurveModeEnum, { description: 'Whether the prices are settles or live.' })
  readonly mode!: CurveMode;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Instant of the latest price; null for settles.' })
  readonly time!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the message in its topic: one more than that of the message before, else some were left out. ' +
      'Null outside a subscription.',
  })
  readonly sequence!: number | null;

  @Field(() => Boolean, { description: 'Whether the points are the whole curve: always so.' })
  readonly isSnapshot!: boolean;
}
