import type { CitedSource } from '../question-bank/catalogue.reader.js';
import type { PublishedQuestion } from '../question-bank/domain/published-question.js';
import { programmeHours } from './domain/programme-hours.js';
import type {
  Need,
  Programme,
  ProgrammeQuestion,
  ProgrammeReview,
  ProgrammeWeek,
  Reading,
  Route,
} from './domain/programme.js';
import type { ProgrammeEdition } from './domain/programme-edition.js';
import type {
  MilestoneRefResponse,
  ProgrammeQuestionResponse,
  ProgrammeResponse,
  ProgrammeReviewResponse,
  ProgrammeSummaryResponse,
  ProgrammeWeekResponse,
  ReadingResponse,
  ReservedQuestionResponse,
  RouteResponse,
} from './programme.dto.js';

/** A programme with what it names: questions and sources as they are called now. */
export interface DescribedProgramme {
  readonly edition: ProgrammeEdition;
  readonly questions: ReadonlyMap<string, PublishedQuestion>;
  readonly sources: ReadonlyMap<string, CitedSource>;
}

export function toProgrammeSummary({
  slug,
  number,
  programme,
}: ProgrammeEdition): ProgrammeSummaryResponse {
  const { weeks, fixedPerWeek, fixedTotal, stated, flexiblePerWeek } = programmeHours(programme);
  return {
    slug,
    edition: number,
    title: programme.title,
    summary: programme.summary,
    capstones: [...programme.capstones],
    hours: {
      weeks,
      fixedPerWeek,
      fixedTotal,
      statedFrom: stated.from,
      statedTo: stated.to,
      flexiblePerWeekFrom: flexiblePerWeek.from,
      flexiblePerWeekTo: flexiblePerWeek.to,
    },
  };
}

export function toProgrammeResponse(described: DescribedProgramme): ProgrammeResponse {
  const { edition } = described;
  const { programme } = edition;
  const { slug, title, summary, capstones, hours } = toProgrammeSummary(edition);
  return {
    slug,
    edition: edition.number,
    title,
    summary,
    capstones,
    hours,
    cadence: programme.cadence.map((slot) => ({ ...slot })),
    shortFormMinutes: programme.shortForm.minutes,
    shortForm: programme.shortForm.text,
    flexible: programme.flexible,
    rules: programme.rules.map((rule) => ({ ...rule })),
    priorities: programme.priorities.map((priority) => ({ ...priority })),
    routes: programme.routes.map(toRoute),
    weeks: programme.weeks.map((week) => toWeek(week, described)),
    reserve: reservedIn(described),
  };
}

function reservedIn({ edition, questions }: DescribedProgramme): ReservedQuestionResponse[] {
  return edition.programme.reserve.flatMap((slug) => {
    const question = questions.get(edition.questionIds[slug] ?? '');
    if (question === undefined) return [];
    const { questionId, title, timeLimitMinutes } = question;
    return [{ questionId, slug, title, timeLimitMinutes }];
  });
}

function toWeek(week: ProgrammeWeek, described: DescribedProgramme): ProgrammeWeekResponse {
  const { programme } = described.edition;
  const { for: priority, routes, ...build } = week.build;
  return {
    number: week.number,
    theme: week.theme,
    outcomes: [...week.outcomes],
    research: toResearch(week.research, described),
    build: {
      ...build,
      routes: programme.routes.filter(({ id }) => routes.includes(id)).map(toRoute),
      priority,
      need: needOf(priority, programme),
    },
    capstone: {
      milestone: week.capstone.milestone ?? null,
      focus: week.capstone.focus,
      choices: choicesIn(week, described),
    },
    review: toReview(week.review, described),
  };
}

function toResearch(
  research: readonly Reading[],
  described: DescribedProgramme,
): ProgrammeWeekResponse['research'] {
  const readingMinutes = sum(research);
  return {
    readings: research.map((reading) => toReading(reading, described)),
    readingMinutes,
    notesMinutes: sittingOf('research', described) - readingMinutes,
  };
}

function toReading(
  { source, minutes, focus, for: priority }: Reading,
  { edition, sources }: DescribedProgramme,
): ReadingResponse {
  const cited = sources.get(source);
  return {
    sourceId: source,
    title: cited?.title ?? source,
    url: cited?.url ?? '',
    cost: cited?.cost ?? 'free',
    minutes,
    fullMinutes: cited?.minutes ?? minutes,
    focus,
    priority,
    need: needOf(priority, edition.programme),
  };
}

function toReview(review: ProgrammeReview, described: DescribedProgramme): ProgrammeReviewResponse {
  const { questions, scenario, spoken, written } = review;
  const toQuestion = (asked: ProgrammeQuestion): ProgrammeQuestionResponse =>
    toProgrammeQuestion(asked, described);
  const askedMinutes = sum([...questions, scenario, spoken]);
  return {
    questions: questions.map(toQuestion),
    scenario: toQuestion(scenario),
    spoken: toQuestion(spoken),
    written: written === undefined ? null : toQuestion(written),
    questionMinutes: sum(questions),
    askedMinutes,
    leftMinutes: sittingOf('review', described) - askedMinutes,
  };
}

function toProgrammeQuestion(
  { slug, minutes, form = 'full', for: priority }: ProgrammeQuestion,
  { edition, questions }: DescribedProgramme,
): ProgrammeQuestionResponse {
  const questionId = edition.questionIds[slug] ?? '';
  const question = questions.get(questionId);
  return {
    questionId,
    slug,
    title: question?.title ?? slug,
    kind: question?.kind ?? '',
    minutes,
    form,
    priority,
    need: needOf(priority, edition.programme),
  };
}

function choicesIn(
  { capstone: { milestone } }: ProgrammeWeek,
  { edition, questions }: DescribedProgramme,
): MilestoneRefResponse[] {
  return edition.programme.capstones.flatMap((capstone) => {
    const questionId =
      milestone === undefined
        ? edition.questionIds[capstone]
        : edition.milestones[capstone]?.find(({ number }) => number === milestone)?.questionId;
    if (questionId === undefined) return [];
    return [{ capstone, questionId, title: questions.get(questionId)?.title ?? capstone }];
  });
}

function toRoute({ service, ...route }: Route): RouteResponse {
  return { ...route, service: service ?? null };
}

function needOf(slug: string, { priorities }: Programme): Need {
  return priorities.find((priority) => priority.slug === slug)?.need ?? 'must';
}

function sittingOf(kind: string, { edition }: DescribedProgramme): number {
  return edition.programme.cadence.find((slot) => slot.kind === kind)?.minutes ?? 0;
}

function sum(parts: readonly { minutes: number }[]): number {
  return parts.reduce((total, { minutes }) => total + minutes, 0);
}
