import { ApiError, NoAnswerError, refusalInText } from '../../lib/api-error.js';

const NOT_MODIFIED = 304;

/**
 * Hands a file to the browser, which writes it down while it comes. It is asked for once before: of a refusal a browser
 * would say no more than that the file is not to be had.
 *
 * @param link a path of this site that needs no credentials
 * @throws {ApiError} in the server's words
 */
export async function startDownload(link: string): Promise<void> {
  const stop = new AbortController();
  // A file that is there has some tag: the answer says so, and brings no body.
  const answer = await fetch(link, { headers: { 'if-none-match': '*' }, cache: 'no-store', signal: stop.signal });
  if (!answer.ok && answer.status !== NOT_MODIFIED) {
    const refusal = refusalInText(await answer.text());
    throw refusal === undefined ? new NoAnswerError(answer.status) : new ApiError(refusal);
  }
  stop.abort();
  const anchor = document.createElement('a');
  anchor.href = link;
  anchor.download = '';
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}
