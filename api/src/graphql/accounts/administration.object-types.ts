import { Field, ID, Int, ObjectType } from 'type-graphql';

import { DateTimeScalar } from '../scalars.js';
import { UserObject } from './account.object-types.js';

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page of a list ends.' })
export class PageInfoObject {
  @Field(() => Boolean, { description: 'Whether there is more.' })
  readonly hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on an empty page.' })
  readonly endCursor!: string | null;
}

@ObjectType('UserEdge', { simpleResolvers: true, description: 'A user at its place in the list.' })
export class UserEdgeObject {
  @Field(() => String, { description: 'The place.' })
  readonly cursor!: string;

  @Field(() => UserObject, { description: 'The user.' })
  readonly node!: UserObject;
}

@ObjectType('UserConnection', { simpleResolvers: true, description: 'Users by e-mail.' })
export class UserConnectionObject {
  @Field(() => [UserEdgeObject], { description: 'One page of them.' })
  readonly edges!: readonly UserEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where the page ends.' })
  readonly pageInfo!: PageInfoObject;

  @Field(() => Int, { description: 'How many there are on all pages; 10001 means more than 10000.' })
  readonly totalCount!: number;
}

@ObjectType('AuditDetail', { simpleResolvers: true, description: 'A detail of an event.' })
export class AuditDetailObject {
  @Field(() => String, { description: 'What it is.' })
  readonly name!: string;

  @Field(() => String, { description: 'Its value as text.' })
  readonly value!: string;
}

@ObjectType('AuditEvent', {
  simpleResolvers: true,
  description: 'A line of the audit log, which is only ever added to.',
})
export class AuditEventObject {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  readonly at!: string;

  @Field(() => String, { description: 'What happened, as in "SIGN_IN_FAILED".' })
  readonly action!: string;

  @Field(() => ID, { nullable: true, description: 'Whom it concerns; null where that is not known.' })
  readonly userId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Who did it; null for somebody who was not signed in.' })
  readonly actorId!: string | null;

  @Field(() => String, { description: 'The network address that it came from.' })
  readonly ip!: string;

  @Field(() => String, { description: 'What the browser or program called itself.' })
  readonly userAgent!: string;

  @Field(() => [AuditDetailObject], { description: 'More of it; never a password or token.' })
  readonly details!: readonly AuditDetailObject[];
}

@ObjectType('AuditEdge', { simpleResolvers: true, description: 'An event at its place in the log.' })
export class AuditEdgeObject {
  @Field(() => String, { description: 'The place.' })
  readonly cursor!: string;

  @Field(() => AuditEventObject, { description: 'The event.' })
  readonly node!: AuditEventObject;
}

@ObjectType('AuditConnection', { simpleResolvers: true, description: 'Events, the newest first.' })
export class AuditConnectionObject {
  @Field(() => [AuditEdgeObject], { description: 'One page of them.' })
  readonly edges!: readonly AuditEdgeObject[];

  @Field(() => PageInfoObject, { description: 'Where the page ends.' })
  readonly pageInfo!: PageInfoObject;

  @Field(() => Int, { description: 'How many there are on all pages; 10001 means more than 10000.' })
  readonly totalCount!: number;
}
