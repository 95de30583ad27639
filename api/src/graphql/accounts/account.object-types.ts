import { Field, ID, ObjectType } from 'type-graphql';

import type { ApiKeyScope, OAuthProvider, Permission, Role, Tier } from '../../slices/accounts/index.js';
import { DateTimeScalar } from '../scalars.js';
import { ApiKeyScopeEnum, OAuthProviderEnum, PermissionEnum, RoleEnum, TierEnum } from './enums.js';

@ObjectType('User', { simpleResolvers: true, description: 'Somebody with an account.' })
export class UserObject {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => String, { description: 'The e-mail address, in lower case.' })
  readonly email!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the address was proven; null before.' })
  readonly emailVerifiedAt!: string | null;

  @Field(() => String, { description: 'The name that others see, unique.' })
  readonly username!: string;

  @Field(() => String, { nullable: true, description: 'The name in full; null where none is given.' })
  readonly name!: string | null;

  @Field(() => String, { nullable: true, description: 'An https address of a picture; null where none is given.' })
  readonly avatarUrl!: string | null;

  @Field(() => Boolean, { description: 'Whether the user signs in with a password; else by providers alone.' })
  readonly hasPassword!: boolean;

  @Field(() => RoleEnum, { description: 'What the user may do.' })
  readonly role!: Role;

  @Field(() => TierEnum, { description: 'How much the user may ask for.' })
  readonly tier!: Tier;

  @Field(() => Boolean, { description: 'Whether the user may sign in.' })
  readonly isActive!: boolean;

  @Field(() => DateTimeScalar, { description: 'When the account was made.' })
  readonly createdAt!: string;
}

@ObjectType('AuthPayload', {
  simpleResolvers: true,
  description: 'A sign-in. The refresh token is in the cookie that comes with the answer, and nowhere else.',
})
export class AuthPayloadObject {
  @Field(() => String, { description: 'To be sent as `Authorization: Bearer …`.' })
  readonly accessToken!: string;

  @Field(() => DateTimeScalar, { description: 'When the access token ends; renew it before by `refreshSession`.' })
  readonly expiresAt!: string;

  @Field(() => [PermissionEnum], { description: 'What this sign-in may do.' })
  readonly permissions!: readonly Permission[];

  @Field(() => UserObject, { description: 'Who signed in.' })
  readonly user!: UserObject;
}

@ObjectType('Session', { simpleResolvers: true, description: 'A sign-in on one device.' })
export class SessionObject {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => String, { description: 'What the browser or program called itself when it was last seen.' })
  readonly userAgent!: string;

  @Field(() => String, { description: 'The network address when it was last seen.' })
  readonly ip!: string;

  @Field(() => DateTimeScalar, { description: 'When the sign-in was.' })
  readonly createdAt!: string;

  @Field(() => DateTimeScalar, { description: 'When it was last renewed.' })
  readonly lastUsedAt!: string;

  @Field(() => DateTimeScalar, { description: 'When it ends unless it is renewed before.' })
  readonly expiresAt!: string;

  @Field(() => Boolean, { description: 'Whether this very request belongs to it.' })
  readonly isCurrent!: boolean;
}

@ObjectType('ApiKey', { simpleResolvers: true, description: 'A key for programs; the key itself is shown once.' })
export class ApiKeyObject {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => String, { description: 'What its owner calls it.' })
  readonly name!: string;

  @Field(() => String, { description: 'How the key begins, as in "csk_4fQ9xT2a".' })
  readonly prefix!: string;

  @Field(() => [ApiKeyScopeEnum], { description: 'What it may do, as far as its owner may.' })
  readonly scopes!: readonly ApiKeyScope[];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; null for never.' })
  readonly expiresAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute; null for never.' })
  readonly lastUsedAt!: string | null;
}

@ObjectType('NewApiKey', { simpleResolvers: true, description: 'A key that was just made.' })
export class NewApiKeyObject {
  @Field(() => String, { description: 'The key. It is never shown again: keep it now.' })
  readonly key!: string;

  @Field(() => ApiKeyObject, { description: 'What will be shown of it from now on.' })
  readonly apiKey!: ApiKeyObject;
}

@ObjectType('LinkedProvider', { simpleResolvers: true, description: 'A provider that signs the user in.' })
export class LinkedProviderObject {
  @Field(() => OAuthProviderEnum, { description: 'Which.' })
  readonly provider!: OAuthProvider;

  @Field(() => DateTimeScalar, { description: 'When it was linked.' })
  readonly createdAt!: string;
}
