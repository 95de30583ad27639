import type { ReactNode } from 'react';

export type BadgeTone = 'PLAIN' | 'SUCCESS' | 'WARNING' | 'DANGER';

const TONES: Readonly<Record<BadgeTone, string>> = {
  PLAIN: 'bg-raised text-muted',
  SUCCESS: 'bg-success-ground text-success',
  WARNING: 'bg-warning-ground text-warning',
  DANGER: 'bg-danger-ground text-danger',
};

interface BadgeProps {
  readonly tone?: BadgeTone;
  /** Says more to those who point at it. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** A word that marks what it stands beside; the word says it without the colour. */
export function Badge({ tone = 'PLAIN', title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={`inline-block rounded px-1.5 text-[11px] font-semibold tracking-wide ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
