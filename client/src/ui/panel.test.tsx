import { afterEach, expect, test } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';

import { Panel } from './panel.js';

afterEach(cleanup);

test('is a region of the page that is named by its heading', () => {
  render(
    <Panel title="Sessions" note="3 open" controls={<button type="button">Sign out everywhere</button>}>
      content
    </Panel>,
  );
  const region = screen.getByRole('region', { name: 'Sessions' });
  within(region).getByRole('heading', { level: 2, name: 'Sessions' });
  within(region).getByRole('button', { name: 'Sign out everywhere' });
  expect(region.textContent).toContain('content');
});
