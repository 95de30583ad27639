import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';

import { PasswordField } from './password-field.js';

afterEach(cleanup);

test('the password is hidden until asked for, and hidden again', () => {
  const ref = createRef<HTMLInputElement>();
  render(<PasswordField label="Password" autoComplete="current-password" ref={ref} defaultValue="correct horse" />);
  const field = screen.getByLabelText<HTMLInputElement>('Password');
  expect(ref.current).toBe(field);
  expect([field.type, field.autocomplete]).toEqual(['password', 'current-password']);
  fireEvent.click(screen.getByRole('button', { name: 'Show the password' }));
  expect(field.type).toBe('text');
  expect(field.value).toBe('correct horse');
  fireEvent.click(screen.getByRole('button', { name: 'Hide the password' }));
  expect(field.type).toBe('password');
});

test('showing the password does not submit the form', () => {
  const onSubmit = jest.fn();
  render(
    <form onSubmit={onSubmit}>
      <PasswordField label="Password" autoComplete="new-password" error="Use twelve characters or more." />
    </form>,
  );
  fireEvent.click(screen.getByRole('button'));
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByRole('textbox', { description: 'Use twelve characters or more.' })).toBe(
    screen.getByLabelText('Password'),
  );
});
