/** Mails as a real server gets them: whom they go to, what their headers say, and what becomes of one that fails. */
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { afterEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';

import { AppError } from '../../shared/errors.js';
import { SmtpMailer } from './index.js';

const FROM = 'desk@refinery.example';
const MESSAGE = {
  to: { name: 'Jane Doe', address: 'jane@refinery.example' },
  subject: 'Reset your password',
  text: 'Follow this link:\nhttps://desk.example.com/reset?token=abc\n',
};

interface Received {
  readonly recipients: readonly string[];
  readonly sender: string;
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
  readonly mail: Email;
}

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const PLAIN: SMTPServerOptions = { authOptional: true, disabledCommands: ['STARTTLS'] };

/** @returns the server's port, and what it got so far */
async function serve(options: SMTPServerOptions): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = [];
  // It warns of its certificate, whose key everybody knows: what these tests need is one that nobody vouches for.
  const warnings = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const server = new SMTPServer({
    closeTimeout: 100,
    onData: (stream, { envelope, secure, user }, done) => {
      void buffer(stream)
        .then((raw) => PostalMime.parse(raw))
        .then((mail) => {
          const recipients = envelope.rcptTo.map(({ address }) => address);
          const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          received.push({ recipients, sender, isEncrypted: secure, user: user as string | undefined, mail });
          done();
        }, done);
    },
    ...options,
  });
  warnings.mockRestore();
  server.on('error', () => undefined); // a client that hangs up
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(
    () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  );
  return { port: (server.server.address() as AddressInfo).port, received };
}

function mailerTo(url: string): SmtpMailer {
  const mailer = new SmtpMailer({ url, from: FROM });
  closing.push(() => {
    mailer.close();
  });
  return mailer;
}

const unavailable = expect.objectContaining({ name: 'AppError', code: 'UNAVAILABLE' });

describe('a mail', () => {
  test('arrives as it was written', async () => {
    const { port, received } = await serve(PLAIN);
    await mailerTo(`smtp://127.0.0.1:${port}`).send(MESSAGE);
    expect(received).toHaveLength(1);
    const [{ recipients, sender, mail }] = received as [Received];
    expect(recipients).toEqual(['jane@refinery.example']);
    expect(sender).toBe(FROM);
    expect(mail).toMatchObject({
      from: { name: 'Cushing', address: FROM },
      to: [{ name: 'Jane Doe', address: 'jane@refinery.example' }],
      subject: 'Reset your password',
      text: MESSAGE.text,
      attachments: [],
    });
    expect(mail.html).toBeUndefined();
    expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
  });

  test('has names, subject and text in any writing', async () => {
    const { port, received } = await serve(PLAIN);
    const name = 'Søren “Öl” Łukasiewicz 木下 🛢';
    const subject = 'Пароль für Ihr Konto 木 🛢';
    const text = 'Zwölf Fässer Öl\n木漏れ日 🛢\n.\nein Punkt allein\n';
    await mailerTo(`smtp://127.0.0.1:${port}`).send({ to: { ...MESSAGE.to, name }, subject, text });
    expect(received[0]!.mail).toMatchObject({ to: [{ name, address: MESSAGE.to.address }], subject, text });
  });

  test('goes to one recipient and has no header of its name’s or subject’s making', async () => {
    const { port, received } = await serve(PLAIN);
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`);
    await mailer.send(MESSAGE);
    const keys = received.pop()!.mail.headers.map(({ key }) => key);
    const evil = fc.constantFrom(
      '\r\nBcc: evil@example.com',
      '\nBcc: evil@example.com\n\nbody',
      '\r\n\r\n.\r\nRCPT TO:<evil@example.com>',
      ', evil@example.com',
      '" <evil@example.com>, "',
      '<evil@example.com>',
      ';group: evil@example.com;',
      '=?utf-8?q?=0D=0ABcc:_evil@example.com?=',
      '\u2028Bcc: evil@example.com',
      '\u0000',
      '\\"',
    );
    const text = fc.array(fc.oneof(evil, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 4 });
    const texts = text.map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts, texts, async (name, subject) => {
        await mailer.send({ ...MESSAGE, to: { ...MESSAGE.to, name }, subject });
        const { recipients, mail } = received.pop()!;
        expect(recipients).toEqual([MESSAGE.to.address]);
        expect(mail.to).toHaveLength(1);
        expect(mail.to![0]!.address).toBe(MESSAGE.to.address);
        expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
        expect(keys).toEqual(expect.arrayContaining(mail.headers.map(({ key }) => key)));
        expect(mail.text).toBe(MESSAGE.text);
      }),
      { numRuns: 150 },
    );
  });

  test('is not sent to what is not one plain address', async () => {
    const { port, received } = await serve(PLAIN);
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`);
    for (const address of [
      '',
      'jane',
      'jane@a.example, evil@b.example',
      'jane@a.example,evil@b.example',
      'jane@a.example\r\nRCPT TO:<evil@b.example>',
      'jane@a.example\nBcc: evil@b.example',
      'jane@a.example> <evil@b.example',
      '"jane@a.example, evil"@b.example',
      'group:jane@a.example;',
      'jane@evil.example@a.example',
      'jane @a.example',
      'jane@a.example\u0000',
    ]) {
      await expect(mailer.send({ ...MESSAGE, to: { name: '', address } })).rejects.toEqual(unavailable);
    }
    expect(received).toEqual([]);
  });
});

