/** Proves which providers are offered, and that secrets go out by TLS alone. The flow itself: api/test/integration. */
import { describe, expect, test } from '@jest/globals';

import { OpenIdOAuthClient } from './index.js';

const NONE = { google: undefined, github: undefined, discord: undefined };
const publicAddress = 'https://desk.example.com';

function at(address: string): { readonly clientId: string; readonly clientSecret: string; readonly address: string } {
  return { clientId: 'desk', clientSecret: 'secret', address };
}

describe('the providers', () => {
  test('are those that are set up', () => {
    const github = { ...at('https://github.com'), apiAddress: 'https://api.github.com' };
    const discord = at('https://discord.com');
    expect(new OpenIdOAuthClient({ publicAddress, providers: NONE }).providers).toEqual([]);
    const client = new OpenIdOAuthClient({ publicAddress, providers: { ...NONE, github, discord } });
    expect(client.providers).toEqual(['GITHUB', 'DISCORD']);
  });

  test('one that is not set up refuses', async () => {
    const client = new OpenIdOAuthClient({ publicAddress, providers: NONE });
    await expect(client.begin('GOOGLE')).rejects.toMatchObject({ reason: 'PROVIDER_REFUSED' });
  });

  test('GitHub is asked at its own addresses, whatever slash they end with', async () => {
    const github = { ...at('https://github.example.com/'), apiAddress: 'https://github.example.com/api/v3/' };
    const client = new OpenIdOAuthClient({ publicAddress, providers: { ...NONE, github } });
    const asked = new URL((await client.begin('GITHUB')).address);
    expect(`${asked.origin}${asked.pathname}`).toBe('https://github.example.com/login/oauth/authorize');
    expect(asked.searchParams.get('redirect_uri')).toBe('https://desk.example.com/auth/github/callback');
    expect(asked.searchParams.get('scope')).toBe('read:user user:email');
  });
});

describe('an address without TLS', () => {
  test.each([
    'http://accounts.google.com',
    'http://10.0.0.1',
    'http://localhost.example.com',
    'http://127.0.0.1.nip.io',
  ])('%s is refused', (address) => {
    expect(() => new OpenIdOAuthClient({ publicAddress, providers: { ...NONE, google: at(address) } })).toThrow(
      'https',
    );
    expect(() => new OpenIdOAuthClient({ publicAddress, providers: { ...NONE, discord: at(address) } })).toThrow(
      'https',
    );
    const github = { ...at('https://github.com'), apiAddress: address };
    expect(() => new OpenIdOAuthClient({ publicAddress, providers: { ...NONE, github } })).toThrow('https');
  });

  test.each(['http://localhost:9', 'http://127.0.0.1:9', 'http://[::1]:9'])('%s is on this machine', (address) => {
    const client = new OpenIdOAuthClient({ publicAddress, providers: { ...NONE, discord: at(address) } });
    expect(client.providers).toEqual(['DISCORD']);
  });
});
