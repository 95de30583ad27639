import { expect, test } from '@jest/globals';

import { describeCrash } from './describe-crash.js';

// As Chromium, Firefox, Safari and Vite word it.
test.each([
  'Failed to fetch dynamically imported module: http://localhost:4000/assets/profile-page.js',
  'error loading dynamically imported module: http://localhost:4000/assets/profile-page.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/profile-page.css',
])('a page that did not come is not called broken: %s', (message) => {
  expect(describeCrash(new TypeError(message)).title).toBe('This page could not be loaded.');
});

test.each([new TypeError('x is undefined'), 'thrown text', undefined])('a page that broke says so: %s', (error) => {
  expect(describeCrash(error).title).toBe('The page broke.');
});
