import type { MilestoneFacts } from './milestone-standing.js';

const msPerDay = 86_400_000;

/** How long others have to come to a decision before an author may go on without it. */
export const waiverDays = 7;

export type WaiverRefusal = 'accepted' | 'not-passed' | 'not-asked' | 'too-early';

/**
 * Why somebody may not go on without a milestone being accepted; null when they may. Peers have to
 * be asked, and get a week, as long as it takes until what they said is settled; after that nobody stays
 * stuck for want of peers. Only what the author takes for a pass themselves can be gone on from; of what
 * others have sent back they are asked anew.
 */
export function waiverRefusal({ answers }: MilestoneFacts, now: Date): WaiverRefusal | null {
  const judged = answers.filter(({ submittedAt }) => submittedAt !== null);
  const [latest] = judged;
  if (judged.some(({ judgement }) => judgement?.by === 'others' && judgement.isPass)) {
    return 'accepted';
  }
  if (latest === undefined || latest.submittedAt === null) return 'not-passed';
  if (latest.judgement?.by !== 'author' || !latest.judgement.isPass) return 'not-passed';
  if (latest.askedAt === null) return 'not-asked';
  const waited = now.getTime() - latest.askedAt.getTime();
  return waited < waiverDays * msPerDay ? 'too-early' : null;
}
