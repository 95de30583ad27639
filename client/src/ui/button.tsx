import type { ComponentProps, MouseEvent } from 'react';

type Variant = 'PLAIN' | 'PRIMARY' | 'DANGER';
type Size = 'SMALL' | 'LARGE';

const BASE =
  'inline-flex items-center justify-center gap-1 rounded border whitespace-nowrap disabled:opacity-45 aria-disabled:cursor-not-allowed aria-disabled:opacity-45';
const VARIANTS: Readonly<Record<Variant, string>> = {
  PLAIN: 'border-line bg-panel text-ink hover:bg-raised',
  PRIMARY: 'border-accent bg-accent font-medium text-accent-ink hover:opacity-90',
  DANGER: 'border-danger bg-panel text-danger hover:bg-danger-ground',
};
const SIZES: Readonly<Record<Size, string>> = { SMALL: 'h-6 px-2', LARGE: 'h-8 px-3' };

interface ButtonStyle {
  /** `PRIMARY` for the one thing that a form is for, `DANGER` for what cannot be undone. */
  readonly variant?: Variant | undefined;
  /** `LARGE` beside the fields of a form. */
  readonly size?: Size | undefined;
}

/** @returns the classes of a button, for a link or a trigger that looks like one */
export function buttonStyle({ variant = 'PLAIN', size = 'SMALL' }: ButtonStyle = {}): string {
  return `${BASE} ${SIZES[size]} ${VARIANTS[variant]}`;
}

interface ButtonProps extends ComponentProps<'button'>, ButtonStyle {
  /** Its work is under way: it keeps the focus and does nothing when pressed again. */
  readonly isBusy?: boolean;
}

/** A button; `aria-label` names one that shows a sign alone. */
export function Button({
  variant,
  size,
  isBusy = false,
  className = '',
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const busy = {
    'aria-busy': true,
    'aria-disabled': true,
    onClick: (event: MouseEvent) => {
      event.preventDefault();
    },
  } as const;
  return (
    <button
      type={type}
      className={`${buttonStyle({ variant, size })} ${className}`}
      {...rest}
      {...(isBusy ? busy : { onClick })}
    />
  );
}
