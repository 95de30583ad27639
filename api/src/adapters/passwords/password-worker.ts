/**
 * Runs in a thread of its own. The compiled server starts it as JavaScript; a test that runs from the sources starts this
 * very file, whose types Node takes off. So it imports types and packages alone, and uses only what can be taken off.
 */
import { judgePassword } from '@cushing/password-policy';
import type { PasswordJudgement } from '@cushing/password-policy';
import { compare, hash } from 'bcryptjs';

import type { PasswordTask } from './password-task.js';

// The pool calls what a worker's module exports as default.
// eslint-disable-next-line no-restricted-exports
export default function work(task: PasswordTask): Promise<string | boolean> | PasswordJudgement {
  if (task.kind === 'HASH') return hash(task.text, task.cost);
  if (task.kind === 'COMPARE') return compare(task.text, task.passwordHash);
  return judgePassword(task.password, task.context);
}
