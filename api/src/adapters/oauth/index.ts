export { OpenIdOAuthClient } from './openid-oauth-client.js';
export type { OAuthClientOptions, ProviderClientOptions } from './openid-oauth-client.js';
