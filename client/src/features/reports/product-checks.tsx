import { PRODUCTS, PRODUCT_CODES } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { Checkbox } from '../../ui/checkbox.js';

interface ProductChecksProps {
  readonly label: string;
  /** All of them where there is none. */
  readonly value: readonly ProductCode[];
  readonly onChange: (products: readonly ProductCode[]) => void;
}

/** Some of the products; none chosen means all. */
export function ProductChecks({ label, value, onChange }: ProductChecksProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-3">
        {PRODUCT_CODES.map((code) => (
          <Checkbox
            key={code}
            label={
              <abbr title={PRODUCTS[code].name} className="no-underline">
                {code}
              </abbr>
            }
            checked={value.includes(code)}
            onChange={({ target }) => {
              onChange(PRODUCT_CODES.filter((other) => (other === code ? target.checked : value.includes(other))));
            }}
          />
        ))}
      </div>
      <p className="text-muted">{value.length === 0 ? 'None chosen: all of them.' : `${value.join(', ')} alone.`}</p>
    </fieldset>
  );
}
