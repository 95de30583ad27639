/**
 * What somebody else wrote, with a replacement character for what PostgreSQL has no place for: zero characters and
 * halves of surrogate pairs. For values that are only kept to be shown, as a browser's name.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
