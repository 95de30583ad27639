import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { Select } from './select.js';

const ROLES = [
  { value: 'TRADER', text: 'Trader' },
  { value: 'ADMIN', text: 'Administrator', isDisabled: true },
  { value: 'READER', text: 'Reader' },
];

afterEach(cleanup);

test('offers its options under its label and tells which was chosen', () => {
  const onChange = jest.fn<(value: string) => void>();
  render(
    <Select
      label="Role"
      hint="What the person may do"
      options={ROLES}
      defaultValue="READER"
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />,
  );
  const select = screen.getByRole<HTMLSelectElement>('combobox', {
    name: 'Role',
    description: 'What the person may do',
  });
  expect(select.value).toBe('READER');
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'Trader',
    'Administrator',
    'Reader',
  ]);
  expect(screen.getByRole<HTMLOptionElement>('option', { name: 'Administrator' }).disabled).toBe(true);
  fireEvent.change(select, { target: { value: 'TRADER' } });
  expect(onChange).toHaveBeenCalledWith('TRADER');
});
