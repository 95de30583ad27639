/** Proves which addresses, names and pictures are taken, and in which form. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { judgePassword } from '@cushing/password-policy';

import { checkNewPassword, readAvatarUrl, readName, readUsername } from './account-fields.js';
import { normaliseEmail } from './normalise-email.js';

describe('an e-mail address', () => {
  test.each([
    ['ada@example.com', 'ada@example.com'],
    ['  Ada.Lovelace+Desk@Example.CO.UK ', 'ada.lovelace+desk@example.co.uk'],
    ["o'neill@example.com", "o'neill@example.com"],
    ['öl@example.com', undefined],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
    [`${'a'.repeat(65)}@example.com`, undefined],
    [`a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.com`, undefined],
    ['ada', undefined],
    ['@example.com', undefined],
    ['ada@', undefined],
    ['ada@localhost', undefined],
    ['ada@127.0.0.1', undefined],
    ['ada@-example.com', undefined],
    ['a..b@example.com', undefined],
    ['.a@example.com', undefined],
    ['a@b@example.com', undefined],
    ['a@example.com, b@example.com', undefined],
    ['a@example.com\r\nBcc: b@example.com', undefined],
    ['"a b"@example.com', undefined],
    ['<a@example.com>', undefined],
    ['demo@cushing.invalid', undefined],
    ['', undefined],
  ])('%j is read as %j', (text, email) => {
    expect(normaliseEmail(text)).toBe(email);
  });

  test('is in its own normal form, and can carry nothing into a mail’s head', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
        const email = normaliseEmail(text);
        if (email === undefined) return;
        expect(normaliseEmail(email)).toBe(email);
        expect(email).toMatch(/^[!-~]+$/u);
        expect(email).not.toMatch(/[A-Z,;:<>()[\]"\\]/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a username', () => {
  test.each(['abc', 'A_b.c-9', 'x'.repeat(30)])('%s is taken', (username) => {
    expect(readUsername(` ${username} `)).toBe(username);
  });

  test.each(['ab', 'x'.repeat(31), 'a b c', 'аdmin', 'a@b.c', "a'--", ''])('%j is refused', (username) => {
    expect(() => readUsername(username)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { field: 'username', problems: ['INVALID'] } }),
    );
  });
});

describe('a name', () => {
  test('is kept as it is written, without spaces around it', () => {
    expect(readName('  Ada Łovelace 石油 ')).toBe('Ada Łovelace 石油');
    expect(readName('e\u0301')).toBe('\u00e9');
    expect(readName('   ')).toBeUndefined();
    expect(readName(null)).toBeUndefined();
    expect(readName('x'.repeat(100))).toHaveLength(100);
  });

  test.each(['x'.repeat(101), 'a\nb', 'a\u0000b', 'a\u202eb', 'a\u2028b', 'a\ud800b'])('%j is refused', (name) => {
    expect(() => readName(name)).toThrow(expect.objectContaining({ reason: 'INPUT' }));
  });
});

describe('a picture', () => {
  test('lies at an https address', () => {
    expect(readAvatarUrl(' https://example.com/a.png?s=80 ')).toBe('https://example.com/a.png?s=80');
    expect(readAvatarUrl('')).toBeUndefined();
  });

  test.each([
    'http://example.com/a.png',
    'javascript:alert(1)',
    'data:image/png;base64,AA==',
    '//example.com/a.png',
    'https://user:secret@example.com/a.png',
    `https://example.com/${'a'.repeat(500)}`,
  ])('%.60s is refused', (address) => {
    expect(() => readAvatarUrl(address)).toThrow(expect.objectContaining({ reason: 'INPUT' }));
  });
});

test('a new password is refused with what is wrong about it', async () => {
  const hasher = {
    judge: (password: string, words: readonly string[]) => Promise.resolve(judgePassword(password, words)),
  };
  const context = { email: 'ada@example.com', username: 'ada', name: undefined };
  await expect(checkNewPassword(hasher, 'newPassword', 'short', context)).rejects.toThrow(
    expect.objectContaining({
      details: { field: 'newPassword', problems: expect.arrayContaining(['TOO_SHORT']) as unknown },
    }),
  );
  await checkNewPassword(hasher, 'newPassword', 'mauve otter drills 47 wells', context);
});
