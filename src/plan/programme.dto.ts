import { ApiProperty } from '@nestjs/swagger';
import { IsSlug } from '../question-bank/document-fields.js';
import { sourceCosts } from '../question-bank/catalogue-document.dto.js';
import {
  needs,
  questionForms,
  routeCosts,
  sessionKinds,
  type Need,
  type QuestionForm,
  type RouteCost,
  type SessionKind,
} from './domain/programme.js';

export class ProgrammeParamDto {
  /** Slug of the programme. */
  @IsSlug()
  slug: string;
}

/** What a programme takes. */
export class ProgrammeHoursResponse {
  /** How many weeks it has. @example 8 */
  weeks: number;
  /** Hours of the sittings that have their place in each week. @example 9 */
  fixedPerWeek: number;
  /** The same over all weeks. @example 72 */
  fixedTotal: number;
  /** Hours that the programme is usually said to take, at least. @example 80 */
  statedFrom: number;
  /** And at most. @example 120 */
  statedTo: number;
  /** Flexible hours a week that are missing to the least of them. @example 1 */
  flexiblePerWeekFrom: number;
  /** And to the most. @example 6 */
  flexiblePerWeekTo: number;
}

export class ProgrammeSummaryResponse {
  /** Names the programme for good. @example eight-weeks-to-staff */
  slug: string;
  /** Grows when the programme changes; a plan keeps to the edition it was made of. @example 1 */
  edition: number;
  /** @example Eight weeks of databases and large systems */
  title: string;
  summary: string;
  /** Slugs of the projects to choose one or two from. @example ["cap-mini-db"] */
  capstones: string[];
  hours: ProgrammeHoursResponse;
}

export class ProgrammePageResponse {
  /** Programmes by slug. */
  data: ProgrammeSummaryResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** A sitting of every week. */
export class CadenceResponse {
  @ApiProperty({ enum: sessionKinds })
  kind: SessionKind;
  /** 1 is Monday, 7 is Sunday; a plan may have another day. @example 1 */
  weekday: number;
  /** Local time at which it begins; a plan may have another. @example 19:00 */
  time: string;
  /** @example 120 */
  minutes: number;
}

/** Something that is worked on. */
export class PriorityResponse {
  /** @example sharding */
  slug: string;
  /** A must is moved when time is short, what is nice goes first. */
  @ApiProperty({ enum: needs })
  need: Need;
  /** @example Sharding and regions */
  name: string;
}

/** A way to pay for a lab. */
export class RouteResponse {
  /** @example laptop */
  id: string;
  /** @example neutral */
  provider: string;
  /** Id of the cloud service in the catalogue; null where it is none of these. @example aws-dynamodb */
  service: string | null;
  /** Nothing, a credit that runs out, or money. */
  @ApiProperty({ enum: routeCosts })
  cost: RouteCost;
  /** How much of it there is, or what it costs, as it was seen. @example 25 GB always free */
  amount: string;
  /** When that was seen: a year, a month or a day. @example 2026-11 */
  seen: string;
  text: string;
}

/** Something to read. */
export class ReadingResponse {
  /** Id of the source in the catalogue. @example aurora-2017 */
  sourceId: string;
  title: string;
  url: string;
  /** Whether reading it costs money. */
  @ApiProperty({ enum: sourceCosts })
  cost: string;
  /** What it may take of the sitting. @example 55 */
  minutes: number;
  /** What reading all of it takes. @example 60 */
  fullMinutes: number;
  /** What to look for. */
  focus: string;
  /** Slug of the priority that it is for. @example one-cloud */
  priority: string;
  @ApiProperty({ enum: needs })
  need: Need;
}

/** A question with its place in the week. */
export class ProgrammeQuestionResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** @example shard-key-rebalancing */
  slug: string;
  title: string;
  /** @example concept */
  kind: string;
  /** What it takes of the sitting. @example 35 */
  minutes: number;
  /** `short` is half an hour of a large design. */
  @ApiProperty({ enum: questionForms })
  form: QuestionForm;
  /** Slug of the priority that it is for. @example sharding */
  priority: string;
  @ApiProperty({ enum: needs })
  need: Need;
}

/** What to read, and how much of the sitting is left for notes. */
export class ProgrammeResearchResponse {
  readings: ReadingResponse[];
  /** @example 105 */
  readingMinutes: number;
  /** @example 15 */
  notesMinutes: number;
}

/** What to build in one sitting. */
export class ProgrammeBuildResponse {
  title: string;
  task: string;
  /** What shows that it was done. */
  evidence: string;
  /** What to do when a step does not work. */
  fallback: string;
  /** Ways to pay for it, the cheapest first. */
  routes: RouteResponse[];
  /** Slug of the priority that it is for. @example query-plans */
  priority: string;
  @ApiProperty({ enum: needs })
  need: Need;
}

/** A milestone of one of the projects. */
export class MilestoneRefResponse {
  /** Slug of the project. @example cap-mini-db */
  capstone: string;
  /** The milestone, or the project itself in the last week. */
  questionId: string;
  title: string;
}

/** What the projects are about that week. */
export class ProgrammeCapstoneResponse {
  /** Number of the milestone that is due; null where the whole is shown. @example 1 */
  milestone: number | null;
  focus: string;
  /** One of each project that can be chosen. */
  choices: MilestoneRefResponse[];
}

/** What is asked on the last sitting of the week. */
export class ProgrammeReviewResponse {
  questions: ProgrammeQuestionResponse[];
  scenario: ProgrammeQuestionResponse;
  /** Answered aloud in the sitting. */
  spoken: ProgrammeQuestionResponse;
  /** Written down in the flexible hours; null in weeks without. */
  @ApiProperty({ type: ProgrammeQuestionResponse, nullable: true })
  written: ProgrammeQuestionResponse | null;
  /** Minutes of the technical questions. @example 65 */
  questionMinutes: number;
  /** Minutes of all that is asked in the sitting. @example 90 */
  askedMinutes: number;
  /** What is left for grading oneself. @example 30 */
  leftMinutes: number;
}

export class ProgrammeWeekResponse {
  /** Of the programme, not of the calendar. @example 45 */
  number: number;
  theme: string;
  outcomes: string[];
  research: ProgrammeResearchResponse;
  build: ProgrammeBuildResponse;
  capstone: ProgrammeCapstoneResponse;
  review: ProgrammeReviewResponse;
}

export class TimeRuleResponse {
  /** @example stop-reading */
  slug: string;
  text: string;
}

/** A question that is kept for a mock interview. */
export class ReservedQuestionResponse {
  questionId: string;
  /** @example url-shortener */
  slug: string;
  title: string;
  /** @example 35 */
  timeLimitMinutes: number;
}

export class ProgrammeResponse extends ProgrammeSummaryResponse {
  cadence: CadenceResponse[];
  /** Minutes of half a large design. @example 30 */
  shortFormMinutes: number;
  /** What is done in them. */
  shortForm: string;
  /** What the hours without a fixed place are for. */
  flexible: string;
  rules: TimeRuleResponse[];
  priorities: PriorityResponse[];
  /** What the labs may cost. */
  routes: RouteResponse[];
  weeks: ProgrammeWeekResponse[];
  reserve: ReservedQuestionResponse[];
}
