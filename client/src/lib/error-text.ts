import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

const UNREACHABLE = 'The server cannot be reached. Check that it is running, then try again.';

/** @returns what a person can do about a failed request: the server's own words where it has some */
export function errorText(error: Error): string {
  if (CombinedGraphQLErrors.is(error)) return error.errors[0]?.message ?? error.message;
  if (ServerError.is(error)) return messageIn(error.bodyText) ?? `The server answered with status ${error.statusCode}.`;
  return UNREACHABLE;
}

function messageIn(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== 'object' || answer === null || !('errors' in answer) || !Array.isArray(answer.errors)) {
      return undefined;
    }
    const [first] = answer.errors as readonly unknown[]; // an array, as was just asked
    const isTold =
      typeof first === 'object' && first !== null && 'message' in first && typeof first.message === 'string';
    return isTold ? String(first.message) : undefined;
  } catch {
    return undefined;
  }
}
