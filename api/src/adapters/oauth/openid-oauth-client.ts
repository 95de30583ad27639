import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

import type { OAuthClient, OAuthProfile, OAuthProvider, PendingSignIn } from '../../slices/accounts/index.js';
import { OAUTH_PROVIDERS } from '../../slices/accounts/index.js';
import { providerRefused, toProviderError } from './provider-error.js';
import { discordProvider, githubProvider, googleProvider } from './providers.js';
import type { Provider, ProviderClientOptions } from './providers.js';

export type { ProviderClientOptions } from './providers.js';

export interface OAuthClientOptions {
  /** Of our pages, without a slash at the end. */
  readonly publicAddress: string;
  readonly providers: {
    readonly google: ProviderClientOptions | undefined;
    readonly github: (ProviderClientOptions & { readonly apiAddress: string }) | undefined;
    readonly discord: ProviderClientOptions | undefined;
  };
}

/** The way to providers and back: the authorization code flow, always with PKCE and a state, and a nonce for Google. */
export class OpenIdOAuthClient implements OAuthClient {
  readonly providers: readonly OAuthProvider[];
  readonly #publicAddress: string;
  readonly #reached: Readonly<Record<OAuthProvider, Provider | undefined>>;

  /** @throws {Error} for a provider that would be reached without TLS, unless on this machine */
  constructor({ publicAddress, providers: { google, github, discord } }: OAuthClientOptions) {
    this.#publicAddress = publicAddress;
    this.#reached = {
      GOOGLE: google && googleProvider(google),
      GITHUB: github && githubProvider(github),
      DISCORD: discord && discordProvider(discord),
    };
    this.providers = OAUTH_PROVIDERS.filter((provider) => this.#reached[provider] !== undefined);
  }

  async begin(provider: OAuthProvider): ReturnType<OAuthClient['begin']> {
    const reached = this.#provider(provider);
    try {
      const configuration = await reached.configuration();
      const codeVerifier = randomPKCECodeVerifier();
      const state = randomState();
      const nonce = randomNonce();
      const address = buildAuthorizationUrl(configuration, {
        redirect_uri: this.#redirectUri(provider),
        scope: reached.scope,
        state,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(reached.isOpenId ? { nonce } : {}),
      });
      return { address: address.href, state, nonce, codeVerifier };
    } catch (error) {
      throw toProviderError(error);
    }
  }

  async finish(callback: URL, { provider, state, nonce, codeVerifier }: PendingSignIn): Promise<OAuthProfile> {
    const reached = this.#provider(provider);
    const isOwn = `${callback.origin}${callback.pathname}` === this.#redirectUri(provider);
    // One provider's answer for another's is how providers are mixed up.
    if (!isOwn) throw providerRefused(new Error(`${callback.pathname} is not where ${provider} sends browsers`));
    try {
      const configuration = await reached.configuration();
      const tokens = await authorizationCodeGrant(configuration, callback, {
        expectedState: state,
        pkceCodeVerifier: codeVerifier,
        ...(reached.isOpenId ? { expectedNonce: nonce } : {}),
      });
      return await reached.profile(configuration, tokens);
    } catch (error) {
      throw toProviderError(error);
    }
  }

  #provider(provider: OAuthProvider): Provider {
    const reached = this.#reached[provider];
    if (reached === undefined) throw providerRefused(new Error(`${provider} is not set up`));
    return reached;
  }

  /** What has to be registered with the provider. */
  #redirectUri(provider: OAuthProvider): string {
    return `${this.#publicAddress}/auth/${provider.toLowerCase()}/callback`;
  }
}
