import { seededRandom, type Random } from '../../src/kernel/seeded-random.js';
import type {
  EvidenceAttempt,
  QuestionMemory,
} from '../../src/readiness/domain/readiness-input.js';
import { below, normal } from './readiness-chance.js';
import { newGrader } from './readiness-graders.js';
import { SimulatedKnowledge } from './readiness-knowledge.js';
import { instantOn, SimulatedPractice, type Helpers } from './readiness-practice.js';
import type { School } from './readiness-school.js';

const MEDIAN_ATTEMPTS = 32;
const SPREAD = 1.2;
const MOST_ATTEMPTS = 300;
const NEVER_STARTED = 0.04;
const MOST_A_DAY = 5;
const MOST_ACTIVE_DAYS = 90;
const ACTIVE_DAYS = 0.7;
/** From the last day of practice to the interview, 0 to 27. */
const IDLE_DAYS = 28;
const [ASKED_HOUR, INTERVIEW_HOUR] = [10, 12];

/** Somebody who has practised for an interview and has yet to sit it. */
export interface Candidate {
  readonly school: School;
  readonly seed: number;
  readonly isSelfOnly: boolean;
  readonly isCoached: boolean;
  readonly knowledge: SimulatedKnowledge;
  readonly attempts: readonly EvidenceAttempt[];
  /** What was in the answer of each attempt. */
  readonly shown: readonly (readonly boolean[])[];
  readonly memories: readonly QuestionMemory[];
  /** In days from the first. */
  readonly asOfDay: number;
  readonly interviewDay: number;
  readonly asOfMs: number;
  readonly interviewAtMs: number;
}

export function newCandidate(school: School, place: number): Candidate {
  const seed = school.seed * 1000 + place;
  const random = seededRandom(seed);
  const isSelfOnly = random() < school.terms.selfOnly;
  const helpers = drawHelpers(school, seed, { isSelfOnly, random });
  const days = drawDays(random);
  const asOfDay = Math.max(0, days.length - 1);
  const interviewDay = asOfDay + below(IDLE_DAYS, random);
  const knowledge = new SimulatedKnowledge(school, interviewDay, random);
  const practice = new SimulatedPractice(school, knowledge, helpers, random);
  for (const [day, answers] of days.entries()) practice.practise(day, answers);
  return {
    school,
    seed,
    isSelfOnly,
    isCoached: helpers.coach,
    knowledge,
    attempts: practice.attempts,
    shown: practice.shown,
    memories: practice.memories(),
    asOfDay,
    interviewDay,
    asOfMs: instantOn(asOfDay, ASKED_HOUR),
    interviewAtMs: instantOn(interviewDay, INTERVIEW_HOUR),
  };
}

/** How many answers each day has, up to the last with any. */
function drawDays(random: Random): number[] {
  const drawn = Math.floor(MEDIAN_ATTEMPTS * Math.exp(SPREAD * normal(random)));
  let left = random() < NEVER_STARTED ? 0 : Math.min(MOST_ATTEMPTS, drawn);
  const perDay = Math.max(1 + below(MOST_A_DAY, random), Math.ceil(left / MOST_ACTIVE_DAYS));
  const days: number[] = [];
  while (left > 0) {
    const answers = random() < ACTIVE_DAYS ? Math.min(perDay, left) : 0;
    days.push(answers);
    left -= answers;
  }
  return days;
}

/** Who does not only grade themselves has a model at least. */
function drawHelpers(
  { terms }: School,
  seed: number,
  { isSelfOnly, random }: { readonly isSelfOnly: boolean; readonly random: Random },
): Helpers {
  const self = newGrader('self', `${seed}`, { terms, random });
  const [llm, peers, coach] = [
    random() < terms.llm[0],
    random() < terms.peers[0],
    random() < terms.coach[0],
  ];
  if (isSelfOnly) return { self, llm: false, peers: false, coach: false };
  return { self, llm: llm || !(peers || coach), peers, coach };
}
