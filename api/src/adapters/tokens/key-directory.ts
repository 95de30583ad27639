import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { AppError } from '../../shared/errors.js';

const CURRENT = 'current.pem';
const PREVIOUS = 'previous.pem';

/** How long after a rotation a server that starts takes its tokens for possible: until then it may have run on. */
const RESTART_WITHIN_MS = 24 * 3_600_000;

/** Keys that sign, and keys that only verify any more. */
export interface SigningKeys {
  readonly current: KeyObject;
  readonly previous: KeyObject | undefined;
}

/** @throws {AppError} INTERNAL where the text is no Ed25519 private key; the text is not in the message */
export function readPrivateKey(pem: string, origin: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below: OpenSSL's reasons say nothing that helps.
  }
  throw new AppError('INTERNAL', `${origin} holds no Ed25519 private key in PEM.`);
}

/**
 * The keys of a folder, which is made with a first key where there is none yet. The previous one is left out from a
 * day after its rotation on: each start gives it some more minutes, and there is to be an end to that.
 */
export async function openKeyDirectory(keyDirectory: string, now: number): Promise<SigningKeys> {
  await mkdir(keyDirectory, { recursive: true, mode: 0o700 });
  const current = (await readKey(keyDirectory, CURRENT)) ?? (await makeFirstKey(keyDirectory));
  const { mtimeMs: rotatedAt } = await stat(join(keyDirectory, CURRENT));
  const previous = now <= rotatedAt + RESTART_WITHIN_MS ? await readKey(keyDirectory, PREVIOUS) : undefined;
  return { current, previous };
}

/**
 * Makes a new key the current one, and the one so far the previous, whose tokens are still good. A server reads its
 * keys when it starts: it signs with the new key from its next start on, which should be within a day. Access tokens of
 * a key that is neither end; clients renew them by themselves.
 */
export async function rotateKeys(keyDirectory: string): Promise<void> {
  await mkdir(keyDirectory, { recursive: true, mode: 0o700 });
  const outgoing = await readKey(keyDirectory, CURRENT);
  // In this order a server that starts meanwhile, or after a fall in between, always finds a current key.
  if (outgoing !== undefined) await replace(keyDirectory, PREVIOUS, toPem(outgoing));
  await replace(keyDirectory, CURRENT, newPem());
}

async function makeFirstKey(keyDirectory: string): Promise<KeyObject> {
  const draft = await writeDraft(keyDirectory, newPem());
  const current = join(keyDirectory, CURRENT);
  try {
    // Where two processes start at once, the one that is second takes the key of the first.
    await link(draft, current);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) await rename(draft, current);
  } finally {
    await rm(draft, { force: true });
  }
  return readPrivateKey(await readFile(current, 'utf8'), current);
}

async function readKey(keyDirectory: string, name: string): Promise<KeyObject | undefined> {
  const path = join(keyDirectory, name);
  try {
    return readPrivateKey(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function replace(keyDirectory: string, name: string, pem: string): Promise<void> {
  await rename(await writeDraft(keyDirectory, pem), join(keyDirectory, name));
}

/** Written to the disk whole before it gets its name. */
async function writeDraft(keyDirectory: string, pem: string): Promise<string> {
  const path = join(keyDirectory, `draft-${randomUUID()}.pem`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(pem, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

function newPem(): string {
  return toPem(generateKeyPairSync('ed25519').privateKey);
}

function toPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
