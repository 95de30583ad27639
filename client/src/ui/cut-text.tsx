/** A text that a person chose, however long: cut, so that the rest of its row stays in sight, and whole when pointed at. */
export function CutText({ children }: { readonly children: string }) {
  return (
    <span title={children} className="block max-w-[min(24rem,40vw)] truncate">
      {children}
    </span>
  );
}
