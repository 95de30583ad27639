interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  /** Null where the end is not known. */
  readonly total: number | null;
}

/** How much of something is done; it moves to and fro where the end is not known. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const share = total === null || total <= 0 ? undefined : Math.min(1, done / total);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
      className="h-1 w-full overflow-hidden rounded bg-raised"
    >
      <div
        className={`h-full rounded bg-accent ${share === undefined ? 'w-1/3 motion-safe:animate-pulse' : 'transition-[width] duration-200'}`}
        style={share === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
