import { NoAnswerError, ApiError, isTokenRefusal, refusalInText } from '../../lib/api-error.js';

/** How a file is to be imported; a form's field each. */
export interface UploadSettings {
  /** Name of a format; told by content where absent. */
  readonly format?: string;
  /** Id of a saved column mapping. */
  readonly mapping?: string;
  readonly skipBadRows: boolean;
  readonly isLookedAtFirst: boolean;
}

/** A file that the server took. */
export interface TakenFile {
  readonly id: string;
  /** Whether the same file is stored, or under way, already. */
  readonly isRepeated: boolean;
}

/** Whose sign-in a file is sent under. */
export interface UploadSession {
  readonly token: () => Promise<string | undefined>;
  readonly renew: (refused: string) => Promise<string | undefined>;
}

export interface SendOptions {
  readonly session: UploadSession;
  readonly signal: AbortSignal;
  readonly onProgress: (sentBytes: number, totalBytes: number) => void;
}

export type SendFile = (file: File, settings: UploadSettings, options: SendOptions) => Promise<TakenFile>;

const ADDRESS = '/imports';

/**
 * Sends a file to be imported; `XMLHttpRequest`, as `fetch` does not tell how much of a body is sent.
 *
 * @throws {ApiError} where the server refuses it
 * @throws {NoAnswerError} where what answers is not the API
 * @throws {DOMException} `AbortError` where it was called off
 */
export const sendFile: SendFile = async (file, settings, options) => {
  const token = await options.session.token();
  try {
    return await send(file, settings, token, options);
  } catch (error) {
    if (token === undefined || !(error instanceof ApiError) || !isTokenRefusal(error.refusal)) throw error;
    return send(file, settings, await options.session.renew(token), options);
  }
};

function send(
  file: File,
  settings: UploadSettings,
  token: string | undefined,
  { signal, onProgress }: SendOptions,
): Promise<TakenFile> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    const abort = (): void => {
      request.abort();
    };
    request.open('POST', ADDRESS);
    if (token !== undefined) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress(loaded, total);
    };
    request.onload = () => {
      const taken = readAnswer(request);
      if (taken instanceof Error) reject(taken);
      else resolve(taken);
    };
    request.onerror = () => {
      reject(new TypeError('the server cannot be reached'));
    };
    request.onabort = () => {
      reject(new DOMException('The upload was called off.', 'AbortError'));
    };
    request.onloadend = () => {
      signal.removeEventListener('abort', abort);
    };
    signal.addEventListener('abort', abort, { once: true });
    request.send(formOf(file, settings));
  });
}

/** The file comes last: the server reads a form as it comes. */
function formOf(file: File, { format, mapping, skipBadRows, isLookedAtFirst }: UploadSettings): FormData {
  const form = new FormData();
  if (format !== undefined) form.append('format', format);
  if (mapping !== undefined) form.append('mapping', mapping);
  form.append('skipBadRows', String(skipBadRows));
  form.append('mode', isLookedAtFirst ? 'REVIEW' : 'COMMIT');
  form.append('file', file, file.name);
  return form;
}

function readAnswer({ status, responseText }: XMLHttpRequest): TakenFile | Error {
  const refusal = refusalInText(responseText);
  if (refusal !== undefined) return new ApiError(refusal);
  try {
    const body = JSON.parse(responseText) as Partial<TakenFile> | null;
    if (status === 202 && typeof body?.id === 'string') return { id: body.id, isRepeated: body.isRepeated === true };
  } catch {
    // Not the API's, as of a proxy before it.
  }
  return new NoAnswerError(status);
}
