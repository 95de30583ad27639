import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';

import type { Role, Tier } from '../../slices/accounts/index.js';
import { pageAsked } from '../answer-size.js';
import type { Context } from '../context.js';
import { UserObject } from './account.object-types.js';
import { toAuditEvent, toConnection, toUser } from './accounts.map.js';
import { AuditConnectionObject, UserConnectionObject } from './administration.object-types.js';
import { RoleEnum, TierEnum } from './enums.js';

const PAGE = 25;
const FIRST = { nullable: true, description: 'How many, 1 to 100; 25 where absent.' };
const AFTER = { nullable: true, description: 'The `endCursor` of the page before; from the start where absent.' };
const USER_ID = { description: 'Id of the user.' };

@Resolver()
export class AdministrationResolver {
  @Query(() => UserConnectionObject, { description: 'Users by e-mail.', complexity: pageAsked(PAGE) })
  async users(
    @Arg('first', () => Int, FIRST) first: number | null | undefined,
    @Arg('after', () => String, AFTER) after: string | null | undefined,
    @Arg('search', () => String, { nullable: true, description: 'A part of the e-mail, username or name.' })
    search: string | null | undefined,
    @Ctx() { accounts }: Context,
  ): Promise<UserConnectionObject> {
    const page = { first: first ?? PAGE, after: after ?? undefined };
    return toConnection(await accounts.administration.users(page, search ?? undefined), toUser);
  }

  @Query(() => AuditConnectionObject, { description: 'What happened, the newest first.', complexity: pageAsked(PAGE) })
  async auditLog(
    @Arg('first', () => Int, FIRST) first: number | null | undefined,
    @Arg('after', () => String, AFTER) after: string | null | undefined,
    @Arg('userId', () => ID, { nullable: true, description: 'Whom it concerns; everyone where absent.' })
    userId: string | null | undefined,
    @Ctx() { accounts }: Context,
  ): Promise<AuditConnectionObject> {
    const page = { first: first ?? PAGE, after: after ?? undefined };
    return toConnection(await accounts.administration.auditLog(page, userId ?? undefined), toAuditEvent);
  }

  @Mutation(() => UserObject, { description: 'Gives a user another role; the last administrator keeps theirs.' })
  async setUserRole(
    @Arg('userId', () => ID, USER_ID) userId: string,
    @Arg('role', () => RoleEnum, { description: 'The role.' }) role: Role,
    @Ctx() { accounts, identity, caller }: Context,
  ): Promise<UserObject> {
    return toUser(await accounts.administration.setRole(userId, role, identity, caller));
  }

  @Mutation(() => UserObject, { description: 'Gives a user another tier.' })
  async setUserTier(
    @Arg('userId', () => ID, USER_ID) userId: string,
    @Arg('tier', () => TierEnum, { description: 'The tier.' }) tier: Tier,
    @Ctx() { accounts, identity, caller }: Context,
  ): Promise<UserObject> {
    return toUser(await accounts.administration.setTier(userId, tier, identity, caller));
  }

  @Mutation(() => UserObject, {
    description: 'Lets a user in, or out: then all sessions end and keys are refused. The last administrator stays.',
  })
  async setUserActive(
    @Arg('userId', () => ID, USER_ID) userId: string,
    @Arg('active', () => Boolean, { description: 'Whether the user may sign in.' }) active: boolean,
    @Ctx() { accounts, identity, caller }: Context,
  ): Promise<UserObject> {
    return toUser(await accounts.administration.setActive(userId, active, identity, caller));
  }
}
