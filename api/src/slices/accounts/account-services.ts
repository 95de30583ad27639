import type { AdministrationService } from './administration.service.js';
import type { ApiKeysService } from './api-keys.service.js';
import type { EmailVerificationService } from './email-verification.service.js';
import type { IdentityService } from './identity.service.js';
import type { PasswordsService } from './passwords.service.js';
import type { ProfileService } from './profile.service.js';
import type { ProviderSignInService } from './provider-sign-in.service.js';
import type { SessionsService } from './sessions.service.js';
import type { SignInService } from './sign-in.service.js';

/** All that can be asked of accounts. */
export interface AccountServices {
  readonly sessions: SessionsService;
  readonly identity: IdentityService;
  readonly signIn: SignInService;
  readonly passwords: PasswordsService;
  readonly emailVerification: EmailVerificationService;
  readonly profile: ProfileService;
  readonly apiKeys: ApiKeysService;
  readonly providerSignIn: ProviderSignInService;
  readonly administration: AdministrationService;
}
