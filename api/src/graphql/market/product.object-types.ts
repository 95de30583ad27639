import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { MarketSource } from '../../slices/market/index.js';
import { DateScalar, MonthScalar } from '../scalars.js';
import { MarketSourceEnum, ProductCodeEnum, SettlementMethodEnum, UnitOfMeasureEnum } from './enums.js';

@ObjectType('Product', {
  simpleResolvers: true,
  description: 'What is traded, with its contract terms and what the store holds of it.',
})
export class ProductObject {
  @Field(() => ProductCodeEnum, { description: 'Exchange code.' })
  readonly code!: ProductCode;

  @Field(() => String, { description: 'Full name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Exchange that lists it.' })
  readonly exchange!: string;

  @Field(() => String, { description: 'Currency of its prices, ISO 4217.' })
  readonly currency!: string;

  @Field(() => Float, { description: 'Size of one contract, in unitOfMeasure.' })
  readonly contractSize!: number;

  @Field(() => UnitOfMeasureEnum, { description: 'Unit of contractSize.' })
  readonly unitOfMeasure!: 'BBL' | 'MMBTU' | 'GAL';

  @Field(() => String, { description: 'Unit of every price of the product, as in "USD/bbl".' })
  readonly quotation!: string;

  @Field(() => Float, { description: 'Least price step, in the quotation.' })
  readonly tickSize!: number;

  @Field(() => Float, { description: 'Worth of one tick for one contract, in the currency.' })
  readonly tickValue!: number;

  @Field(() => Int, { description: 'Decimals that a price is shown with.' })
  readonly priceDecimals!: number;

  @Field(() => SettlementMethodEnum, { description: 'Delivery or cash at the end.' })
  readonly settlementMethod!: 'PHYSICAL' | 'CASH';

  @Field(() => MarketSourceEnum, {
    nullable: true,
    description: 'Where its prices come from; null while the store holds none.',
  })
  readonly source!: MarketSource | null;

  @Field(() => DateScalar, { nullable: true, description: 'First trade date in the store; null while it holds none.' })
  readonly firstTradeDate!: IsoDate | null;

  @Field(() => DateScalar, { nullable: true, description: 'Latest trade date in the store; null while it holds none.' })
  readonly lastTradeDate!: IsoDate | null;
}

@ObjectType('FuturesContract', { simpleResolvers: true, description: 'A future of one product and delivery month.' })
export class FuturesContractObject {
  @Field(() => String, { description: 'Root, month code and two-digit year, as in "CLZ26".' })
  readonly symbol!: string;

  /** The code; the field of this name is the whole product and has a resolver. */
  readonly productCode!: ProductCode;

  @Field(() => MonthScalar, { description: 'Month of delivery.' })
  readonly deliveryMonth!: ContractMonth;

  @Field(() => DateScalar, { description: 'Last date on which it trades.' })
  readonly lastTradeDate!: IsoDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First date on which delivery may be notified; null for a contract that settles in cash.',
  })
  readonly firstNoticeDate!: IsoDate | null;
}
