/** That a page's key makes the alert of what the page is about. */
import '../../test/support/jsdom-globals.js';

import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render } from '@testing-library/react';

import { AlertDeskContext } from './alert-context.js';
import type { AlertWish } from './alert-context.js';
import { useAlertKey } from './use-alert-key.js';

afterEach(cleanup);

const WISH: AlertWish = { kind: 'PRICE', symbol: 'CLK26', seen: 70 };

function Page({ wish }: { readonly wish: AlertWish | undefined }) {
  useAlertKey(wish);
  return <input aria-label="Strike" />;
}

function show(wish: AlertWish | undefined) {
  const make = jest.fn<(wish: AlertWish) => void>();
  const view = render(
    <AlertDeskContext value={{ make, edit: () => undefined }}>
      <Page wish={wish} />
    </AlertDeskContext>,
  );
  return { make, view };
}

test('the key opens the form for what the page is about', () => {
  const { make } = show(WISH);
  fireEvent.keyDown(document.body, { key: 'a' });
  expect(make.mock.calls).toEqual([[WISH]]);
});

test('the key does nothing while somebody types, and where nothing can be watched', () => {
  const { make, view } = show(WISH);
  fireEvent.keyDown(view.getByLabelText('Strike'), { key: 'a' });
  expect(make).not.toHaveBeenCalled();
  view.unmount();
  const other = show(undefined);
  fireEvent.keyDown(document.body, { key: 'a' });
  expect(other.make).not.toHaveBeenCalled();
});
