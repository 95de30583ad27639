/** What this browser keeps from one visit to the next; one that keeps nothing, or no more, is no failure. */

/** @returns what was kept under a key; null where nothing was, or the browser keeps nothing */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text, as far as the browser keeps anything: until the page is closed its owner has to know it itself. */
export function keepStored(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Storage is full or forbidden.
  }
}
