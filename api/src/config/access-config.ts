/** The settings of accounts, and what production does not start with. */
import { createPrivateKey } from 'node:crypto';

import type { ConfigurationFault } from './configuration-fault.js';
import type { DatabaseAddress } from './database-address.js';
import { describeVariables } from './environment.js';
import type { Environment } from './environment.js';

/** How access tokens are signed. */
export type TokenKeys =
  | { readonly algorithm: 'HS256'; readonly secret: string; readonly previousSecret: string | undefined }
  | { readonly algorithm: 'EdDSA'; readonly privateKey: string; readonly previousPrivateKey: string | undefined }
  /** A pair is made there at the first start. */
  | { readonly algorithm: 'EdDSA'; readonly keyDirectory: string };

/** A client that was registered with a provider. */
export interface ProviderClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider is, as in `https://github.com`. */
  readonly address: string;
}

export interface ProviderClients {
  readonly google: ProviderClient | undefined;
  readonly github: (ProviderClient & { readonly apiAddress: string }) | undefined;
  readonly discord: ProviderClient | undefined;
}

export interface AccessConfig {
  readonly isProduction: boolean;
  readonly tokenKeys: TokenKeys;
  readonly isDemoLoginOffered: boolean;
  readonly isTestMode: boolean;
  readonly providers: ProviderClients;
}

const LEAST_SECRET_CHARACTERS = 32;
const PROVIDERS = ['GOOGLE', 'GITHUB', 'DISCORD'] as const;

/** @param keyDirectory absolute; where keys are made that the environment does not give */
export function accessConfig(values: Environment, database: DatabaseAddress, keyDirectory: string): AccessConfig {
  const isProduction = values.NODE_ENV === 'production';
  return {
    isProduction,
    tokenKeys: tokenKeys(values, keyDirectory),
    isDemoLoginOffered: values.DEMO_LOGIN ?? (database.engine === 'PGLITE' && !isProduction),
    isTestMode: values.TEST_MODE,
    providers: {
      google: client(values.GOOGLE_CLIENT_ID, values.GOOGLE_CLIENT_SECRET, values.GOOGLE_URL),
      github: withApi(
        client(values.GITHUB_CLIENT_ID, values.GITHUB_CLIENT_SECRET, values.GITHUB_URL),
        values.GITHUB_API_URL,
      ),
      discord: client(values.DISCORD_CLIENT_ID, values.DISCORD_CLIENT_SECRET, values.DISCORD_URL),
    },
  };
}

function tokenKeys(values: Environment, keyDirectory: string): TokenKeys {
  if (values.JWT_ALGORITHM === 'HS256') {
    // Its absence is a fault, which `accessFaults` has told by now.
    const secret = values.JWT_SECRET_KEY ?? '';
    return { algorithm: 'HS256', secret, previousSecret: values.JWT_PREVIOUS_SECRET_KEY };
  }
  if (values.JWT_PRIVATE_KEY === undefined) return { algorithm: 'EdDSA', keyDirectory };
  return {
    algorithm: 'EdDSA',
    privateKey: values.JWT_PRIVATE_KEY,
    previousPrivateKey: values.JWT_PREVIOUS_PRIVATE_KEY,
  };
}

function client(
  clientId: string | undefined,
  clientSecret: string | undefined,
  address: string,
): ProviderClient | undefined {
  if (clientId === undefined || clientSecret === undefined) return undefined;
  return { clientId, clientSecret, address };
}

function withApi(
  github: ProviderClient | undefined,
  apiAddress: string,
): (ProviderClient & { readonly apiAddress: string }) | undefined {
  return github === undefined ? undefined : { ...github, apiAddress };
}

/** @returns what is wrong with variables that are right each by itself */
export function accessFaults(values: Environment): readonly ConfigurationFault[] {
  return [...secretFaults(values), ...providerFaults(values), ...productionFaults(values)];
}

function secretFaults(values: Environment): readonly ConfigurationFault[] {
  const faults: ConfigurationFault[] = [];
  if (values.JWT_ALGORITHM === 'HS256') {
    const expected = `at least ${LEAST_SECRET_CHARACTERS} characters by chance, as of: openssl rand -base64 48`;
    if (values.JWT_SECRET_KEY === undefined) faults.push({ variable: 'JWT_SECRET_KEY', expected, found: 'nothing' });
    for (const variable of ['JWT_SECRET_KEY', 'JWT_PREVIOUS_SECRET_KEY'] as const) {
      const text = values[variable];
      if (text === undefined || (text.length >= LEAST_SECRET_CHARACTERS && !isMonotonous(text))) continue;
      faults.push({ variable, expected, found: 'a shorter or plainer one' });
    }
  } else if (values.JWT_PREVIOUS_PRIVATE_KEY !== undefined && values.JWT_PRIVATE_KEY === undefined) {
    const expected = 'no value, because there is no JWT_PRIVATE_KEY: keys in a folder have their previous one there';
    faults.push({ variable: 'JWT_PREVIOUS_PRIVATE_KEY', expected, found: 'a key' });
  }
  for (const variable of ['JWT_PRIVATE_KEY', 'JWT_PREVIOUS_PRIVATE_KEY'] as const) {
    const text = values[variable];
    if (text === undefined || isEd25519(text)) continue;
    const expected = 'an Ed25519 private key, PKCS #8 in PEM, as of: openssl genpkey -algorithm ed25519';
    faults.push({ variable, expected, found: 'something else, not shown' });
  }
  return faults;
}

/** Whether a secret has so few different characters that chance did not make it. */
function isMonotonous(secret: string): boolean {
  return new Set(secret).size < 12;
}

function isEd25519(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

function providerFaults(values: Environment): readonly ConfigurationFault[] {
  return PROVIDERS.flatMap((name) => {
    const hasId = values[`${name}_CLIENT_ID`] !== undefined;
    const hasSecret = values[`${name}_CLIENT_SECRET`] !== undefined;
    if (hasId === hasSecret) return [];
    const [variable, other] = hasId ? ['CLIENT_SECRET', 'CLIENT_ID'] : ['CLIENT_ID', 'CLIENT_SECRET'];
    return [{ variable: `${name}_${variable}`, expected: `a value because ${name}_${other} is set`, found: 'nothing' }];
  });
}

function productionFaults(values: Environment): readonly ConfigurationFault[] {
  if (values.NODE_ENV !== 'production') return [];
  const faults: ConfigurationFault[] = [];
  if (values.JWT_ALGORITHM === 'EdDSA' && values.JWT_PRIVATE_KEY === undefined) {
    const expected = 'the Ed25519 private key of this installation, as of: openssl genpkey -algorithm ed25519';
    faults.push({ variable: 'JWT_PRIVATE_KEY', expected, found: 'nothing' });
  }
  if (!values.PUBLIC_URL?.startsWith('https://')) {
    const found = values.PUBLIC_URL === undefined ? 'nothing' : JSON.stringify(values.PUBLIC_URL);
    faults.push({ variable: 'PUBLIC_URL', expected: 'an https address in production', found });
  }
  for (const variable of ['TEST_MODE', 'DEMO_LOGIN'] as const) {
    if (values[variable] === true) faults.push({ variable, expected: 'false in production', found: '"true"' });
  }
  for (const { name, secret } of describeVariables()) {
    if (secret !== true) continue;
    const value = values[name as keyof Environment]; // the schema's own names
    if (typeof value === 'string' && /change-?me|example|secret-?key/iu.test(value)) {
      faults.push({ variable: name, expected: "a secret of one's own in production", found: 'an example' });
    }
  }
  return faults;
}
