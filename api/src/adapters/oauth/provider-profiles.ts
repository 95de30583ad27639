/** What each provider says of a user, checked and in one form. */
import { z } from 'zod';

import type { OAuthProfile } from '../../slices/accounts/index.js';
import { providerAway, providerRefused } from './provider-error.js';

const id = z.string().min(1).max(255);
const email = z.string().max(320);
const text = z.string().max(2_000);

const googleClaims = z.object({
  sub: id,
  email: email.optional(),
  email_verified: z.boolean().optional(),
  name: text.optional(),
  picture: text.optional(),
});

/** @param claims of the ID token, whose signature was verified */
export function googleProfile(claims: unknown): OAuthProfile {
  const parsed = googleClaims.safeParse(claims);
  if (!parsed.success) throw providerRefused(parsed.error);
  const { sub, name, picture } = parsed.data;
  return {
    provider: 'GOOGLE',
    providerUserId: sub,
    email: parsed.data.email,
    isEmailVerified: parsed.data.email_verified ?? false,
    name,
    avatarUrl: picture,
  };
}

const githubUser = z.object({
  id: z.int().positive(),
  login: text,
  name: text.nullish(),
  avatar_url: text.nullish(),
});

const githubEmails = z.array(z.object({ email, primary: z.boolean(), verified: z.boolean() })).max(1_000);

/** @param emails of `/user/emails`; the user's public address, which `/user` has, says nothing of its proof */
export function githubProfile(user: unknown, emails: unknown): OAuthProfile {
  const parsed = z.object({ user: githubUser, emails: githubEmails }).safeParse({ user, emails });
  if (!parsed.success) throw providerAway(parsed.error);
  const { login, name, avatar_url: avatarUrl } = parsed.data.user;
  const primary = parsed.data.emails.find((candidate) => candidate.primary);
  return {
    provider: 'GITHUB',
    providerUserId: String(parsed.data.user.id),
    email: primary?.email,
    isEmailVerified: primary?.verified ?? false,
    name: name ?? login,
    avatarUrl: avatarUrl ?? undefined,
  };
}

const discordUser = z.object({
  id: z.string().regex(/^\d{1,20}$/u),
  username: text,
  global_name: text.nullish(),
  avatar: z
    .string()
    .regex(/^\w{1,100}$/u)
    .nullish(),
  email: email.nullish(),
  verified: z.boolean().nullish(),
});

/** @param user of `/users/@me` */
export function discordProfile(user: unknown): OAuthProfile {
  const parsed = discordUser.safeParse(user);
  if (!parsed.success) throw providerAway(parsed.error);
  const { id: providerUserId, username, global_name: name, avatar, verified } = parsed.data;
  return {
    provider: 'DISCORD',
    providerUserId,
    email: parsed.data.email ?? undefined,
    isEmailVerified: verified ?? false,
    name: name ?? username,
    avatarUrl:
      typeof avatar === 'string' ? `https://cdn.discordapp.com/avatars/${providerUserId}/${avatar}.png` : undefined,
  };
}
