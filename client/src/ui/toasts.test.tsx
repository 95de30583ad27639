import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { Toasts, useNotify } from './toasts.js';

afterEach(cleanup);

function Teller() {
  const notify = useNotify();
  return (
    <button
      type="button"
      onClick={() => {
        for (const text of ['one', 'two', 'three', 'four']) notify(text);
      }}
    >
      Tell
    </button>
  );
}

test('shows the last three messages, and each can be dismissed', () => {
  render(
    <Toasts>
      <Teller />
    </Toasts>,
  );
  fireEvent.click(screen.getByText('Tell'));
  const shown = (): readonly (string | null)[] =>
    screen.getAllByRole('listitem').map((item) => item.firstElementChild?.textContent ?? null);
  expect(shown()).toEqual(['two', 'three', 'four']);
  fireEvent.click(screen.getAllByRole('button', { name: 'Dismiss' })[1]!);
  expect(shown()).toEqual(['two', 'four']);
});
