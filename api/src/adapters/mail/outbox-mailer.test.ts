/** Mails in a folder: whole, private, named by time, and not without end. */
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import PostalMime from 'postal-mime';

import { OutboxMailer } from './index.js';

const NOW = Date.UTC(2026, 6, 29, 15, 4, 5, 678);
const MESSAGE = {
  to: { name: 'Jane “Öl” Doe', address: 'jane@refinery.example' },
  subject: 'Verify your e-mail',
  text: 'Follow this link:\nhttps://desk.example.com/verify?token=s3cret\n',
};

let parent: string;
let directory: string;
let logged: { fields: object; message: string }[];

function openMailer(now = NOW): OutboxMailer {
  const log = (fields: object, message: string): void => void logged.push({ fields, message });
  const logger = { debug: log, info: log, warn: log, error: log };
  return new OutboxMailer({ directory, from: 'desk@refinery.example', clock: () => now, logger });
}

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'cushing-outbox-'));
  directory = join(parent, 'data', 'outbox');
  logged = [];
});
afterEach(() => rm(parent, { recursive: true }));

test('a mail is a file that its owner alone may read', async () => {
  await openMailer().send(MESSAGE);
  const [name] = await readdir(directory);
  expect(name).toMatch(/^2026-07-29T15-04-05\.678Z-[-0-9a-f]{36}\.eml$/u);
  const path = join(directory, name!);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
  const mail = await PostalMime.parse(await readFile(path));
  expect(mail).toMatchObject({
    from: { name: 'Cushing', address: 'desk@refinery.example' },
    to: [MESSAGE.to],
    subject: MESSAGE.subject,
    text: MESSAGE.text,
    date: '2026-07-29T15:04:05.000Z',
  });
});

test('a link stands in the file as it is to be copied', async () => {
  const link = `https://desk.example.com/verify#token=${'a='.repeat(60)}`;
  await openMailer().send({ ...MESSAGE, text: `Grüße\n\n${link}\n` });
  const [name] = await readdir(directory);
  const content = await readFile(join(directory, name!), 'utf8');
  expect(content.split('\n')).toEqual(expect.arrayContaining([link, 'Grüße']));
  expect((await PostalMime.parse(content)).text).toBe(`Grüße\n\n${link}\n`);
});

test('the log says where a mail is and nothing of what it says', async () => {
  await openMailer().send(MESSAGE);
  const [name] = await readdir(directory);
  expect(logged).toEqual([{ fields: { path: join(directory, name!) }, message: expect.any(String) }]);
  expect(JSON.stringify(logged)).not.toContain('s3cret');
});

test('of more than 500 mails the oldest go, and nothing else does', async () => {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, '0-notes.txt'), 'not a mail');
  const old = Array.from({ length: 503 }, (_, index) => `2025-01-01T00-00-00.${String(index).padStart(3, '0')}Z-x.eml`);
  for (const name of old) await writeFile(join(directory, name), '');
  await openMailer().send(MESSAGE);
  const names = (await readdir(directory)).sort();
  expect(names).toHaveLength(501);
  expect(names.slice(0, 2)).toEqual(['0-notes.txt', old[4]]);
  expect(names.at(-1)).toMatch(/^2026-07-29/u);
});

test('mails of the same millisecond are all kept', async () => {
  const mailer = openMailer();
  await Promise.all(Array.from({ length: 20 }, () => mailer.send(MESSAGE)));
  expect(await readdir(directory)).toHaveLength(20);
});

test('a header is never of a name’s making, and an address is one', async () => {
  const mailer = openMailer();
  await mailer.send({ ...MESSAGE, to: { ...MESSAGE.to, name: 'Jane\r\nBcc: evil@example.com, <evil@example.com>' } });
  const [name] = await readdir(directory);
  const mail = await PostalMime.parse(await readFile(join(directory, name!)));
  expect(mail.bcc).toBeUndefined();
  expect(mail.to).toEqual([{ name: 'Jane Bcc: evil@example.com, <evil@example.com>', address: MESSAGE.to.address }]);
  const to = { name: '', address: 'jane@a.example, evil@b.example' };
  await expect(mailer.send({ ...MESSAGE, to })).rejects.toMatchObject({ name: 'AppError', code: 'UNAVAILABLE' });
  expect(await readdir(directory)).toHaveLength(1);
});

test('a folder that cannot be made leaves the mail unavailable', async () => {
  await writeFile(dirname(directory), 'a file where the folder should be');
  await expect(openMailer().send(MESSAGE)).rejects.toMatchObject({ name: 'AppError', code: 'UNAVAILABLE' });
});

test('a mail with a page has both forms, and says where its mails end', async () => {
  const html = `<p>${'Grüße '.repeat(50)}</p>`;
  const unsubscribeAddress = 'https://desk.example.com/unsubscribe?user=1&signature=2';
  await openMailer().send({ ...MESSAGE, html, unsubscribeAddress });
  const [name] = await readdir(directory);
  const mail = await PostalMime.parse(await readFile(join(directory, name!)));
  expect([mail.text?.trim(), mail.html?.trim()]).toEqual([MESSAGE.text.trim(), html]);
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
  expect(headers).toMatchObject({
    'list-unsubscribe': `<${unsubscribeAddress}>`,
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
  });
});

test('ending mails by one click is offered for https alone', async () => {
  await openMailer().send({ ...MESSAGE, unsubscribeAddress: 'http://localhost:4000/unsubscribe' });
  const [name] = await readdir(directory);
  const content = await readFile(join(directory, name!), 'utf8');
  expect(content).toContain('List-Unsubscribe: <http://localhost:4000/unsubscribe>');
  expect(content).not.toContain('List-Unsubscribe-Post');
});
