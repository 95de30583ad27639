import type { IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, InputType } from 'type-graphql';

import type { AlertDirection, AlertSubject } from '../../slices/alerts/index.js';
import { ProductCodeEnum } from '../market/enums.js';
import { DateScalar } from '../scalars.js';
import { AlertDirectionEnum, AlertKindEnum } from './enums.js';

const NOTE = { nullable: true, description: 'One line of at most 200 characters.' };
const LEVEL =
  'In the quotation for PRICE and SPREAD, in percent for CHANGE_PERCENT, -1e6 to 1e6; ' +
  'for ATM_VOL a decimal above 0 and up to 10 (0.35 is 35 %).';

@InputType('AlertInput', { description: 'A new alert. Each kind has its own fields, and no others.' })
export class AlertInput {
  @Field(() => AlertKindEnum, { description: 'What to watch.' })
  readonly kind!: AlertSubject['kind'];

  @Field(() => String, { nullable: true, description: 'For PRICE, CHANGE_PERCENT and SPREAD: a listed contract.' })
  readonly symbol?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For SPREAD: the listed contract that is taken off, of the same quotation.',
  })
  readonly secondSymbol?: string | null;

  @Field(() => ProductCodeEnum, { nullable: true, description: 'For ATM_VOL: whose options.' })
  readonly product?: ProductCode | null;

  @Field(() => DateScalar, { nullable: true, description: 'For ATM_VOL: an expiry of theirs.' })
  readonly expiry?: IsoDate | null;

  @Field(() => Float, { description: LEVEL })
  readonly level!: number;

  @Field(() => AlertDirectionEnum, { description: 'Which crossing to tell of.' })
  readonly direction!: AlertDirection;

  @Field(() => Boolean, { nullable: true, description: 'Whether to go on after a crossing; not where absent.' })
  readonly isRepeating?: boolean | null;

  @Field(() => String, NOTE)
  readonly note?: string | null;
}

@InputType('AlertChangeInput', { description: 'What changes; a field that is absent or null stays.' })
export class AlertChangeInput {
  @Field(() => Float, { nullable: true, description: LEVEL })
  readonly level?: number | null;

  @Field(() => AlertDirectionEnum, { nullable: true, description: 'Which crossing to tell of.' })
  readonly direction?: AlertDirection | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether to go on after a crossing.' })
  readonly isRepeating?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether to watch; one that rests begins anew by it.' })
  readonly isActive?: boolean | null;

  @Field(() => String, NOTE)
  readonly note?: string | null;
}
