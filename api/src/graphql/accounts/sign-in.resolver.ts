import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';

import { AppError } from '../../shared/errors.js';
import type { OAuthProvider, SignIn } from '../../slices/accounts/index.js';
import type { Context } from '../context.js';
import { AuthPayloadObject } from './account.object-types.js';
import { LoginInput, RegisterInput } from './account.inputs.js';
import { toAuthPayload } from './accounts.map.js';
import { OAuthProviderEnum } from './enums.js';
import { cookieOf, sessionOf } from './signed-in.js';

@Resolver()
export class SignInResolver {
  @Query(() => [OAuthProviderEnum], { description: 'The providers that this server has been set up for.' })
  authProviders(@Ctx() { accounts }: Context): readonly OAuthProvider[] {
    return accounts.providerSignIn.providers;
  }

  @Query(() => Boolean, { description: 'Whether `demoLogin` is open here.' })
  isDemoOffered(@Ctx() { accounts }: Context): boolean {
    return accounts.signIn.isDemoOffered;
  }

  @Mutation(() => AuthPayloadObject, { description: 'Looks around without an account, as VIEWER, where that is open.' })
  async demoLogin(@Ctx() context: Context): Promise<AuthPayloadObject> {
    return signedIn(context, await context.accounts.signIn.demoLogin(context.caller));
  }

  @Mutation(() => AuthPayloadObject, {
    description: 'Makes an account and signs in. The answer does not tell whether the address was known.',
  })
  async register(
    @Arg('input', () => RegisterInput, { description: 'The account.' }) input: RegisterInput,
    @Ctx() context: Context,
  ): Promise<AuthPayloadObject> {
    return signedIn(context, await context.accounts.signIn.register(input, context.caller));
  }

  @Mutation(() => AuthPayloadObject, { description: 'Signs in by password.' })
  async login(
    @Arg('input', () => LoginInput, { description: 'The credentials.' }) input: LoginInput,
    @Ctx() context: Context,
  ): Promise<AuthPayloadObject> {
    return signedIn(context, await context.accounts.signIn.login(input, context.caller));
  }

  @Mutation(() => AuthPayloadObject, {
    description: 'A new access token, by the refresh token of the cookie, which is exchanged too.',
  })
  async refreshSession(@Ctx() context: Context): Promise<AuthPayloadObject> {
    const cookie = cookieOf(context);
    try {
      return signedIn(context, await context.accounts.sessions.refresh(cookie.token, context.caller));
    } catch (error) {
      // What was not judged, as while the database is away, leaves the session as it is.
      if (error instanceof AppError && error.code === 'UNAUTHENTICATED') cookie.clear();
      throw error;
    }
  }

  @Mutation(() => Boolean, { description: 'Ends this session; true.' })
  async logout(@Ctx() context: Context): Promise<boolean> {
    context.refreshCookie?.clear();
    await context.accounts.sessions.logout(sessionOf(context), context.caller);
    return true;
  }

  @Mutation(() => Int, { description: "Ends all of one's sessions, this one too; how many there were." })
  async logoutEverywhere(@Ctx() context: Context): Promise<number> {
    context.refreshCookie?.clear();
    return context.accounts.sessions.logoutEverywhere(sessionOf(context), context.caller);
  }

  @Mutation(() => Boolean, { description: 'Sends a mail with a link that sets a new password; always true.' })
  async requestPasswordReset(
    @Arg('email', () => String, { description: 'The e-mail address.' }) email: string,
    @Ctx() { accounts, caller }: Context,
  ): Promise<boolean> {
    await accounts.passwords.requestReset(email, caller);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Sets a new password by the token of such a mail, and ends all sessions.' })
  async resetPassword(
    @Arg('token', () => String, { description: 'The token, 30 minutes and one use.' }) token: string,
    @Arg('newPassword', () => String, { description: '12 to 128 characters that nobody guesses.' }) newPassword: string,
    @Ctx() { accounts, caller }: Context,
  ): Promise<boolean> {
    await accounts.passwords.reset(token, newPassword, caller);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Proves an e-mail address by the token of the mail; true.' })
  async verifyEmail(
    @Arg('token', () => String, { description: 'The token, 30 minutes and one use.' }) token: string,
    @Ctx() { accounts, caller }: Context,
  ): Promise<boolean> {
    await accounts.emailVerification.verify(token, caller);
    return true;
  }
}

function signedIn(context: Context, signIn: SignIn): AuthPayloadObject {
  cookieOf(context).set(signIn.refreshToken, signIn.refreshExpiresAt);
  return toAuthPayload(signIn);
}
