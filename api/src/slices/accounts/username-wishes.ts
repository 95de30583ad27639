const LONGEST = 30;
const SHORTEST = 3;
const NUMBERED = 9;

/**
 * Usernames for somebody who was never asked for one, the nicest first: of the name, else of the e-mail's local part,
 * then with numbers, and at last with something that nobody else has.
 *
 * @param unique gives letters and digits that were never given before
 */
export function usernameWishes(
  name: string | undefined,
  email: string,
  unique: () => string,
): readonly [string, ...string[]] {
  const base = [name ?? '', email.slice(0, email.lastIndexOf('@'))].map(fit).find(isLongEnough) ?? 'user';
  const numbered = Array.from({ length: NUMBERED - 1 }, (_, index) => withEnding(base, String(index + 2)));
  return [
    base,
    ...numbered,
    withEnding(base, `-${unique().slice(0, 8)}`),
    withEnding(base, `-${unique().slice(0, 8)}`),
  ];
}

/** What can be kept of a text: letters without their marks, in lower case, with `_` for all else. */
function fit(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replace(/[^a-z\d.-]+/gu, '_').slice(0, LONGEST);
  return joined.replace(/^[_.-]+|[_.-]+$/gu, '');
}

function isLongEnough(text: string): boolean {
  return text.length >= SHORTEST;
}

function withEnding(base: string, ending: string): string {
  return `${base.slice(0, LONGEST - ending.length)}${ending}`;
}
