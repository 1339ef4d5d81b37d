import { IsOptional } from 'class-validator';
import { IsText, IsWhole } from '../platform/http/fields.js';
import {
  IsListOf,
  IsOneOf,
  IsPart,
  IsSlug,
  IsSlugList,
  IsTextList,
} from '../question-bank/document-fields.js';
import {
  questionForms,
  type ProgrammeBuild,
  type ProgrammeCapstone,
  type ProgrammeQuestion,
  type ProgrammeReview,
  type ProgrammeWeek,
  type QuestionForm,
  type Reading,
} from './domain/programme.js';

/** A week of the file `programme.yaml`. */

class ReadingDto implements Reading {
  /** Id of a source. */
  @IsSlug()
  source: string;

  /** What it may take of the sitting. */
  @IsWhole(1, 480)
  minutes: number;

  /** Slug of a priority. */
  @IsSlug()
  for: string;

  /** What to look for. */
  @IsText(1, 500)
  focus: string;
}

class ProgrammeQuestionDto implements ProgrammeQuestion {
  /** Slug of a question of the bank. */
  @IsSlug()
  slug: string;

  /** What it takes. */
  @IsWhole(1, 240)
  minutes: number;

  /** In full, or half an hour of it. */
  @IsOptional()
  @IsOneOf(questionForms)
  form?: QuestionForm;

  /** Slug of a priority. */
  @IsSlug()
  for: string;
}

class ProgrammeBuildDto implements ProgrammeBuild {
  /** What it is called. */
  @IsText(1, 200)
  title: string;

  /** What to do. */
  @IsText(1, 1000)
  task: string;

  /** What shows that it was done. */
  @IsText(1, 500)
  evidence: string;

  /** What to do where a step does not work. */
  @IsText(1, 500)
  fallback: string;

  /** Ways to pay for it, by id. */
  @IsSlugList({ min: 1, max: 20 })
  routes: string[];

  /** Slug of a priority. */
  @IsSlug()
  for: string;
}

class ProgrammeCapstoneDto implements ProgrammeCapstone {
  /** Number of the milestone that is due; absent where the whole is shown. */
  @IsOptional()
  @IsWhole(1, 50)
  milestone?: number;

  /** What the sitting is about. */
  @IsText(1, 500)
  focus: string;
}

class ProgrammeReviewDto implements ProgrammeReview {
  /** Technical questions. */
  @IsListOf(() => ProgrammeQuestionDto, { min: 1, max: 10 })
  questions: ProgrammeQuestionDto[];

  /** A scenario. */
  @IsPart(() => ProgrammeQuestionDto)
  scenario: ProgrammeQuestionDto;

  /** A behavioral prompt that is answered aloud. */
  @IsPart(() => ProgrammeQuestionDto)
  spoken: ProgrammeQuestionDto;

  /** One that is written down in the flexible hours. */
  @IsOptional()
  @IsPart(() => ProgrammeQuestionDto)
  written?: ProgrammeQuestionDto;
}

export class ProgrammeWeekDto implements ProgrammeWeek {
  /** Of the programme, not of the calendar. */
  @IsWhole(1, 999)
  number: number;

  /** What it is about. */
  @IsText(1, 120)
  theme: string;

  /** What somebody can do at its end. */
  @IsTextList({ min: 1, max: 10 }, { min: 1, max: 500 })
  outcomes: string[];

  /** What to read. */
  @IsListOf(() => ReadingDto, { min: 1, max: 10 })
  research: ReadingDto[];

  /** What to build. */
  @IsPart(() => ProgrammeBuildDto)
  build: ProgrammeBuildDto;

  /** What the project is about. */
  @IsPart(() => ProgrammeCapstoneDto)
  capstone: ProgrammeCapstoneDto;

  /** What is asked. */
  @IsPart(() => ProgrammeReviewDto)
  review: ProgrammeReviewDto;
}
