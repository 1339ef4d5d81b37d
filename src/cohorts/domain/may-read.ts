import { shareLevels, type Shares } from './cohort.js';

/** What coaches read of a member; each reading is written down under one of these. */
export const accessKinds = [
  'board',
  'readiness',
  'member-detail',
  'attempt-list',
  'grades',
  'cards',
  'answer',
  'evidence',
  'case',
] as const;
export type AccessKind = (typeof accessKinds)[number];

/** The least that a member has to share. Name, role and the day of joining need no sharing. */
const needed: Readonly<Record<AccessKind, Shares>> = {
  board: 'scores',
  readiness: 'scores',
  'member-detail': 'scores',
  'attempt-list': 'scores',
  grades: 'scores',
  cards: 'scores',
  answer: 'answers',
  evidence: 'answers',
  // Who asks a cohort for reviews, or gives one there, shows it to those who decide about it.
  case: 'none',
};

/** Whether a member who shares so much lets coaches read this. */
export function mayRead(shares: Shares, what: AccessKind): boolean {
  return shareLevels.indexOf(shares) >= shareLevels.indexOf(needed[what]);
}
