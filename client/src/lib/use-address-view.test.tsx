/** A view that follows at once, and the address that follows it. */
import '../../test/support/jsdom-globals.js';

import { afterEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useEffect, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { Link, MemoryRouter, Router, createPath, useLocation, useNavigate } from 'react-router';
import type { Location, Navigator, To } from 'react-router';

import { useAddressView } from './use-address-view.js';
import type { AddressViewOptions, ChangeView } from './use-address-view.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

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

function Page({ options }: { readonly options?: AddressViewOptions }) {
  const [view, changeView] = useAddressView<View>(FORM, options);
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

/** A router that comes to what it was told when it is let. */
class SlowRouter {
  readonly entries: Location[];
  #index: number;
  #shown: Location;
  readonly #listeners = new Set<() => void>();

  constructor(...entries: Location[]) {
    this.entries = entries;
    this.#index = entries.length - 1;
    this.#shown = entries[this.#index]!;
  }

  readonly navigator: Navigator = {
    createHref: (to) => (typeof to === 'string' ? to : createPath(to)),
    push: (to, state) => {
      this.entries.splice(this.#index + 1, Infinity, locationOf(to, state));
      this.#index += 1;
    },
    replace: (to, state) => {
      this.entries[this.#index] = locationOf(to, state);
    },
    go: (delta) => {
      this.#index += delta;
    },
  };

  arrive(): void {
    this.#shown = this.entries[this.#index]!;
    act(() => {
      for (const listener of this.#listeners) listener();
    });
  }

  readonly shown = (): Location => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

function AtItsPace({ router, children }: { readonly router: SlowRouter; readonly children: ReactNode }) {
  return (
    <Router location={useSyncExternalStore(router.subscribe, router.shown)} navigator={router.navigator}>
      {children}
    </Router>
  );
}

let keys = 0;

function locationOf(to: To, state: unknown): Location {
  keys += 1;
  const { pathname = '/', search = '', hash = '' } = typeof to === 'string' ? { search: to } : to;
  return { pathname, search, hash, state, key: String(keys) };
}

function openSlowly(...entries: Location[]) {
  const router = new SlowRouter(...entries);
  render(
    <AtItsPace router={router}>
      <Page />
    </AtItsPace>,
  );
  const set = (count: number): void => {
    act(() => {
      change({ count });
    });
  };
  return { router, set, shown: () => screen.getByRole('status').textContent };
}

test('the way back from what the router never came to leads back', () => {
  const { router, set, shown } = openSlowly(locationOf('?count=1&name=a', null));
  set(2);
  expect(shown()).toBe('a 2');
  router.navigator.go(-1);
  window.history.replaceState(null, '', '/?count=1&name=a');
  fireEvent.popState(window);
  router.arrive();
  expect(shown()).toBe('a 1');
  set(2);
  expect(router.entries.at(-1)?.search).toBe('?count=2&name=a');
});

test('changes that the router comes to late are not undone by the earlier ones', () => {
  const { router, set, shown } = openSlowly(locationOf('?count=1&name=a', null));
  set(2);
  router.arrive();
  set(3);
  set(4);
  router.navigator.go(-1);
  router.navigator.go(1);
  router.arrive();
  expect(shown()).toBe('a 4');
});

test('an address that an earlier load of the page has written is read', () => {
  const before = locationOf('?count=7&name=before', { owner: 'an earlier load', number: 1_000 });
  const { router, shown } = openSlowly(before, locationOf('?count=1&name=a', null));
  router.navigator.go(-1);
  router.arrive();
  expect(shown()).toBe('before 7');
});

test.each([
  ['the field is left', () => fireEvent.focusOut(document.body)],
  ['something is pressed', () => fireEvent.pointerDown(document.body)],
])('what rests is written once %s, and not after that', (_what, leave) => {
  jest.useFakeTimers();
  render(
    <MemoryRouter initialEntries={['/?count=1&name=a']}>
      <Page options={{ writeAfterMs: 250 }} />
    </MemoryRouter>,
  );
  act(() => {
    change({ count: 2 });
  });
  expect(place.search).toBe('?count=1&name=a');
  act(() => {
    leave();
  });
  expect(place.search).toBe('?count=2&name=a');
  fireEvent.click(screen.getByText('Elsewhere'));
  act(() => {
    jest.advanceTimersByTime(1_000);
  });
  expect(screen.getByRole('status').textContent).toBe('link 50');
  expect(place.search).toBe('?count=50&name=link');
});
