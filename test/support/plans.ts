import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

export const programmeSlug = 'eight-weeks-to-staff';

/** The parts of a plan that tests read. */
export interface PlanBody {
  id: string;
  version: number;
  firstMonday: string;
  lastDay: string;
  countedFromDay: string;
  pauses: object[];
  dropped: string[];
  cut: string[];
}

/** The parts of a week that tests read. */
export interface PlanWeekBody {
  number: number;
  monday: string;
  state: string;
  sessions: {
    key: string;
    kind: string;
    day: string | null;
    startsAt: string | null;
    state: string;
    mark: { minutes: number; isDone: boolean; doneDay: string | null } | null;
    units: {
      key: string;
      kind: string;
      questionId: string | null;
      state: string;
      movedTo: object[];
    }[];
  }[];
  madeUp: { key: string }[];
  milestones: { number: number | null; questionId: string; dueDay: string; state: string }[];
}

/** Somebody takes up the programme of the kit. */
export async function takeUp(
  app: TestApp,
  learner: SignedUp,
  wish: object = {},
): Promise<PlanBody> {
  const body = {
    programme: programmeSlug,
    startDay: '2026-03-02',
    capstones: ['cap-mini-db'],
    ...wish,
  };
  const response = await app.http.post('/v1/plans').set(learner.auth).send(body);
  if (response.status !== 201) throw new Error(`plan: ${response.text}`);
  return response.body as PlanBody;
}

export async function weeksOf(
  app: TestApp,
  learner: SignedUp,
  id: string,
): Promise<PlanWeekBody[]> {
  const response = await app.http.get(`/v1/plans/${id}/weeks`).set(learner.auth);
  if (response.status !== 200) throw new Error(`weeks: ${response.text}`);
  return (response.body as { data: PlanWeekBody[] }).data;
}

/** Ids of what a week asks, in its order. */
export function askedIn(week: PlanWeekBody | undefined): string[] {
  return (week?.sessions ?? []).flatMap(({ units }) =>
    units
      .filter(({ kind }) => ['question', 'scenario', 'spoken', 'written'].includes(kind))
      .flatMap(({ questionId }) => questionId ?? []),
  );
}
