/** Keys in a folder: made once, private, and rotated without a moment in which there is none. */
import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { AccessClaims, SessionId, UserId } from '../../slices/accounts/index.js';
import { JoseAccessTokens, rotateKeys } from './index.js';

/** The folder's own clock is the machine's. */
const NOW = Date.now();
const CLAIMS: AccessClaims = {
  userId: 'user' as UserId,
  sessionId: 'session' as SessionId,
  tokenId: 'token',
  role: 'VIEWER',
  tier: 'FREE',
  permissions: ['read'],
  issuedAt: NOW,
  expiresAt: NOW + 900_000,
};

describe('a key directory', () => {
  let parent: string;
  let keyDirectory: string;
  const open = (): Promise<JoseAccessTokens> =>
    JoseAccessTokens.open({
      keys: { algorithm: 'EdDSA', keyDirectory },
      address: 'https://desk.example.com',
      clock: () => NOW,
    });
  const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'cushing-keys-'));
    keyDirectory = join(parent, 'data', 'keys');
  });
  afterEach(() => rm(parent, { recursive: true }));

  test('is made with one key that is its owner’s alone', async () => {
    await open();
    expect(await readdir(keyDirectory)).toEqual(['current.pem']);
    expect(await modeOf(keyDirectory)).toBe(0o700);
    expect(await modeOf(join(keyDirectory, 'current.pem'))).toBe(0o600);
  });

  test('keeps its key from start to start', async () => {
    const token = await (await open()).sign(CLAIMS);
    expect((await (await open()).verify(token)).kind).toBe('VALID');
  });

  test('has one key for all who start at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, open));
    const token = await all[0]!.sign(CLAIMS);
    for (const tokens of all) expect((await tokens.verify(token)).kind).toBe('VALID');
    expect(await readdir(keyDirectory)).toEqual(['current.pem']);
  });

  test('a rotation keeps the tokens so far for one more, and signs with another key', async () => {
    const before = await open();
    const token = await before.sign(CLAIMS);
    await rotateKeys(keyDirectory);
    const after = await open();
    expect((await after.verify(token)).kind).toBe('VALID');
    expect(after.jwks().keys).toHaveLength(2);
    expect(after.jwks().keys[1]).toEqual(before.jwks().keys[0]);
    expect((await before.verify(await after.sign(CLAIMS))).kind).toBe('INVALID');
    expect((await readdir(keyDirectory)).sort()).toEqual(['current.pem', 'previous.pem']);
    for (const name of ['current.pem', 'previous.pem']) expect(await modeOf(join(keyDirectory, name))).toBe(0o600);

    await rotateKeys(keyDirectory);
    expect((await (await open()).verify(token)).kind).toBe('INVALID');
  });

  test('a day after a rotation the key before is nobody’s any more, however often the server starts', async () => {
    const token = await (await open()).sign(CLAIMS);
    await rotateKeys(keyDirectory);
    const rotatedAt = (hoursAgo: number): Promise<void> => {
      const instant = new Date(NOW - hoursAgo * 3_600_000);
      return utimes(join(keyDirectory, 'current.pem'), instant, instant);
    };
    await rotatedAt(23);
    expect((await (await open()).verify(token)).kind).toBe('VALID');
    await rotatedAt(25);
    const later = await open();
    expect((await later.verify(token)).kind).toBe('INVALID');
    expect(later.jwks().keys).toHaveLength(1);
  });

  test('a rotation where there is no key makes the first', async () => {
    await rotateKeys(keyDirectory);
    expect(await readdir(keyDirectory)).toEqual(['current.pem']);
    await open();
  });

  test('a file that holds no key is refused and stays as it is', async () => {
    await open();
    const path = join(keyDirectory, 'current.pem');
    await writeFile(path, 'not a key');
    const fault = { name: 'AppError', message: `${path} holds no Ed25519 private key in PEM.` };
    await expect(open()).rejects.toMatchObject(fault);
    await expect(rotateKeys(keyDirectory)).rejects.toMatchObject(fault);
    expect(await readFile(path, 'utf8')).toBe('not a key');
  });
});