describe('encryption', () => {
  test('a neighbour gets mails plain, or under whatever certificate it has', async () => {
    const plain = await serve(PLAIN);
    await mailerTo(`smtp://localhost:${plain.port}`).send(MESSAGE);
    expect(plain.received[0]!.isEncrypted).toBe(false);
    const encrypting = await serve({ authOptional: true });
    await mailerTo(`smtp://127.0.0.1:${encrypting.port}`).send(MESSAGE);
    expect(encrypting.received[0]!.isEncrypted).toBe(true);
  });

  // 0.0.0.0 reaches this machine and is not known as it.
  test('another server gets nothing where it cannot encrypt, unless that is permitted', async () => {
    const { port, received } = await serve(PLAIN);
    await expect(mailerTo(`smtp://0.0.0.0:${port}`).send(MESSAGE)).rejects.toEqual(unavailable);
    await expect(mailerTo(`smtp://127.0.0.1:${port}?requireTLS=true`).send(MESSAGE)).rejects.toEqual(unavailable);
    expect(received).toEqual([]);
    await mailerTo(`smtp://0.0.0.0:${port}?requireTLS=false`).send(MESSAGE);
    expect(received).toHaveLength(1);
  });

  test('another server’s certificate has to be vouched for', async () => {
    const starting = await serve({ authOptional: true });
    const encrypted = await serve({ authOptional: true, secure: true });
    for (const url of [
      `smtp://0.0.0.0:${starting.port}`,
      `smtp://0.0.0.0:${starting.port}?requireTLS=false`,
      `smtps://0.0.0.0:${encrypted.port}`,
    ]) {
      await expect(mailerTo(url).send(MESSAGE)).rejects.toEqual(unavailable);
    }
    await mailerTo(`smtps://0.0.0.0:${encrypted.port}?tls.rejectUnauthorized=false`).send(MESSAGE);
    expect(encrypted.received[0]!.isEncrypted).toBe(true);
  });
});

describe('a server', () => {
  test('is told user and password of the address, percent signs decoded', async () => {
    const { port, received } = await serve({
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _, done) => {
        if (username === 'desk@refinery.example' && password === 'p:a/s s%') done(null, { user: username });
        else done(new Error('wrong'));
      },
    });
    await mailerTo(`smtp://desk%40refinery.example:p%3Aa%2Fs%20s%25@127.0.0.1:${port}`).send(MESSAGE);
    expect(received[0]!.user).toBe('desk@refinery.example');
    await expect(mailerTo(`smtp://desk:wrong@127.0.0.1:${port}`).send(MESSAGE)).rejects.toEqual(unavailable);
    expect(received).toHaveLength(1);
  });

  test('that is not there, refuses the recipient, or hangs up makes the mail unavailable, with the cause', async () => {
    const refusing = await serve({
      ...PLAIN,
      onRcptTo: (_, __, done) => {
        done(new Error('no such mailbox'));
      },
    });
    const refused = await mailerTo(`smtp://127.0.0.1:${refusing.port}`)
      .send(MESSAGE)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect((refused as AppError).message).toBe('The mail could not be sent. Try again later.');
    expect(String((refused as AppError).cause)).toContain('no such mailbox');

    const hangingUp = await serve({
      ...PLAIN,
      onConnect: (_, done) => {
        done(new Error('not today'));
      },
    });
    await expect(mailerTo(`smtp://127.0.0.1:${hangingUp.port}`).send(MESSAGE)).rejects.toEqual(unavailable);
    await expect(mailerTo('smtp://127.0.0.1:1').send(MESSAGE)).rejects.toEqual(unavailable);
  });

  test('gets a hundred mails at once over two connections, and no more are taken on', async () => {
    let connections = 0;
    const { port, received } = await serve({
      ...PLAIN,
      onConnect: (_, done) => {
        connections += 1;
        done();
      },
    });
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`);
    const outcomes = await Promise.allSettled(Array.from({ length: 120 }, () => mailer.send(MESSAGE)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    expect(received).toHaveLength(100);
    expect(connections).toBeLessThanOrEqual(2);
    await mailer.send(MESSAGE);
    expect(received).toHaveLength(101);
  });
});
