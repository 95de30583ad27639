import { registerEnumType } from 'type-graphql';

import { API_KEY_SCOPES, OAUTH_PROVIDERS, PERMISSIONS, ROLES, TIERS } from '../../slices/accounts/index.js';
import type { ApiKeyScope, OAuthProvider, Permission, Role, Tier } from '../../slices/accounts/index.js';

/** An enum whose names are its values. */
function named<Value extends string>(values: readonly Value[]): { readonly [Name in Value]: Name } {
  return Object.fromEntries(values.map((value) => [value, value])) as { readonly [Name in Value]: Name }; // built so
}

export const RoleEnum = named<Role>(ROLES);
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a user may do.',
  valuesConfig: {
    VIEWER: { description: 'Reads.' },
    ANALYST: { description: 'Also calculates, imports and makes alerts.' },
    ADMIN: { description: 'Also administers.' },
  },
});

export const TierEnum = named<Tier>(TIERS);
registerEnumType(TierEnum, {
  name: 'Tier',
  description: 'How many requests a minute a user has.',
  valuesConfig: {
    FREE: { description: '100, unless this server is set otherwise.' },
    PREMIUM: { description: '1,000, unless this server is set otherwise.' },
    ADMIN: { description: '10,000, unless this server is set otherwise.' },
  },
});

export const OAuthProviderEnum = named<OAuthProvider>(OAUTH_PROVIDERS);
registerEnumType(OAuthProviderEnum, {
  name: 'OAuthProvider',
  description: 'Who else vouches for a user.',
  valuesConfig: {
    GOOGLE: { description: 'Google.' },
    GITHUB: { description: 'GitHub, or a GitHub Enterprise.' },
    DISCORD: { description: 'Discord.' },
  },
});

/** An enum of lower-case values by their names in upper case, as the API shows them. */
function upperCased<Value extends string>(
  values: readonly Value[],
): { readonly [Name in Value as Uppercase<Name>]: Name } {
  return Object.fromEntries(values.map((value) => [value.toUpperCase(), value])) as {
    readonly [Name in Value as Uppercase<Name>]: Name; // built so
  };
}

/** A scope of a key is a permission that keys may have, and is described as it is. */
const SCOPES = {
  READ: { description: 'Read market data.' },
  CALCULATE: { description: 'Calculate prices and risk.' },
  ALERT: { description: 'Make alerts.' },
  IMPORT: { description: 'Import files.' },
  FEED: { description: 'Send ticks.' },
};

export const ApiKeyScopeEnum = upperCased<ApiKeyScope>(API_KEY_SCOPES);
registerEnumType(ApiKeyScopeEnum, {
  name: 'ApiKeyScope',
  description: 'What a key may do, as far as its owner may.',
  valuesConfig: SCOPES,
});

export const PermissionEnum = upperCased<Permission>(PERMISSIONS);
registerEnumType(PermissionEnum, {
  name: 'Permission',
  description: 'What a role allows.',
  valuesConfig: {
    ...SCOPES,
    ADMINISTER: { description: 'Administer users.' },
    ACCOUNT: { description: "Change one's own account." },
  },
});
