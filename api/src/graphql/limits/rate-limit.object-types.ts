import { Field, Int, ObjectType } from 'type-graphql';

import { DateTimeScalar } from '../scalars.js';

@ObjectType('RateLimitStatus', { simpleResolvers: true, description: 'How many requests the caller has left.' })
export class RateLimitStatusObject {
  @Field(() => Int, { description: 'Requests allowed in any window.' })
  readonly limit!: number;

  @Field(() => Int, { description: 'Requests left now, this one counted.' })
  readonly remaining!: number;

  @Field(() => Int, { description: 'Length of the window in seconds.' })
  readonly windowSeconds!: number;

  @Field(() => DateTimeScalar, { description: 'When the oldest request of the window no longer counts.' })
  readonly resetAt!: string;
}
