/** A view that follows at once, and the address that follows it. */
import '../../test/support/jsdom-globals.js';

import { afterEach, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { Link, MemoryRouter, useLocation, useNavigate } from 'react-router';

import { useAddressView } from './use-address-view.js';
import type { ChangeView } from './use-address-view.js';

afterEach(cleanup);

interface View {
  readonly count: number;
  readonly name: string;
}

const FORM = {
  read: (parameters: URLSearchParams): View => ({
    count: Number(parameters.get('count') ?? 0),
    name: parameters.get('name') ?? 'none',
  }),
  write: ({ count, name }: View): URLSearchParams => new URLSearchParams({ count: String(count), name }),
};

let change: ChangeView<View>;
let place: ReturnType<typeof useLocation>;

function Page() {
  const [view, changeView] = useAddressView<View>(FORM);
  const location = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    change = changeView;
    place = location;
  }, [changeView, location]);
  return (
    <>
      <output>{`${view.name} ${view.count}`}</output>
      <button
        type="button"
        onClick={() => {
          // As a field does that knows what it shows alone.
          changeView({ count: view.count + 1 });
        }}
      >
        More
      </button>
      <button
        type="button"
        onClick={() => {
          void navigate(-1);
        }}
      >
        Back
      </button>
      <Link to="?count=50&name=link">Elsewhere</Link>
    </>
  );
}

function open(...entries: string[]) {
  render(
    <MemoryRouter initialEntries={entries} initialIndex={entries.length - 1}>
      <Page />
    </MemoryRouter>,
  );
  return {
    shown: () => screen.getByRole('status').textContent,
    search: () => place.search,
    press: (name: string) => fireEvent.click(screen.getByText(name)),
  };
}

test('every change counts, however quickly they follow each other', () => {
  const { shown, search, press } = open('/');
  for (let step = 0; step < 5; step += 1) press('More');
  expect(shown()).toBe('none 5');
  act(() => {
    change({ name: 'both' });
    change(({ count }) => ({ count: count * 2 }));
    change({ count: 11 }, { replaces: true });
  });
  expect(shown()).toBe('both 11');
  expect(search()).toBe('?count=11&name=both');
});

test('a change and back again leaves the address as it was, and later links are followed', () => {
  const { shown, search, press } = open('/?count=1&name=a');
  act(() => {
    change({ count: 2 });
    change({ count: 1 });
    change({ count: 2 });
  });
  expect([shown(), search()]).toEqual(['a 2', '?count=2&name=a']);
  press('Elsewhere');
  expect(shown()).toBe('link 50');
  press('Back');
  expect(shown()).toBe('a 2');
  press('Back');
  expect(shown()).toBe('a 1');
  act(() => {
    change({ count: 3 });
  });
  expect([shown(), search()]).toEqual(['a 3', '?count=3&name=a']);
});

test('a step that replaces is no way back', () => {
  const { shown, press } = open('/?count=1&name=first', '/?count=2&name=second');
  act(() => {
    change({ count: 3 }, { replaces: true });
    change({ count: 4 }, { replaces: true });
  });
  expect(shown()).toBe('second 4');
  press('Back');
  expect(shown()).toBe('first 1');
});

test('what is as the address says it writes nothing', () => {
  open('/?count=1&name=a');
  const { key } = place;
  act(() => {
    change({ count: 1 });
  });
  expect(place.key).toBe(key);
});
