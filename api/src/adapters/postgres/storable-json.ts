/** An escape of JSON: of a zero character, of half a surrogate pair, or another. */
const ESCAPE = /\\(?:u0000|ud[89a-f][\da-f]{2}|.)/gu;
const UNSTORABLE_LENGTH = String.raw`\u0000`.length;

/**
 * The same with texts and names as `storableText` leaves them, as PostgreSQL refuses the others in JSON as well, and
 * without what is undefined, which the ORM would make null. By way of its text, which takes a fraction of the time that
 * a look at each part would.
 */
export function storableJson<Value>(value: Value): Value {
  const text = JSON.stringify(value).replaceAll(ESCAPE, (escape) =>
    escape.length === UNSTORABLE_LENGTH ? '\uFFFD' : escape,
  );
  // Only characters within texts differ, and what is absent reads as undefined.
  return JSON.parse(text) as Value;
}
