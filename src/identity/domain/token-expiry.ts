const dayMs = 86_400_000;
const usualDays = 90;
const longestDays = 365;

/** When a personal access token ends, or why what was asked for will not do. */
export type TokenExpiry =
  | { readonly kind: 'expires'; readonly at: Date }
  | { readonly kind: 'refused'; readonly field: 'expiresAt' | 'expiresInDays'; detail: string };

/** At most 365 days from now, 90 when nothing was asked for; said as an instant or in days. */
export function tokenExpiry(
  wish: { at: Date | null; inDays: number | null },
  now: Date,
): TokenExpiry {
  if (wish.at !== null && wish.inDays !== null) {
    const detail = 'cannot be given together with expiresAt';
    return { kind: 'refused', field: 'expiresInDays', detail };
  }
  const at = wish.at ?? new Date(now.getTime() + (wish.inDays ?? usualDays) * dayMs);
  if (at > now && at.getTime() <= now.getTime() + longestDays * dayMs) {
    return { kind: 'expires', at };
  }
  const field = wish.at === null ? 'expiresInDays' : 'expiresAt';
  return { kind: 'refused', field, detail: `must lie within ${longestDays} days from now` };
}
