const dayMs = 86_400_000;
const usualDays = 14;
const longestDays = 90;

/** When an invitation ends, or why what was asked for will not do. */
export type InvitationExpiry =
  | { readonly kind: 'expires'; readonly at: Date }
  | { readonly kind: 'refused'; readonly field: 'expiresAt' | 'days'; readonly detail: string };

/** At most 90 days from now, 14 when nothing was asked for; said as an instant or in days. */
export function invitationExpiry(
  wish: { at: Date | null; days: number | null },
  now: Date,
): InvitationExpiry {
  if (wish.at !== null && wish.days !== null) {
    return { kind: 'refused', field: 'days', detail: 'cannot be given together with expiresAt' };
  }
  const at = wish.at ?? new Date(now.getTime() + (wish.days ?? usualDays) * dayMs);
  if (at > now && at.getTime() <= now.getTime() + longestDays * dayMs) {
    return { kind: 'expires', at };
  }
  const field = wish.at === null ? 'days' : 'expiresAt';
  return { kind: 'refused', field, detail: `must lie within ${longestDays} days from now` };
}
