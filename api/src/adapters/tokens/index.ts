export { JoseAccessTokens } from './jose-access-tokens.js';
export type { AccessTokensOptions } from './jose-access-tokens.js';
export { rotateKeys } from './key-directory.js';
export type { TokenKeyOptions } from './token-key-ring.js';
