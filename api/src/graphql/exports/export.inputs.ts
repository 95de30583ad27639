import type { Greek, PricingModel } from '@cushing/pricing';
import type { IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';
import type { RealizedVolEstimator } from '@cushing/quant';
import { Field, ID, InputType, Int } from 'type-graphql';

import type { ExportFormat } from '../../slices/exports/index.js';
import type { GreeksAxis } from '../../slices/options/index.js';
import type { BarInterval } from '../../slices/quotes/index.js';
import { ProductCodeEnum } from '../market/enums.js';
import { GreekEnum, GreeksAxisEnum, OptionSeriesEnum, OptionTypeEnum, PricingModelEnum } from '../options/enums.js';
import { BarIntervalEnum } from '../quotes/enums.js';
import { DateScalar, DateTimeScalar } from '../scalars.js';
import { RealizedVolatilityEstimatorEnum } from '../volatility/enums.js';
import { ExportFormatEnum } from './enums.js';

const PRODUCT = { description: 'The product.' };
const AS_OF = { nullable: true, description: 'A date; the latest trade date where absent.' };
const SERIES = { nullable: true, description: "Which options; the product's first series that has any where absent." };
const FROM = { nullable: true, description: 'First date; from the beginning where absent.' };
const TO = { nullable: true, description: 'Last date; to the latest where absent.' };

@InputType('BoardExportInput', { description: 'Of which board.' })
export class BoardExportInput {
  @Field(() => ProductCodeEnum, PRODUCT)
  readonly product!: ProductCode;

  @Field(() => DateScalar, AS_OF)
  readonly asOf?: IsoDate | null;
}

@InputType('CurveHistoryExportInput', { description: 'Which settlements.' })
export class CurveHistoryExportInput {
  @Field(() => [ProductCodeEnum], { nullable: true, description: 'The products; all that have any where absent.' })
  readonly products?: ProductCode[] | null;

  @Field(() => DateScalar, FROM)
  readonly from?: IsoDate | null;

  @Field(() => DateScalar, TO)
  readonly to?: IsoDate | null;
}

@InputType('ChainExportInput', { description: 'Of which chain.' })
export class ChainExportInput {
  @Field(() => ProductCodeEnum, PRODUCT)
  readonly product!: ProductCode;

  @Field(() => DateScalar, { description: 'Last date on which the options trade.' })
  readonly expiry!: IsoDate;

  @Field(() => OptionSeriesEnum, SERIES)
  readonly series?: OptionSeries | null;

  @Field(() => DateScalar, AS_OF)
  readonly asOf?: IsoDate | null;

  @Field(() => PricingModelEnum, {
    nullable: true,
    description: 'How to value the options; by their exercise style where absent.',
  })
  readonly model?: PricingModel | null;
}

@InputType('SurfaceExportInput', { description: 'Of which surface.' })
export class SurfaceExportInput {
  @Field(() => ProductCodeEnum, PRODUCT)
  readonly product!: ProductCode;

  @Field(() => DateScalar, AS_OF)
  readonly asOf?: IsoDate | null;

  @Field(() => OptionSeriesEnum, SERIES)
  readonly series?: OptionSeries | null;

  @Field(() => GreeksAxisEnum, {
    nullable: true,
    description: 'What the grid runs along; MONEYNESS where absent.',
  })
  readonly by?: GreeksAxis | null;
}

@InputType('GreeksExportInput', { description: 'Of which matrix.' })
export class GreeksExportInput {
  @Field(() => ProductCodeEnum, PRODUCT)
  readonly product!: ProductCode;

  @Field(() => GreekEnum, { description: 'The Greek.' })
  readonly greek!: Greek;

  @Field(() => OptionTypeEnum, { description: 'Of a call or of a put at each strike.' })
  readonly type!: OptionType;

  @Field(() => GreeksAxisEnum, { nullable: true, description: 'What the places are; DELTA where absent.' })
  readonly by?: GreeksAxis | null;

  @Field(() => OptionSeriesEnum, SERIES)
  readonly series?: OptionSeries | null;

  @Field(() => DateScalar, AS_OF)
  readonly asOf?: IsoDate | null;
}

@InputType('RealizedVolatilityExportInput', { description: 'Of what: a symbol or a product.' })
export class RealizedVolatilityExportInput {
  @Field(() => String, { nullable: true, description: 'A contract, as in "CLZ26"; or give product.' })
  readonly symbol?: string | null;

  @Field(() => ProductCodeEnum, { nullable: true, description: 'A product; or give symbol.' })
  readonly product?: ProductCode | null;

  @Field(() => Int, { nullable: true, description: 'Which contract of the product, 1 … 119; 1 where absent.' })
  readonly nth?: number | null;

  @Field(() => Int, { nullable: true, description: 'Returns in each estimate, 2 … 1,000; 20 where absent.' })
  readonly window?: number | null;

  @Field(() => RealizedVolatilityEstimatorEnum, {
    nullable: true,
    description: 'How it is estimated; CLOSE_TO_CLOSE where absent.',
  })
  readonly estimator?: RealizedVolEstimator | null;

  @Field(() => DateScalar, FROM)
  readonly from?: IsoDate | null;

  @Field(() => DateScalar, TO)
  readonly to?: IsoDate | null;
}

@InputType('BarsExportInput', { description: 'Which bars.' })
export class BarsExportInput {
  @Field(() => String, { description: 'A contract, as in "CLZ26".' })
  readonly symbol!: string;

  @Field(() => BarIntervalEnum, { description: 'How long each bar is.' })
  readonly interval!: BarInterval;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Bars that begin from here.' })
  readonly from?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Bars that begin until here.' })
  readonly to?: string | null;
}

@InputType('AlertsExportInput', { description: "One's own alerts: there is nothing to choose." })
export class AlertsExportInput {
  @Field(() => Boolean, { nullable: true, description: 'All of them, which they are in any case.' })
  readonly all?: boolean | null;
}

@InputType('AuditExportInput', { description: 'Which events.' })
export class AuditExportInput {
  @Field(() => ID, { nullable: true, description: 'Whom they concern; everyone where absent.' })
  readonly userId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From here on; from the beginning where absent.' })
  readonly from?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until here; until now where absent.' })
  readonly to?: string | null;
}

@InputType('ExportInput', { description: 'A file: how it is written, and exactly one of what it can hold.' })
export class ExportInput {
  @Field(() => ExportFormatEnum, { description: 'How it is written.' })
  readonly format!: ExportFormat;

  @Field(() => BoardExportInput, { nullable: true, description: 'All contracts of a product on one trade date.' })
  readonly board?: BoardExportInput | null;

  @Field(() => CurveHistoryExportInput, { nullable: true, description: 'Every settlement in a range of dates.' })
  readonly curveHistory?: CurveHistoryExportInput | null;

  @Field(() => ChainExportInput, { nullable: true, description: 'All options of one expiry.' })
  readonly chain?: ChainExportInput | null;

  @Field(() => SurfaceExportInput, { nullable: true, description: 'A grid of volatilities.' })
  readonly surface?: SurfaceExportInput | null;

  @Field(() => GreeksExportInput, { nullable: true, description: 'One Greek over all expiries.' })
  readonly greeks?: GreeksExportInput | null;

  @Field(() => RealizedVolatilityExportInput, { nullable: true, description: 'Realised volatility over time.' })
  readonly realizedVolatility?: RealizedVolatilityExportInput | null;

  @Field(() => BarsExportInput, { nullable: true, description: 'Trades by intervals.' })
  readonly bars?: BarsExportInput | null;

  @Field(() => AlertsExportInput, { nullable: true, description: "One's own alerts." })
  readonly alerts?: AlertsExportInput | null;

  @Field(() => AuditExportInput, { nullable: true, description: 'The audit log; for administrators.' })
  readonly audit?: AuditExportInput | null;
}
