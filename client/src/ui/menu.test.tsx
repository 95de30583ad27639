import { afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { Menu } from './menu.js';

// jsdom lays nothing out.
beforeAll(() => {
  globalThis.ResizeObserver = class {
    observe(): void {
      return undefined;
    }
    unobserve(): void {
      return undefined;
    }
    disconnect(): void {
      return undefined;
    }
  };
});
afterEach(cleanup);

test('opens by key, runs what is chosen and closes; what is disabled does not run', () => {
  const copy = jest.fn();
  const remove = jest.fn();
  render(
    <Menu
      label="Actions for ada@example.org"
      items={[
        { text: 'Copy', run: copy },
        { text: 'Remove', run: remove, isDisabled: true, isDanger: true },
      ]}
    >
      …
    </Menu>,
  );
  const trigger = screen.getByRole('button', { name: 'Actions for ada@example.org' });
  expect(screen.queryByRole('menu')).toBeNull();
  fireEvent.keyDown(trigger, { key: 'Enter' });
  fireEvent.click(screen.getByRole('menuitem', { name: 'Remove' }));
  expect(remove).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('menuitem', { name: 'Copy' }));
  expect(copy).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('menu')).toBeNull();
});
