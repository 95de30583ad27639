import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { Checkbox } from './checkbox.js';

afterEach(cleanup);

test('a click on its label ticks it', () => {
  const onChange = jest.fn();
  render(<Checkbox label="Keep me signed in" name="remember" onChange={onChange} hint="For thirty days" />);
  const box = screen.getByRole<HTMLInputElement>('checkbox', {
    name: 'Keep me signed in',
    description: 'For thirty days',
  });
  fireEvent.click(screen.getByText('Keep me signed in'));
  expect(box.checked).toBe(true);
  expect(onChange).toHaveBeenCalledTimes(1);
});

test('what is wrong is read with it', () => {
  render(<Checkbox label="I agree" error="Agree to go on." />);
  const box = screen.getByRole('checkbox', { name: 'I agree', description: 'Agree to go on.' });
  expect(box.getAttribute('aria-invalid')).toBe('true');
});
