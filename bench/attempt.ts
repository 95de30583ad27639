import type { Row } from './table.ts';

/** @returns the rows; where they can't be measured one that says why, and the process will end with a fault */
export async function attempt(what: string, measure: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  try {
    return await measure();
  } catch (error) {
    process.exitCode = 1;
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
    return [{ what, figure: 'FAILED', beside: reason.slice(0, 120) }];
  }
}
