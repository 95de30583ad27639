/** A signed value in the colour of its direction; the sign says it without the colour. */
export function Change({ value, text }: { readonly value: number | null; readonly text: string }) {
  const direction = value === null || value === 0 ? '' : value > 0 ? 'text-up' : 'text-down';
  return <span className={direction}>{text}</span>;
}
