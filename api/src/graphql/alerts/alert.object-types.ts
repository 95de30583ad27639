import type { IsoDate, ProductCode } from '@cushing/products';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

import type { AlertDirection, AlertEvent, AlertSubject } from '../../slices/alerts/index.js';
import { PageInfoObject } from '../accounts/administration.object-types.js';
import { ProductCodeEnum } from '../market/enums.js';
import { DateScalar, DateTimeScalar } from '../scalars.js';
import { AlertCrossingEnum, AlertDirectionEnum, AlertKindEnum } from './enums.js';

/** What an alert and a crossing of it have in common: each has an id of its own, and what is watched. */
@ObjectType({ simpleResolvers: true })
abstract class IdentifiedSubjectFields {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => String, { nullable: true, description: 'The contract, as in "CLZ26"; null for ATM_VOL.' })
  readonly symbol!: string | null;

  @Field(() => String, { nullable: true, description: 'The contract that is taken off; null but for SPREAD.' })
  readonly secondSymbol!: string | null;

  @Field(() => ProductCodeEnum, { nullable: true, description: 'Whose options; null but for ATM_VOL.' })
  readonly product!: ProductCode | null;

  @Field(() => DateScalar, { nullable: true, description: 'When they expire; null but for ATM_VOL.' })
  readonly expiry!: IsoDate | null;
}

@ObjectType('Alert', { simpleResolvers: true, description: 'A level that its owner wants to be told of.' })
export class AlertObject extends IdentifiedSubjectFields {
  @Field(() => AlertKindEnum, { description: 'What it watches.' })
  readonly kind!: AlertSubject['kind'];

  @Field(() => Float, {
    description:
      'The level: in the quotation for PRICE and SPREAD, in percent for CHANGE_PERCENT, a decimal for ATM_VOL (0.35).',
  })
  readonly level!: number;

  @Field(() => AlertDirectionEnum, { description: 'Which crossing it tells of.' })
  readonly direction!: AlertDirection;

  @Field(() => Boolean, { description: 'Whether it goes on after a crossing; else it rests from then on.' })
  readonly isRepeating!: boolean;

  @Field(() => Boolean, { description: 'Whether it watches now; it rests also once its contract has ended.' })
  readonly isActive!: boolean;

  @Field(() => String, { description: "Its owner's words; empty where there are none." })
  readonly note!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'What it watches now, in the unit of its level; null while that is not known.',
  })
  readonly value!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: string;

  @Field(() => DateTimeScalar, { description: 'When its owner changed it last, or it came to rest.' })
  readonly updatedAt!: string;
}

@ObjectType('AlertEvent', {
  simpleResolvers: true,
  description: 'A crossing that was told, with the alert as it was then.',
})
export class AlertEventObject extends IdentifiedSubjectFields {
  @Field(() => ID, { description: 'Id of the alert.' })
  readonly alertId!: string;

  @Field(() => AlertKindEnum, { description: 'What was watched.' })
  readonly kind!: AlertSubject['kind'];

  @Field(() => Float, {
    description:
      'The level: in the quotation for PRICE and SPREAD, in percent for CHANGE_PERCENT, a decimal for ATM_VOL.',
  })
  readonly level!: number;

  @Field(() => AlertCrossingEnum, { description: 'Which way it was crossed.' })
  readonly crossed!: AlertEvent['crossed'];

  @Field(() => Float, { description: 'The value that crossed it, in the unit of the level.' })
  readonly value!: number;

  @Field(() => DateTimeScalar, { description: 'When: the time of the price that crossed.' })
  readonly at!: string;

  @Field(() => String, { description: "The owner's words; empty where there were none." })
  readonly note!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was marked read; null while it is not.' })
  readonly readAt!: string | null;
}

@ObjectType('AlertEventEdge', { simpleResolvers: true, description: 'A crossing at its place in the list.' })
export class AlertEventEdgeObject {
  @Field(() => String, { description: 'The place.' })
  readonly cursor!: string;

  @Field(() => AlertEventObject, { description: 'The crossing.' })
  readonly node!: AlertEventObject;
}

@ObjectType('AlertEventConnection', {
  simpleResolvers: true,
  description: 'Crossings that were told, the newest first: of 90 days, at most the latest 1000.',
})
export class AlertEventConnectionObject {
  @Field(() => [AlertEventEdgeObject], { description: 'One page of them.' })
  readonly edges!: readonly AlertEventEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where the page ends.' })
  readonly pageInfo!: PageInfoObject;

  @Field(() => Int, { description: 'How many are not marked read, on all pages.' })
  readonly unreadCount!: number;
}
