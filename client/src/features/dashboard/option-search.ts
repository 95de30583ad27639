import type { IsoDate, OptionSeries, OptionType, ProductCode } from '@cushing/products';

/** An option that has an address. */
export interface ListedOption {
  readonly product: ProductCode;
  readonly series: OptionSeries;
  readonly expiry: IsoDate;
  readonly strike: number;
  readonly type: OptionType;
}

/** @returns the query of the page of options, opened at the option */
export function optionSearch({ product, series, expiry, strike, type }: ListedOption): string {
  return new URLSearchParams({ product, series, expiry, strike: String(strike), type }).toString();
}
