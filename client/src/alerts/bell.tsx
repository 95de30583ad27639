/** The sign of alerts; whatever shows it says its name. */
export function Bell({ size = 14 }: { readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M8 2a4 4 0 0 0-4 4c0 3.5-1.5 4.8-1.5 5.5h11C13.5 10.8 12 9.5 12 6a4 4 0 0 0-4-4Z" />
      <path d="M6.6 13.6a1.5 1.5 0 0 0 2.8 0" />
    </svg>
  );
}
