const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/** Whether it may be the id of a row. What is none names no row; PostgreSQL would refuse the whole statement. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
