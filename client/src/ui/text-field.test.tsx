import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useForm } from 'react-hook-form';

import { TextField } from './text-field.js';

afterEach(cleanup);

test('the label names the field, and hint and error are read with it', () => {
  const { rerender } = render(<TextField label="Email" hint="As you sign in" />);
  const field = screen.getByRole('textbox', { name: 'Email', description: 'As you sign in' });
  expect(field.getAttribute('aria-invalid')).toBe('false');
  rerender(<TextField label="Email" hint="As you sign in" error="Enter an address with an @." />);
  expect(screen.getByRole('textbox', { description: 'As you sign in Enter an address with an @.' })).toBe(field);
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

test('an error appears in a region that stood there before it', () => {
  const { container, rerender } = render(<TextField label="Email" />);
  const region = container.querySelector('[aria-live="polite"]');
  expect(region?.textContent).toBe('');
  rerender(<TextField label="Email" error="Enter an address." />);
  expect(region?.textContent).toBe('Enter an address.');
});

test('a form reads it and takes the focus to it where it is wrong', async () => {
  const onSubmit = jest.fn<(values: { readonly email: string }) => void>();
  function Form() {
    const { register, handleSubmit, formState } = useForm({ defaultValues: { email: '' } });
    return (
      <form
        onSubmit={(event) => {
          void handleSubmit((values) => {
            onSubmit(values);
          })(event);
        }}
      >
        <TextField
          label="Email"
          {...register('email', { required: 'Enter an address.' })}
          error={formState.errors.email?.message}
        />
        <button type="submit">Save</button>
      </form>
    );
  }
  render(<Form />);
  fireEvent.click(screen.getByRole('button'));
  const field = await screen.findByRole('textbox', { name: 'Email', description: 'Enter an address.' });
  expect(document.activeElement).toBe(field);
  expect(onSubmit).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: 'a@b.example' } });
  fireEvent.click(screen.getByRole('button'));
  await waitFor(() => {
    expect(onSubmit).toHaveBeenCalledWith({ email: 'a@b.example' });
  });
});

test('an id that is given is kept, and two fields without one do not share theirs', () => {
  render(
    <>
      <TextField id="given" label="First" hint="one" />
      <TextField label="Second" />
      <TextField label="Third" />
    </>,
  );
  const [first, second, third] = screen.getAllByRole('textbox').map(({ id }) => id);
  expect(first).toBe('given');
  expect(second).not.toBe(third);
});
