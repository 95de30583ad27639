/** Fields that follow every letter, and the address that follows them. */
import '../../../test/support/jsdom-globals.js';

import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Link, MemoryRouter, useLocation, useNavigate } from 'react-router';

import { withTyped } from './calculator-view.js';
import { useCalculatorView } from './use-calculator-view.js';

afterEach(cleanup);

function Page() {
  const [view, change] = useCalculatorView();
  return (
    <input
      aria-label="Strike"
      value={view.typed.strike ?? ''}
      onChange={(event) => {
        change((before) => withTyped(before, { strike: event.target.value }));
      }}
    />
  );
}

function Place() {
  const { search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <Page />
      <output>{search}</output>
      <Link to="/calculator?product=CL&strike=80">Another</Link>
      <button
        type="button"
        onClick={() => {
          void navigate(-1);
        }}
      >
        Back
      </button>
    </>
  );
}

function open(address: string) {
  render(
    <MemoryRouter initialEntries={[address]}>
      <Place />
    </MemoryRouter>,
  );
  const field = screen.getByLabelText<HTMLInputElement>('Strike');
  const type = (text: string): void => {
    fireEvent.change(field, { target: { value: text } });
  };
  const search = (): string | null => screen.getByRole('status').textContent;
  return { search, field, type };
}

test('a field follows every letter at once, the address when typing rests', async () => {
  const { search, field, type } = open('/calculator?product=CL&strike=75');
  expect(field.value).toBe('75');
  for (const text of ['7', '', '-', '-3', '-37', '-37.', '-37.6']) {
    type(text);
    expect(field.value).toBe(text);
  }
  expect(search()).toBe('?product=CL&strike=75');
  await waitFor(() => {
    expect(search()).toBe('?product=CL&strike=-37.6');
  });
  expect(field.value).toBe('-37.6');
});

test('what is typed while the address is written is not lost', async () => {
  const { search, field, type } = open('/calculator?product=CL');
  type('1');
  await waitFor(() => {
    expect(search()).toBe('?product=CL&strike=1');
  });
  type('12');
  type('123');
  expect(field.value).toBe('123');
  await waitFor(() => {
    expect(search()).toBe('?product=CL&strike=123');
  });
  expect(field.value).toBe('123');
});

test('another address that is gone to is read anew, and the way back too', async () => {
  const { search, field, type } = open('/calculator?product=CL&strike=75');
  fireEvent.click(screen.getByText('Another'));
  expect(field.value).toBe('80');
  type('81');
  await waitFor(() => {
    expect(search()).toBe('?product=CL&strike=81');
  });
  fireEvent.click(screen.getByText('Back'));
  await waitFor(() => {
    expect(field.value).toBe('75');
  });
});
