import { afterEach, expect, test } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';

import { Notice } from './notice.js';

afterEach(cleanup);

test.each([
  ['DANGER', 'alert'],
  ['WARNING', 'alert'],
  ['SUCCESS', 'status'],
  ['INFO', 'status'],
] as const)('%s is read out as %s', (tone, role) => {
  render(<Notice tone={tone}>The link was sent.</Notice>);
  expect(screen.getByRole(role).textContent).toBe('The link was sent.');
});
