/** Proves that an address which cannot be listened on is told as a setting to change, and that nothing else is. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import { describe, expect, test } from '@jest/globals';

import { ConfigurationError } from '../config/config.js';
import { AppError } from '../shared/errors.js';
import { listenError } from './listen-error.js';

function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}

/** @returns what listening there throws */
async function refusalOf(host: string, port: number): Promise<unknown> {
  const server = createServer();
  try {
    return await new Promise((resolve, reject) => {
      server.once('error', resolve);
      server.listen({ host, port }, () => {
        reject(new Error(`${host} may be listened on`));
      });
    });
  } finally {
    server.close();
  }
}

describe('an error of listening', () => {
  // 192.0.2.0/24 is for documentation (RFC 5737) and .invalid is no domain (RFC 6761): no machine has either.
  test.each(['192.0.2.1', 'nowhere.invalid'])('on %s names HOST and PORT', async (host) => {
    const error = await refusalOf(host, 0);
    expect(listenError(error)).toEqual(
      new ConfigurationError([
        {
          variable: 'HOST, PORT',
          expected: 'an address and port of this machine that may be listened on',
          found: (error as Error).message,
        },
      ]),
    );
  });

  test('on a port that is taken says which setting to change', async () => {
    const first = createServer();
    await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
    try {
      const error = await refusalOf('127.0.0.1', (first.address() as AddressInfo).port);
      const told = listenError(error);
      expect(told).toBeInstanceOf(AppError);
      expect(told).toMatchObject({ code: 'CONFLICT', reason: 'PORT_TAKEN', cause: error });
      expect((told as AppError).message).toBe(
        'The port is taken by another program. Set PORT to a free one, as in: make start PORT=4100',
      );
    } finally {
      first.close();
    }
  });

  test('on a port that only the system may open names HOST and PORT', () => {
    expect(listenError(systemError('EACCES', 'listen'))).toBeInstanceOf(ConfigurationError);
  });

  test.each([
    ['a file that may not be opened', systemError('EACCES', 'open')],
    ['a connection to a name that is none', systemError('ENOTFOUND', 'connect')],
    ['a lack of files', systemError('EMFILE', 'listen')],
    ['no system call', new Error('a hook failed')],
  ])('that is of %s stays as it is', (_, error) => {
    expect(listenError(error)).toBe(error);
  });
});
