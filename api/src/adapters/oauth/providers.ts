/** How each provider is reached: where it is, what is asked of it, and who it then says somebody is. */
import {
  ClientSecretPost,
  Configuration,
  allowInsecureRequests,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchProtectedResource,
} from 'openid-client';
import type { TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client';

import type { OAuthProfile } from '../../slices/accounts/index.js';
import { PROVIDER_TIMEOUT_MS, boundedFetch } from './bounded-fetch.js';
import { providerAway, providerRefused } from './provider-error.js';
import { discordProfile, githubProfile, googleProfile } from './provider-profiles.js';

// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that nobody overlooks it: for this machine alone
const allowLoopback: (configuration: Configuration) => void = allowInsecureRequests;

/** A client that was registered with a provider. */
export interface ProviderClientOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider is, as in `https://github.com`. */
  readonly address: string;
}

export type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers;

export interface Provider {
  readonly scope: string;
  /** Whether it issues ID tokens, which carry our nonce. */
  readonly isOpenId: boolean;
  configuration(): Promise<Configuration>;
  profile(configuration: Configuration, tokens: Tokens): Promise<OAuthProfile>;
}

/** Google, by OpenID Connect. */
export function googleProvider(client: ProviderClientOptions): Provider {
  const issuer = providerAddress(client.address);
  let discovered: Promise<Configuration> | undefined;
  return {
    scope: 'openid email profile',
    isOpenId: true,
    configuration() {
      discovered ??= discover(issuer, client).catch((error: unknown) => {
        // Asked anew next time.
        discovered = undefined;
        throw providerAway(error);
      });
      return discovered;
    },
    profile: (_configuration, tokens) => Promise.resolve(googleProfile(tokens.claims())),
  };
}

/** GitHub, or one's own GitHub Enterprise. */
export function githubProvider(client: ProviderClientOptions & { readonly apiAddress: string }): Provider {
  const address = withoutSlash(providerAddress(client.address));
  const api = withoutSlash(providerAddress(client.apiAddress));
  const configuration = staticConfiguration(client, {
    // The `iss` that it sends back.
    issuer: `${address}/login/oauth`,
    authorization_endpoint: `${address}/login/oauth/authorize`,
    token_endpoint: `${address}/login/oauth/access_token`,
  });
  return {
    scope: 'read:user user:email',
    isOpenId: false,
    configuration: () => Promise.resolve(configuration),
    async profile(_configuration, tokens) {
      const [user, emails] = await Promise.all([
        resource(configuration, tokens, `${api}/user`),
        resource(configuration, tokens, `${api}/user/emails?per_page=100`),
      ]);
      return githubProfile(user, emails);
    },
  };
}

export function discordProvider(client: ProviderClientOptions): Provider {
  const address = withoutSlash(providerAddress(client.address));
  const configuration = staticConfiguration(client, {
    issuer: address,
    authorization_endpoint: `${address}/oauth2/authorize`,
    token_endpoint: `${address}/api/oauth2/token`,
  });
  return {
    scope: 'identify email',
    isOpenId: false,
    configuration: () => Promise.resolve(configuration),
    profile: async (_configuration, tokens) =>
      discordProfile(await resource(configuration, tokens, `${address}/api/users/@me`)),
  };
}

/**
 * @returns the address, where it may be asked for secrets: by TLS, or on this machine, as tests do
 * @throws {Error} for any other
 */
function providerAddress(text: string): URL {
  const address = new URL(text);
  if (address.protocol === 'https:' || isLoopback(address)) return address;
  throw new Error(`A provider is reached by https alone, but ${address.origin} is to be asked.`);
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/u.test(hostname))
  );
}

function withoutSlash({ href }: URL): string {
  return href.replace(/\/$/u, '');
}

function discover(issuer: URL, { clientId, clientSecret }: ProviderClientOptions): Promise<Configuration> {
  return discovery(issuer, clientId, {}, ClientSecretPost(clientSecret), {
    [customFetch]: boundedFetch,
    timeout: PROVIDER_TIMEOUT_MS / 1_000,
    execute: [enableNonRepudiationChecks, ...(isLoopback(issuer) ? [allowLoopback] : [])],
  });
}

function staticConfiguration(
  { clientId, clientSecret, address }: ProviderClientOptions,
  server: { readonly issuer: string; readonly authorization_endpoint: string; readonly token_endpoint: string },
): Configuration {
  const configuration = new Configuration(server, clientId, {}, ClientSecretPost(clientSecret));
  configuration[customFetch] = boundedFetch;
  configuration.timeout = PROVIDER_TIMEOUT_MS / 1_000;
  if (isLoopback(new URL(address))) allowLoopback(configuration);
  return configuration;
}

async function resource(configuration: Configuration, { access_token }: Tokens, address: string): Promise<unknown> {
  const accept = new Headers({ accept: 'application/json' });
  const response = await fetchProtectedResource(configuration, access_token, new URL(address), 'GET', null, accept);
  const { pathname } = new URL(address);
  if (response.status !== 200) throw providerRefused(new Error(`${pathname} answered ${response.status}`));
  try {
    return await response.json();
  } catch (error) {
    throw providerAway(error);
  }
}
