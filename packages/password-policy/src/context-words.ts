/** Words that say nothing here: whoever guesses passwords of an oil desk begins with them. */
const TRADE_WORDS = [
  'cushing',
  'oklahoma',
  'wti',
  'brent',
  'henry',
  'henryhub',
  'hub',
  'crude',
  'oil',
  'petroleum',
  'gas',
  'natgas',
  'natural',
  'gasoline',
  'rbob',
  'diesel',
  'heating',
  'barrel',
  'nymex',
  'opec',
  'futures',
  'option',
  'trader',
  'trading',
];

const LEAST_LETTERS = 3;
const MOST_TEXTS = 10;
const MOST_TEXT_CHARACTERS = 128;

/**
 * @param context what is known of the user: e-mail address, username, name
 * @returns in lower case, the longest first: the words of the trade, and of every text its whole, its words, its words
 *   run together and its letters without the digits
 */
export function contextWords(context: readonly string[]): readonly string[] {
  const words = new Set(TRADE_WORDS);
  for (const text of context.slice(0, MOST_TEXTS)) {
    const folded = text.normalize('NFKC').toLowerCase().slice(0, MOST_TEXT_CHARACTERS);
    // An address counts as its two sides; a domain's last label, as in `.com`, is nobody's own.
    for (const side of folded.replace(/(@.*)\.[^.@]*$/u, '$1').split('@')) {
      words.add(side).add(side.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, ''));
      for (const word of side.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) words.add(word);
      for (const word of side.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []) words.add(word);
    }
  }
  return [...words].filter((word) => word.length >= LEAST_LETTERS).sort((a, b) => b.length - a.length);
}

/** What signs are read as beside themselves: one for one, so that places stay. `1` has two readings. */
const READINGS: readonly Readonly<Record<string, string>>[] = [
  {},
  { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i', '|': 'i' },
  { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'l', '|': 'l' },
];

/** @returns what is left of `text`, in lower case, once every such word is taken out, `br3n7` for `brent` too */
export function withoutWords(text: string, words: readonly string[]): string {
  const folded = text.toLowerCase();
  const isTaken = new Uint8Array(folded.length);
  for (const reading of READINGS) {
    const read = Array.from({ length: folded.length }, (_, index) => {
      const unit = folded.charAt(index);
      return reading[unit] ?? unit;
    }).join('');
    for (const word of words) {
      for (let at = read.indexOf(word); at >= 0; at = read.indexOf(word, at + 1)) {
        isTaken.fill(1, at, at + word.length);
      }
    }
  }
  return Array.from(isTaken, (taken, index) => (taken === 1 ? '' : folded.charAt(index))).join('');
}
