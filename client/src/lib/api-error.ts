/** What the server said of a request that it refused: its code, its finer reason, and what a form can show of it. */
export interface Refusal {
  readonly code: string;
  readonly reason: string | undefined;
  readonly message: string;
  /** The field of the form that is wrong. */
  readonly field: string | undefined;
  /** What is wrong with it, in words for programs. */
  readonly problems: readonly string[];
  /** After how long it may be tried again. */
  readonly retryAfterMs: number | undefined;
}

/** A request that the server refused. */
export class ApiError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'ApiError';
    this.refusal = refusal;
  }
}

/** An answer that is none of the API's, as of a proxy before it. */
export class NoAnswerError extends Error {
  constructor(status: number) {
    super(`The server answered with status ${status}.`);
    this.name = 'NoAnswerError';
  }
}

/**
 * @param answer a body as GraphQL has it
 * @returns what its first error says; undefined where it has none
 */
export function refusalIn(answer: unknown): Refusal | undefined {
  if (!isRecord(answer) || !Array.isArray(answer['errors'])) return undefined;
  const [error] = answer['errors'] as readonly unknown[]; // an array, as was just asked
  if (!isRecord(error) || typeof error['message'] !== 'string') return undefined;
  const extensions = isRecord(error['extensions']) ? error['extensions'] : {};
  const { code, reason, field, problems, retryAfterMs } = extensions;
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    reason: typeof reason === 'string' ? reason : undefined,
    message: error['message'],
    field: typeof field === 'string' ? field : undefined,
    problems: Array.isArray(problems) ? problems.filter((problem) => typeof problem === 'string') : [],
    retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : undefined,
  };
}

/** @returns what a body says as text; undefined where it is no JSON, or says nothing */
export function refusalInText(body: string): Refusal | undefined {
  try {
    return refusalIn(JSON.parse(body));
  } catch {
    return undefined;
  }
}

const TOKEN_REASONS: ReadonlySet<string | undefined> = new Set([
  'TOKEN_EXPIRED',
  'TOKEN_REVOKED',
  'TOKEN_INVALID',
  'SESSION_ENDED',
]);

/** Whether it was refused for its access token, so that a new one may do. */
export function isTokenRefusal(refusal: Refusal | undefined): boolean {
  return refusal?.code === 'UNAUTHENTICATED' && TOKEN_REASONS.has(refusal.reason);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
