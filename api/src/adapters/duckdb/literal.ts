/** @returns text as a literal of SQL, for statements that take no parameters: quotes doubled, it is nothing else */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
