import type { SignIn } from './accounts.types.js';

/**
 * Why a provider did not sign somebody in, for the page to say in words: it did not vouch, or did not answer; its
 * e-mail is not proven; the e-mail has an account here that may be linked from the profile alone; or this provider, or
 * the account there, is linked already to something else.
 */
export type ProviderNotice =
  | 'provider-refused'
  | 'provider-unavailable'
  | 'provider-email-unverified'
  | 'link-from-profile'
  | 'provider-linked'
  | 'session-ended';

/** How a way to a provider and back ended. `returnTo` is a path of our own pages. */
export type ProviderOutcome =
  | { readonly kind: 'SIGNED_IN'; readonly signIn: SignIn; readonly returnTo: string }
  | { readonly kind: 'LINKED'; readonly returnTo: string }
  | {
      readonly kind: 'REFUSED';
      readonly notice: ProviderNotice;
      readonly returnTo: string;
      /** Whether it was to link, by somebody who is signed in. */
      readonly isLinking: boolean;
      /** What the provider's answer was, for the log of the server alone. */
      readonly cause: unknown;
    };
