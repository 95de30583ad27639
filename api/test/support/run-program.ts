/** A built program as a process of its own, from its start to its end. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface EndedProgram {
  readonly exitCode: number | string | null | undefined;
  readonly output: string;
  readonly errors: string;
}

/**
 * @param name as in `main`, of what lies in `entrypoints`
 * @param workingDirectory its `.env` counts; of this process's environment only PATH does
 */
export function runProgram(
  name: string,
  workingDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<EndedProgram> {
  const program = fileURLToPath(new URL(`../../dist/entrypoints/${name}.js`, import.meta.url));
  const options = { cwd: workingDirectory, env: { PATH: process.env['PATH'], ...environment } };
  return new Promise((resolve) => {
    execFile(process.execPath, [program], options, (error, output, errors) => {
      resolve({ exitCode: error === null ? 0 : error.code, output, errors });
    });
  });
}
