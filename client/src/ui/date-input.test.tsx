import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { DateInput } from './date-input.js';

afterEach(cleanup);

test('a year that is being typed is not picked, and is not typed over', () => {
  const onPick = jest.fn<(date: string) => void>();
  render(<DateInput aria-label="As of" value="2020-04-20" onPick={onPick} />);
  const field = screen.getByLabelText<HTMLInputElement>('As of');
  for (const date of ['0002-04-21', '0020-04-21', '0202-04-21']) {
    fireEvent.change(field, { target: { value: date } });
    expect(field.value).toBe(date);
  }
  expect(onPick).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: '2019-04-21' } });
  expect(onPick.mock.calls).toEqual([['2019-04-21']]);
  expect(field.value).toBe('2019-04-21');
});

test('what was left half typed goes back to the date that stands', () => {
  render(<DateInput aria-label="As of" value="2020-04-20" onPick={() => undefined} />);
  const field = screen.getByLabelText<HTMLInputElement>('As of');
  fireEvent.change(field, { target: { value: '' } });
  expect(field.value).toBe('');
  fireEvent.blur(field);
  expect(field.value).toBe('2020-04-20');
});

test('a field without a date of its own is empty again once one was picked', () => {
  const onPick = jest.fn<(date: string) => void>();
  render(<DateInput aria-label="Add the curve of a date" value="" onPick={onPick} />);
  const field = screen.getByLabelText<HTMLInputElement>('Add the curve of a date');
  fireEvent.change(field, { target: { value: '2019-06-03' } });
  expect(onPick.mock.calls).toEqual([['2019-06-03']]);
  expect(field.value).toBe('');
});
