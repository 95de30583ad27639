import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { Dialog } from './dialog.js';

// jsdom has the element without its methods.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(cleanup);

function dialog(isOpen: boolean, onClose: () => void = () => undefined) {
  return (
    <Dialog label="Take away the user" isOpen={isOpen} onClose={onClose}>
      <button type="button">Keep</button>
      <button type="button" data-autofocus="">
        Take away
      </button>
    </Dialog>
  );
}

test('opens with its name and the focus where it was asked for, and holds nothing once closed', () => {
  const { rerender } = render(dialog(false));
  expect(screen.queryByRole('dialog')).toBeNull();
  rerender(dialog(true));
  screen.getByRole('dialog', { name: 'Take away the user' });
  expect(document.activeElement?.textContent).toBe('Take away');
  rerender(dialog(false));
  expect(screen.queryByRole('button', { hidden: true })).toBeNull();
});

test('closes by the browser’s own Escape', () => {
  const onClose = jest.fn();
  render(dialog(true, onClose));
  fireEvent(screen.getByRole('dialog'), new Event('close'));
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('closes by a press beside it, not by one that began inside', () => {
  const onClose = jest.fn();
  render(dialog(true, onClose));
  const element = screen.getByRole('dialog');
  fireEvent.pointerDown(screen.getByText('Keep'));
  fireEvent.click(element);
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.pointerDown(element);
  fireEvent.click(element);
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('one that is held is not closed by a press beside it', () => {
  const onClose = jest.fn();
  render(
    <Dialog label="Your new key" isOpen isHeld onClose={onClose}>
      the key
    </Dialog>,
  );
  const element = screen.getByRole('dialog');
  fireEvent.pointerDown(element);
  fireEvent.click(element);
  expect(onClose).not.toHaveBeenCalled();
});

describe('one that is taken out of the page while it is open', () => {
  function page(isOpen: boolean, hasOpener = true) {
    return (
      <>
        <section aria-label="Keys">
          {hasOpener ? <button type="button">Revoke</button> : null}
          the keys
        </section>
        {isOpen ? dialog(true) : null}
      </>
    );
  }

  test('gives the focus back to what opened it', () => {
    const { rerender } = render(page(false));
    const opener = screen.getByRole('button', { name: 'Revoke' });
    opener.focus();
    rerender(page(true));
    expect(document.activeElement).not.toBe(opener);
    rerender(page(false));
    expect(document.activeElement).toBe(opener);
  });

  test('gives it to the part of the page around what opened it where that is gone', () => {
    const { rerender } = render(page(false));
    screen.getByRole('button', { name: 'Revoke' }).focus();
    rerender(page(true));
    rerender(page(true, false));
    rerender(page(false, false));
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Keys' }));
  });
});
