import type { OAuthProvider } from '../../gql/graphql.js';

export const PROVIDER_NAMES: Readonly<Record<OAuthProvider, string>> = {
  GOOGLE: 'Google',
  GITHUB: 'GitHub',
  DISCORD: 'Discord',
};

/**
 * @param options where to go after, and whether the provider is linked to whoever is signed in
 * @returns the address at which a sign-in by the provider begins
 */
export function providerAddress(
  provider: OAuthProvider,
  { returnTo, isLink = false }: { readonly returnTo: string; readonly isLink?: boolean },
): string {
  const query = new URLSearchParams({ ...(isLink ? { link: '1' } : {}), returnTo });
  return `/auth/${provider.toLowerCase()}?${query.toString()}`;
}
