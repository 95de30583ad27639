import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { SyntheticEvent } from 'react';

import { Button } from './button.js';

afterEach(cleanup);

test('a button submits a form only where it is told to', () => {
  render(
    <>
      <Button>Plain</Button>
      <Button type="submit">Save</Button>
    </>,
  );
  expect(screen.getByRole('button', { name: 'Plain' }).getAttribute('type')).toBe('button');
  expect(screen.getByRole('button', { name: 'Save' }).getAttribute('type')).toBe('submit');
});

test('a busy button keeps the focus and neither runs nor submits again', () => {
  const onClick = jest.fn();
  const onSubmit = jest.fn((event: SyntheticEvent) => {
    event.preventDefault();
  });
  const form = (isBusy: boolean) => (
    <form onSubmit={onSubmit}>
      <Button type="submit" isBusy={isBusy} onClick={onClick}>
        Save
      </Button>
    </form>
  );
  const { rerender } = render(form(true));
  const button = screen.getByRole('button');
  button.focus();
  fireEvent.click(button);
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-busy')).toBe('true');
  expect(onClick).not.toHaveBeenCalled();
  expect(onSubmit).not.toHaveBeenCalled();
  rerender(form(false));
  fireEvent.click(button);
  expect(onClick).toHaveBeenCalledTimes(1);
  expect(onSubmit).toHaveBeenCalledTimes(1);
  expect(button.getAttribute('aria-busy')).toBeNull();
});
