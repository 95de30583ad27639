/** The contracts that a futures page shows a price of now for. */
import type { Page } from 'playwright-core';

import { askAs } from './sign-in.ts';

export interface TradedContract {
  readonly symbol: string;
  readonly settle: number;
}

/** @returns the contracts of the latest trade date that are traded still, once the first has a price */
export async function tradedContracts(
  page: Page,
  address: string,
  product: string,
): Promise<readonly TradedContract[]> {
  await page.locator('[data-testid^="last-"]', { hasText: /\d/u }).first().waitFor();
  const symbols = await page
    .locator('tr[data-row] [data-testid^="last-"]')
    .evaluateAll((cells) =>
      cells
        .filter((cell) => /\d/u.test(cell.textContent))
        .map((cell) => (cell as HTMLElement).dataset['testid']?.replace('last-', '')),
    );
  const query = 'query ($product: ProductCode!) { futuresBoard(product: $product) { rows { symbol settle } } }';
  const { data } = await askAs('Test ADMIN', page, address, query, { product });
  const { rows } = data?.['futuresBoard'] as { readonly rows: readonly TradedContract[] };
  return rows.filter(({ symbol }) => symbols.includes(symbol));
}
