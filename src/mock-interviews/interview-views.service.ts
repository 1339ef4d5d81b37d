import { Injectable } from '@nestjs/common';
import type { CurrentUser } from '../platform/http/current-user.js';
import type { PublishedQuestion } from '../question-bank/domain/published-question.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { AskableRoundsRepository } from './askable-rounds.repository.js';
import { mayBegin } from './domain/may-begin.js';
import { maySeeQuestion } from './domain/may-see-question.js';
import type { InterviewRecord, Round } from './domain/mock-interview.js';
import { InterviewNames } from './interview-names.service.js';
import type { RoundKey } from './round.repository.js';

/** Who looks, and by which clock on the wall. */
export type Viewer = Pick<CurrentUser, 'id' | 'zone'>;

/** An interview as one of the two may see it. */
export interface ShownInterview {
  readonly record: InterviewRecord;
  readonly viewer: Viewer;
  /** By account; who left has none. */
  readonly names: ReadonlyMap<string, string>;
  /** By number of the round; a candidate is shown the question of no round that has not begun. */
  readonly questions: ReadonlyMap<number, PublishedQuestion>;
  /** Whether there is something to ask, by number of those rounds that can still begin. */
  readonly askable: ReadonlyMap<number, boolean>;
}

/** Looks up what an interview is shown with. */
@Injectable()
export class InterviewViews {
  constructor(
    private readonly names: InterviewNames,
    private readonly questions: QuestionReader,
    private readonly askableRounds: AskableRoundsRepository,
  ) {}

  async of(viewer: Viewer, record: InterviewRecord): Promise<ShownInterview> {
    const [shown] = await this.ofAll(viewer, [record]);
    const nothing = { names: new Map(), questions: new Map(), askable: new Map() };
    return shown ?? { record, viewer, ...nothing };
  }

  async ofAll(viewer: Viewer, records: readonly InterviewRecord[]): Promise<ShownInterview[]> {
    const names = await this.names.in(records);
    const open = records.flatMap(({ rounds }) => rounds.flatMap((each) => openTo(viewer, each)));
    const described = await this.questions.describe([...new Set(open)]);
    const byId = new Map(described.map((question) => [question.questionId, question]));
    const askableOf = await this.askableIn(records);
    return records.map((record) => {
      const questions = questionsOf(viewer, record, byId);
      return { record, viewer, names, questions, askable: askableOf(record) };
    });
  }

  /**
   * Nobody is told before there is a booking: whoever proposes one of their choice to everybody would
   * learn who has answered which question.
   */
  private async askableIn(
    records: readonly InterviewRecord[],
  ): Promise<(record: InterviewRecord) => ReadonlyMap<number, boolean>> {
    const ahead = records.filter((record) => roundsAhead(record).length > 0);
    const ids = ahead.map(({ interview }) => interview.id);
    const askable = ids.length === 0 ? [] : await this.askableRounds.list(ids);
    const keys = new Set(askable.map(keyOf));
    return (record) => {
      const rounds = roundsAhead(record);
      return new Map(rounds.map((round) => [round.number, keys.has(keyOf(round))]));
    };
  }
}

function keyOf({ interviewId, number }: RoundKey): string {
  return `${interviewId}/${number}`;
}

function roundsAhead({ interview, rounds }: InterviewRecord): readonly Round[] {
  return rounds.filter((round) => mayBegin(interview.state, round));
}

function openTo(viewer: Viewer, round: Round): string[] {
  const { questionId } = round;
  return questionId !== null && maySeeQuestion(round, viewer.id) ? [questionId] : [];
}

function questionsOf(
  viewer: Viewer,
  { rounds }: InterviewRecord,
  byId: ReadonlyMap<string, PublishedQuestion>,
): ReadonlyMap<number, PublishedQuestion> {
  return new Map(
    rounds.flatMap((round) => {
      const [id = ''] = openTo(viewer, round);
      const question = byId.get(id);
      return question === undefined ? [] : [[round.number, question] as const];
    }),
  );
}
