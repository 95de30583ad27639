import { Field, InputType } from 'type-graphql';

import type { ApiKeyScope } from '../../slices/accounts/index.js';
import { DateTimeScalar } from '../scalars.js';
import { ApiKeyScopeEnum } from './enums.js';

@InputType('RegisterInput', { description: 'A new account.' })
export class RegisterInput {
  @Field(() => String, { description: 'The e-mail address; a mail there proves it.' })
  readonly email!: string;

  @Field(() => String, {
    description: 'The name that others see: 3 to 30 letters, digits, dots, dashes or underscores.',
  })
  readonly username!: string;

  @Field(() => String, { description: '12 to 128 characters that nobody guesses.' })
  readonly password!: string;

  @Field(() => String, { nullable: true, description: 'The name in full, at most 100 characters.' })
  readonly name?: string | null;
}

@InputType('LoginInput', { description: 'A sign-in by password.' })
export class LoginInput {
  @Field(() => String, { description: 'The e-mail address.' })
  readonly email!: string;

  @Field(() => String, { description: 'The password.' })
  readonly password!: string;
}

@InputType('ProfileInput', { description: 'What changes; a field that is absent stays, null takes it away.' })
export class ProfileInput {
  @Field(() => String, { nullable: true, description: 'The name that others see; it cannot be taken away.' })
  readonly username?: string | null;

  @Field(() => String, { nullable: true, description: 'The name in full, at most 100 characters.' })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'An https address of a picture, at most 500 characters.' })
  readonly avatarUrl?: string | null;
}

@InputType('ChangePasswordInput', { description: 'A change of the password. All other sessions end by it.' })
export class ChangePasswordInput {
  @Field(() => String, { nullable: true, description: 'The present password; absent where the user has none yet.' })
  readonly currentPassword?: string | null;

  @Field(() => String, { description: '12 to 128 characters that nobody guesses.' })
  readonly newPassword!: string;
}

@InputType('ApiKeyInput', { description: 'A new key for a program.' })
export class ApiKeyInput {
  @Field(() => String, { description: 'What to call it, at most 100 characters.' })
  readonly name!: string;

  @Field(() => [ApiKeyScopeEnum], { description: 'What it may do, as far as its owner may; at least one.' })
  readonly scopes!: readonly ApiKeyScope[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; never where absent.' })
  readonly expiresAt?: string | null;
}
