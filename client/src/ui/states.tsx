import type { ReactNode } from 'react';

import { Button } from './button.js';

/** Holds the place of what is being loaded. */
export function Loading({ what, height }: { readonly what: string; readonly height: number }) {
  return (
    <div role="status" className="skeleton w-full" style={{ height }}>
      <span className="sr-only">Loading {what}</span>
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  /** It is all that the page has: its title is the heading by which readers of the screen find their way. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
}

/** Says why there is nothing, and what to do. */
export function Empty({ title, isPage = false, children }: EmptyProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="flex grow flex-col items-center justify-center gap-1 px-4 py-8 text-center">
      <Title className="font-medium">{title}</Title>
      {children === undefined ? null : <div className="max-w-prose text-muted">{children}</div>}
    </div>
  );
}

/** Says what went wrong, and offers to try again. */
export function Failure({ message, onRetry }: { readonly message: string; readonly onRetry?: () => void }) {
  return (
    <div role="alert" className="flex grow flex-col items-center justify-center gap-2 px-4 py-8 text-center">
      <p className="max-w-prose">{message}</p>
      {onRetry === undefined ? null : <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}
