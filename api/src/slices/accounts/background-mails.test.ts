/** Proves that mails wait in a bounded line, one after the other, and that a failure stays the one mail's. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { PlainQuota } from '../../../test/support/accounts.js';
import type { MailMessage } from './accounts.ports.js';
import { BackgroundMails } from './background-mails.js';
import { knownAddressMail, mailedLink, passwordChangedMail, resetMail, verifyMail } from './mails.js';
import type { User, UserId } from './accounts.types.js';

const HOUR = 3_600_000;
let sent: string[];
let errors: string[];
let now: number;
let release: () => void;
let mails: BackgroundMails;
beforeEach(() => {
  sent = [];
  errors = [];
  now = 0;
  const logger = { debug: skip, info: skip, warn: skip, error: (_: object, message: string) => errors.push(message) };
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  mails = new BackgroundMails({
    mailer: {
      async send({ subject }: MailMessage) {
        await gate;
        if (subject === 'bad') throw new Error('the server refused it');
        sent.push(subject);
      },
    },
    quota: new PlainQuota(),
    logger,
    clock: () => now,
  });
});

function skip(): void {
  // Only errors are read here.
}

function mail(subject: string): () => Promise<MailMessage> {
  return () => Promise.resolve({ to: { name: '', address: 'a@example.com' }, subject, text: '' });
}

test('mails go in their order, and a failure is logged and holds up no other', async () => {
  for (const subject of ['first', 'bad', 'third']) mails.post(mail(subject));
  mails.post(() => Promise.reject(new Error('the database was away')));
  mails.post(() => Promise.resolve(undefined));
  mails.post(mail('last'));
  release();
  await mails.idle();
  expect(sent).toEqual(['first', 'third', 'last']);
  expect(errors).toHaveLength(2);
});

test('nothing is prepared before the caller went on', async () => {
  let isPrepared = false;
  mails.post(() => {
    isPrepared = true;
    return Promise.resolve(undefined);
  });
  await Promise.resolve();
  expect(isPrepared).toBe(false);
  await mails.idle();
  expect(isPrepared).toBe(true);
});

test('beyond a hundred that wait, mails are dropped and the log says so', async () => {
  for (let count = 0; count < 105; count++) mails.post(mail(`mail ${count}`));
  expect(errors).toHaveLength(5);
  release();
  await mails.idle();
  expect(sent).toHaveLength(100);
  expect(sent.at(-1)).toBe('mail 99');
});

test('what waits is sent before the end, and nothing is taken after it', async () => {
  mails.post(mail('one'));
  mails.post(mail('two'));
  const closing = mails.close();
  mails.post(mail('late'));
  release();
  await closing;
  expect(sent).toEqual(['one', 'two']);
  expect(errors).toHaveLength(1);
});

test('an address gets five mails an hour that strangers can cause, and others get theirs', async () => {
  release();
  for (let count = 0; count < 8; count++) mails.postWithinQuota('a@example.com', mail(`a ${count}`));
  mails.postWithinQuota('b@example.com', mail('b'));
  mails.post(mail('notice'));
  await mails.idle();
  expect(sent).toEqual(['a 0', 'a 1', 'a 2', 'a 3', 'a 4', 'b', 'notice']);
  now += HOUR;
  mails.postWithinQuota('a@example.com', mail('a later'));
  await mails.idle();
  expect(sent.at(-1)).toBe('a later');
});

describe('the texts', () => {
  const user: User = {
    ...{ id: 'u' as UserId, email: 'ada@example.com', username: 'ada', name: 'Ada L.', avatarUrl: undefined },
    ...{ hasPassword: true, emailVerifiedAt: undefined, role: 'VIEWER', tier: 'FREE', isActive: true, isDecoy: false },
    ...{ createdAt: 0, updatedAt: 0 },
  };
  const address = 'https://desk.example.com';
  const token = 'T'.repeat(43);
  const all = [
    verifyMail(user, mailedLink(address, 'verify', token)),
    resetMail(user, mailedLink(address, 'reset', token)),
    knownAddressMail(user, address),
    passwordChangedMail(user, address),
  ];

  test('have lines of at most 78 characters, links aside, which stand alone', () => {
    for (const { text } of all) {
      const lines = text.split('\n');
      for (const line of lines.filter((each) => each.includes('https://'))) expect(line).toMatch(/^https:\S+$/u);
      for (const line of lines.filter((each) => !each.includes('https://')))
        expect(line.length).toBeLessThanOrEqual(78);
    }
  });

  test('call by name only whose address is proven', () => {
    for (const { to } of all) expect(to).toEqual({ name: '', address: 'ada@example.com' });
    expect(knownAddressMail({ ...user, emailVerifiedAt: 1 }, address).to.name).toBe('Ada L.');
    expect(knownAddressMail({ ...user, emailVerifiedAt: 1, name: undefined }, address).to.name).toBe('ada');
  });

  test('carry the token where browsers send it to no server', () => {
    expect(all[0]!.text).toContain(`\n${address}/verify#token=${token}\n`);
    expect(all[1]!.text).toContain(`\n${address}/reset#token=${token}\n`);
  });
});
