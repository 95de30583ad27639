export { MOST_CHARACTERS, LEAST_CHARACTERS, judgePassword } from './judge-password.js';
export type { PasswordJudgement, PasswordProblem, PasswordScore } from './judge-password.js';
export { normalisePassword } from './normalise-password.js';
