import type { Greek, GreekStatus, PricingModel } from '@cushing/pricing';
import type { IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';
import { Field, Float, ObjectType } from 'type-graphql';

import type { MarketSource } from '../../slices/market/index.js';
import type { GreeksAxis } from '../../slices/options/index.js';
import { expiryRows, matrixColumns } from '../answer-size.js';
import { MarketSourceEnum, ProductCodeEnum } from '../market/enums.js';
import { DateScalar } from '../scalars.js';
import {
  GreekEnum,
  GreeksAxisEnum,
  GreekStatusEnum,
  OptionSeriesEnum,
  OptionTypeEnum,
  PricingModelEnum,
} from './enums.js';
import { ExpiryDatesObject } from './expiry-dates.object-types.js';

@ObjectType('GreeksMatrixColumn', { simpleResolvers: true, description: 'A place on every smile of a matrix.' })
export class GreeksMatrixColumnObject {
  @Field(() => String, { description: 'As in "25Δ put", "ATM" or "95 %".' })
  readonly label!: string;

  @Field(() => Float, {
    description:
      'By delta: the undiscounted delta of the call at the strike, 0.75 for the 25Δ put, 0.5 for ATM, which is the forward itself. By moneyness: strike / forward, 0.95 for 95 %; below 0 the forward plus or less that share of its size.',
  })
  readonly value!: number;
}

@ObjectType('GreeksMatrixCell', { simpleResolvers: true, description: 'One Greek at one place of a smile.' })
export class GreeksMatrixCellObject {
  @Field(() => Float, { nullable: true, description: 'Strike of the place, in the quotation; between listed ones.' })
  readonly strike!: number | null;

  @Field(() => Float, { nullable: true, description: "The Greek there, in the matrix's unit; null where it has none." })
  readonly value!: number | null;

  @Field(() => GreekStatusEnum, { description: 'Whether there is a value at the place, or why not.' })
  readonly status!: GreekStatus;
}

@ObjectType('GreeksMatrixRow', { simpleResolvers: true, description: 'One Greek along the smile of one expiry.' })
export class GreeksMatrixRowObject extends ExpiryDatesObject {
  @Field(() => Float, { nullable: true, description: 'Price of the underlying, in the quotation.' })
  readonly forward!: number | null;

  @Field(() => PricingModelEnum, { description: 'Model of the Greek.' })
  readonly model!: PricingModel;

  @Field(() => String, {
    description: "Unit of the row's values in words: the matrix's, unless vol is in the quotation (BACHELIER).",
  })
  readonly unit!: string;

  @Field(() => [GreeksMatrixCellObject], { description: 'A cell for each column.', complexity: matrixColumns })
  readonly cells!: readonly GreeksMatrixCellObject[];
}

@ObjectType('GreeksMatrix', {
  simpleResolvers: true,
  description: 'One Greek of one series over its expiries and along their smiles, as of one trade date.',
})
export class GreeksMatrixObject {
  @Field(() => ProductCodeEnum, { description: 'Product of the underlying futures.' })
  readonly product!: ProductCode;

  @Field(() => OptionSeriesEnum, { description: 'Series of the options.' })
  readonly series!: OptionSeries;

  @Field(() => GreekEnum, { description: 'The Greek.' })
  readonly greek!: Greek;

  @Field(() => OptionTypeEnum, { description: 'Whose Greek: of a call or of a put at each strike.' })
  readonly type!: OptionType;

  @Field(() => GreeksAxisEnum, { description: 'What the columns are.' })
  readonly by!: GreeksAxis;

  @Field(() => DateScalar, { description: 'Trade date shown: the one asked for, or the latest before it.' })
  readonly tradeDate!: IsoDate;

  @Field(() => MarketSourceEnum, { description: 'Where the prices come from.' })
  readonly source!: MarketSource;

  @Field(() => String, {
    description: 'Unit of the values in words, as in "USD/bbl per vol point"; each row says its own.',
  })
  readonly unit!: string;

  @Field(() => [GreeksMatrixColumnObject], { description: 'Ascending by strike.', complexity: matrixColumns })
  readonly columns!: readonly GreeksMatrixColumnObject[];

  @Field(() => [GreeksMatrixRowObject], { description: 'A row for each expiry, ascending.', complexity: expiryRows })
  readonly rows!: readonly GreeksMatrixRowObject[];
}
