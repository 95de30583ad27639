import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import type { OAuthProvider } from '../../slices/accounts/index.js';
import type { Context } from '../context.js';
import {
  ApiKeyObject,
  LinkedProviderObject,
  NewApiKeyObject,
  SessionObject,
  UserObject,
} from './account.object-types.js';
import { ApiKeyInput, ChangePasswordInput, ProfileInput } from './account.inputs.js';
import { toApiKey, toInstant, toSession, toUser } from './accounts.map.js';
import { OAuthProviderEnum } from './enums.js';
import { sessionOf } from './signed-in.js';

@Resolver()
export class AccountResolver {
  @Query(() => UserObject, { nullable: true, description: 'Who asks; the owner where a key asks.' })
  async me(@Ctx() { accounts, identity }: Context): Promise<UserObject | null> {
    const user = await accounts.profile.userOf(identity);
    return user === undefined ? null : toUser(user);
  }

  @Query(() => [SessionObject], { description: "One's sessions, the last used first." })
  async sessions(@Ctx() context: Context): Promise<SessionObject[]> {
    return (await context.accounts.sessions.list(sessionOf(context))).map(toSession);
  }

  @Query(() => [ApiKeyObject], { description: "One's keys, the newest first." })
  async apiKeys(@Ctx() context: Context): Promise<ApiKeyObject[]> {
    return (await context.accounts.apiKeys.list(sessionOf(context))).map(toApiKey);
  }

  @Query(() => [LinkedProviderObject], { description: 'The providers that sign one in.' })
  async linkedProviders(@Ctx() context: Context): Promise<LinkedProviderObject[]> {
    const linked = await context.accounts.providerSignIn.linkedTo(sessionOf(context));
    return linked.map(({ provider, createdAt }) => ({ provider, createdAt: toInstant(createdAt) }));
  }

  @Mutation(() => UserObject, { description: "Changes one's profile." })
  async updateProfile(
    @Arg('input', () => ProfileInput, { description: 'What changes.' }) input: ProfileInput,
    @Ctx() context: Context,
  ): Promise<UserObject> {
    return toUser(await context.accounts.profile.update(sessionOf(context), input, context.caller));
  }

  @Mutation(() => Boolean, { description: "Changes one's password and ends all other sessions; true." })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'Both passwords.' }) input: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await context.accounts.passwords.change(sessionOf(context), input, context.caller);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Sends another mail that proves the e-mail address; always true.' })
  async requestEmailVerification(@Ctx() context: Context): Promise<boolean> {
    await context.accounts.emailVerification.request(sessionOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Ends one of one's sessions; false where there is no such." })
  revokeSession(
    @Arg('id', () => ID, { description: 'Id of the session.' }) id: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    return context.accounts.sessions.revoke(sessionOf(context), id, context.caller);
  }

  @Mutation(() => NewApiKeyObject, { description: 'Makes a key; it is in the answer and never shown again.' })
  async createApiKey(
    @Arg('input', () => ApiKeyInput, { description: 'What it is for.' }) input: ApiKeyInput,
    @Ctx() context: Context,
  ): Promise<NewApiKeyObject> {
    const { name, scopes, expiresAt } = input;
    const wish = { name, scopes, expiresAt: typeof expiresAt === 'string' ? Date.parse(expiresAt) : undefined };
    const { key, apiKey } = await context.accounts.apiKeys.create(sessionOf(context), wish, context.caller);
    return { key, apiKey: toApiKey(apiKey) };
  }

  @Mutation(() => Boolean, { description: "Ends one of one's keys; false where there is no such." })
  revokeApiKey(
    @Arg('id', () => ID, { description: 'Id of the key.' }) id: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    return context.accounts.apiKeys.revoke(sessionOf(context), id, context.caller);
  }

  @Mutation(() => UserObject, { description: 'Takes a provider away; not the only way to sign in.' })
  async unlinkProvider(
    @Arg('provider', () => OAuthProviderEnum, { description: 'Which.' }) provider: OAuthProvider,
    @Ctx() context: Context,
  ): Promise<UserObject> {
    return toUser(await context.accounts.providerSignIn.unlink(sessionOf(context), provider, context.caller));
  }
}
