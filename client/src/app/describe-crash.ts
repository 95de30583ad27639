/** What browsers say of a part of the page that did not come: Chromium and Firefox, Safari, and Vite of its style sheet. */
const NOT_LOADED = /dynamically imported module|Importing a module script failed|Unable to preload CSS/iu;

/** What is said in place of a page. */
interface Crash {
  /** For the tab of the browser. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** @returns what to say of a page that broke; one that did not come is not broken */
export function describeCrash(error: unknown): Crash {
  if (error instanceof Error && NOT_LOADED.test(error.message)) {
    return {
      name: 'Not loaded',
      title: 'This page could not be loaded.',
      text: 'The server cannot be reached, or has a newer version of the pages.',
    };
  }
  return { name: 'Broken', title: 'The page broke.', text: 'The address keeps what you were looking at.' };
}
