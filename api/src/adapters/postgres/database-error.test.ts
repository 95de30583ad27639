/** What the log may have of a failed statement: what was wrong, and none of the values. */
import { expect, test } from '@jest/globals';
import { UniqueConstraintViolationException } from '@mikro-orm/core';

import { databaseError } from './database-error.js';

test('the values that the ORM adds to the message are in neither message nor stack', () => {
  const sentence = 'duplicate key value violates unique constraint "users_email_unique"';
  // As PostgreSqlExceptionConverter makes it of what the server said.
  const message = `${sentence}\n - detail: Key (email)=(anna@example.com) already exists.`;
  const thrown = Object.assign(new Error(message), { code: '23505', constraint: 'users_email_unique' });
  const { cause } = databaseError(new UniqueConstraintViolationException(thrown));
  expect(cause).toMatchObject({
    name: 'UniqueConstraintViolationException',
    message: sentence,
    code: '23505',
    constraint: 'users_email_unique',
  });
  expect((cause as Error).stack).toContain(sentence);
  expect((cause as Error).stack).not.toContain('anna@example.com');
});
