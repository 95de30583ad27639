import type { ComponentProps } from 'react';

const BASE =
  'inline-flex h-6 items-center justify-center gap-1 rounded border border-line bg-panel px-2 text-ink hover:bg-raised disabled:opacity-45';

/** A small button; `aria-label` names one that shows a sign alone. */
export function Button({ className = '', type = 'button', ...rest }: ComponentProps<'button'>) {
  return <button type={type} className={`${BASE} ${className}`} {...rest} />;
}
