/** What an administrator types and chooses keeps the focus, so that keys alone go on from there. */
import { afterEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import { ChoiceCell } from './choice-cell.js';
import { SearchForm } from './search-form.js';

afterEach(cleanup);

const ROLES = ['VIEWER', 'ANALYST', 'ADMIN'] as const;

test('a choice shows at once, keeps the focus, and takes no other until it is settled', async () => {
  let settle = (): void => undefined;
  const onChoose = jest.fn(() => new Promise<void>((resolve) => (settle = resolve)));
  render(<ChoiceCell label="Role of ada" options={ROLES} value="VIEWER" onChoose={onChoose} />);
  const field = screen.getByLabelText<HTMLSelectElement>('Role of ada');
  field.focus();
  fireEvent.change(field, { target: { value: 'ANALYST' } });
  expect([field.value, field.getAttribute('aria-busy')]).toEqual(['ANALYST', 'true']);
  expect(document.activeElement).toBe(field);
  fireEvent.change(field, { target: { value: 'ADMIN' } });
  expect(onChoose.mock.calls).toEqual([['ANALYST']]);
  await act(async () => {
    settle();
    await Promise.resolve();
  });
  // It was refused: the value is what it was.
  expect([field.value, field.getAttribute('aria-busy')]).toEqual(['VIEWER', 'false']);
});

function search(value: string, onSearch: (text: string) => void) {
  return (
    <SearchForm
      label="Search users"
      placeholder="E-mail"
      submit="Search"
      clear="Everybody"
      value={value}
      onSearch={onSearch}
    />
  );
}

test('a search is told trimmed, keeps the focus, and follows the address', () => {
  const onSearch = jest.fn();
  const { rerender } = render(search('', onSearch));
  const field = screen.getByLabelText<HTMLInputElement>('Search users');
  field.focus();
  fireEvent.change(field, { target: { value: ' ada ' } });
  fireEvent.submit(screen.getByRole('search'));
  expect(onSearch).toHaveBeenLastCalledWith('ada');
  rerender(search('ada', onSearch));
  expect(field.value).toBe('ada');
  expect(document.activeElement).toBe(field);
  rerender(search('grace', onSearch));
  expect(field.value).toBe('grace');
});

test('the button that takes a search away leaves the focus in its field', () => {
  const onSearch = jest.fn();
  const { rerender } = render(search('ada', onSearch));
  screen.getByRole('button', { name: 'Everybody' }).focus();
  fireEvent.click(screen.getByRole('button', { name: 'Everybody' }));
  expect(onSearch).toHaveBeenLastCalledWith('');
  rerender(search('', onSearch));
  expect(screen.queryByRole('button', { name: 'Everybody' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText('Search users'));
});
