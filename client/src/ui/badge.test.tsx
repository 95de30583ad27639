import { afterEach, expect, test } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';

import { Badge } from './badge.js';

afterEach(cleanup);

test('says its word in every tone, and more to those who point at it', () => {
  render(
    <>
      <Badge title="May do everything">ADMIN</Badge>
      <Badge tone="DANGER">LOCKED</Badge>
    </>,
  );
  expect(screen.getByTitle('May do everything').textContent).toBe('ADMIN');
  expect(screen.getByText('LOCKED').className).not.toBe(screen.getByText('ADMIN').className);
});
