import type { MarketSource } from '../../gql/graphql.js';

/** Marks prices that no market made. */
export function SourceMark({ source }: { readonly source: MarketSource }) {
  if (source === 'IMPORTED') return null;
  return (
    <span
      title="Made up by the demo market. Import settlements to see real ones."
      className="rounded bg-warning-ground px-1.5 text-[11px] font-semibold tracking-wide text-warning"
    >
      SIMULATED
    </span>
  );
}
