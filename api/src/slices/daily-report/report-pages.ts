/** Small pages beside the report: why there is none, and the way out of its mails. */
import { markup } from './markup.js';
import type { Markup } from './markup.js';
import { pageOf } from './render-report.js';

/** To a browser that nobody is signed in with. @param path of the report that was asked for */
export function signInPage(path: string): string {
  const address = `/login?${new URLSearchParams({ returnTo: path }).toString()}`;
  return smallPage(
    'Sign in to see the report',
    markup`<p>The daily market report is for those who may see the market’s data.</p>
      <p><a href="${address}">Sign in</a></p>
      <p class="note">
        Signed in already, and came from another site or a mail? <a href="${path}">Open the report</a>
      </p> `,
  );
}

/** To a browser whose user may not, or that asks for what is not there. @param message says what to do */
export function refusalPage(title: string, message: string): string {
  return smallPage(
    title,
    markup`<p>${message}</p>
      <p><a href="/reports/daily/latest">The latest report</a></p> `,
  );
}

/** Asks once more: programs that look into mails follow links too. */
export function unsubscribePage(address: string): string {
  return smallPage(
    'No more daily reports?',
    markup`<form method="post" action="${address}">
      <p>The daily market report will not be mailed to you any more.</p>
      <p><button type="submit">Unsubscribe</button></p>
    </form> `,
  );
}

export function unsubscribedPage(): string {
  return smallPage(
    'Unsubscribed',
    markup`<p>The daily market report is not mailed to you any more. Whoever is signed in can ask for it again.</p> `,
  );
}

function smallPage(title: string, body: Markup): string {
  return pageOf(
    title,
    markup`<header><h1>${title}</h1></header>
      <main><section>${body}</section></main> `,
  );
}
