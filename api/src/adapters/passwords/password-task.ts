/** What a thread is asked: a hash, whether a password and a hash belong together, or whether a password is taken. */
export type PasswordTask =
  | { readonly kind: 'HASH'; readonly text: string; readonly cost: number }
  | { readonly kind: 'COMPARE'; readonly text: string; readonly passwordHash: string }
  | { readonly kind: 'JUDGE'; readonly password: string; readonly context: readonly string[] };
