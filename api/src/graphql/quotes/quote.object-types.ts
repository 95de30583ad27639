import type { IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { QuoteStatus, TickOrigin } from '../../slices/quotes/index.js';
import { ProductCodeEnum } from '../market/enums.js';
import { DateScalar, DateTimeScalar } from '../scalars.js';
import { QuoteStatusEnum, TickOriginEnum } from './enums.js';

/** What a quote and a tick of a subscription have in common. */
@ObjectType({ simpleResolvers: true })
abstract class PriceFields {
  @Field(() => String, { description: 'Symbol of the contract, as in "CLZ26".' })
  readonly symbol!: string;

  @Field(() => ProductCodeEnum, { description: 'Product of the contract.' })
  readonly product!: ProductCode;

  @Field(() => TickOriginEnum, { description: 'Who made the price.' })
  readonly origin!: TickOrigin;

  @Field(() => QuoteStatusEnum, { description: 'Whether its feed still speaks.' })
  readonly status!: QuoteStatus;

  @Field(() => Float, { nullable: true, description: 'Best price bid, in the quotation; null where none is known.' })
  readonly bid!: number | null;

  @Field(() => Float, { nullable: true, description: 'Best price asked, in the quotation; null where none is known.' })
  readonly ask!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Price of the last trade, in the quotation; null before the first.',
  })
  readonly last!: number | null;

  @Field(() => Int, { nullable: true, description: 'Contracts of the last trade; null where the feed did not say.' })
  readonly size!: number | null;

  @Field(() => Int, { description: 'Contracts traded on the trade date, as far as they were seen.' })
  readonly volume!: number;

  @Field(() => Float, { nullable: true, description: 'Highest trade of the trade date, in the quotation.' })
  readonly high!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lowest trade of the trade date, in the quotation.' })
  readonly low!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Last trade, or the middle of bid and ask where there was none, less previousSettle; in the quotation, null where ' +
      'there is no settle.',
  })
  readonly change!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'change in percent of previousSettle; null where there is none or it is not positive.',
  })
  readonly changePct!: number | null;

  @Field(() => DateTimeScalar, { description: 'Instant of the price, as its feed says.' })
  readonly time!: string;
}

@ObjectType('Quote', { simpleResolvers: true, description: 'What is known of a contract now.' })
export class QuoteObject extends PriceFields {
  @Field(() => Float, { nullable: true, description: 'First trade of the trade date, in the quotation.' })
  readonly open!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The latest settle before the trade date, in the quotation; null where the store has none.',
  })
  readonly previousSettle!: number | null;

  @Field(() => DateScalar, { description: 'Trade date of the price: from 18:00 New York on, the next one.' })
  readonly tradeDate!: IsoDate;

  @Field(() => Float, {
    description: 'Milliseconds since the price came, whatever its own instant says: a replayed one is of long ago.',
  })
  readonly ageMs!: number;

  @Field(() => Float, { description: 'Number of the tick among those of its feed.' })
  readonly sequence!: number;
}

@ObjectType('PriceTick', {
  simpleResolvers: true,
  description: 'The latest price of a contract, in a batch of those that changed.',
})
export class PriceTickObject extends PriceFields {
  @Field(() => Int, {
    description:
      'Number of the batch in its topic: one more than that of the batch before, else something was left out between ' +
      'them, and a snapshot follows.',
  })
  readonly sequence!: number;

  @Field(() => Boolean, {
    description: 'Whether the batch has every contract of the topic, as the first one and those after a gap have.',
  })
  readonly isSnapshot!: boolean;
}

@ObjectType('Bar', { simpleResolvers: true, description: 'Trades of one contract in one interval.' })
export class BarObject {
  @Field(() => DateTimeScalar, { description: 'Where the interval begins.' })
  readonly start!: string;

  @Field(() => TickOriginEnum, { description: 'Who made the prices.' })
  readonly origin!: TickOrigin;

  @Field(() => Float, { description: 'First trade, in the quotation.' })
  readonly open!: number;

  @Field(() => Float, { description: 'Highest trade, in the quotation.' })
  readonly high!: number;

  @Field(() => Float, { description: 'Lowest trade, in the quotation.' })
  readonly low!: number;

  @Field(() => Float, { description: 'Last trade, in the quotation.' })
  readonly close!: number;

  @Field(() => Int, { description: 'Contracts traded, as far as they were seen.' })
  readonly volume!: number;
}

@ObjectType('SessionHours', { simpleResolvers: true, description: 'Whether the exchange trades now.' })
export class SessionHoursObject {
  @Field(() => Boolean, { description: 'Between 18:00 and 17:00 New York from Sunday to Friday.' })
  readonly isOpen!: boolean;

  @Field(() => DateTimeScalar, { description: 'When that will be otherwise.' })
  readonly nextChange!: string;
}
