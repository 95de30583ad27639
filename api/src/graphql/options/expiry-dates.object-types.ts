import type { ContractMonth, FuturesSymbol, IsoDate, OptionSeries } from '@cushing/products';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { VolStatus } from '../../slices/options/index.js';
import { DateScalar, MonthScalar } from '../scalars.js';
import { OptionSeriesEnum, VolStatusEnum } from './enums.js';

/** Which options an answer is about, and how long they have. */
@ObjectType()
export abstract class ExpiryDatesObject {
  @Field(() => OptionSeriesEnum, { description: 'Series of the options.' })
  readonly series!: OptionSeries;

  @Field(() => MonthScalar, { description: "Contract month, which is the underlying's." })
  readonly month!: ContractMonth;

  @Field(() => DateScalar, { description: 'Last date on which the options trade.' })
  readonly expiry!: IsoDate;

  @Field(() => String, { description: 'Symbol of the underlying future.' })
  readonly underlying!: FuturesSymbol;

  @Field(() => Int, { description: 'Calendar days from the trade date to the expiry; negative after it.' })
  readonly daysToExpiry!: number;

  @Field(() => Float, {
    description: 'Years from the settlement to the end of trading, actual/365; 0 once expired.',
  })
  readonly years!: number;
}

/** The same with the forward and the volatility there. */
@ObjectType()
export abstract class ExpiryAtmObject extends ExpiryDatesObject {
  @Field(() => Float, {
    nullable: true,
    description: 'Price of the underlying that the options are valued against, in the quotation.',
  })
  readonly forward!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Implied volatility at the forward, a decimal per year, 0.35 for 35 %; in the quotation where the model is BACHELIER.',
  })
  readonly atmVol!: number | null;

  @Field(() => VolStatusEnum, { description: 'Whether there is a volatility at the forward, or why not.' })
  readonly atmVolStatus!: VolStatus;
}
