import type { PassedAnswer } from '../../attempts/domain/passed-answer.js';
import type { DecidingKind } from '../../attempts/domain/grade-in-force.js';
import type { SkillLevels } from '../../question-bank/domain/skill-levels.js';
import { answerLevel } from './answer-level.js';
import type { Evidence, SkillLevel } from './evidence.js';
import { skillLevels } from './evidence.js';
import { evidenceStanding, type Standing } from './evidence-standing.js';
import { missingInWords } from './missing-in-words.js';
import { originsOf, questionOrigin } from './origins-of.js';
import { shownLevel, type Piece } from './shown-level.js';

/** What the matrix is made of. */
export interface MatrixFacts {
  /** In the order in which they are to stand. */
  readonly skills: readonly MatrixSkill[];
  readonly answers: readonly PassedAnswer[];
  readonly evidence: readonly Evidence[];
  /** Of the questions that the answers of the evidence answer, by attempt. */
  readonly families: ReadonlyMap<string, string>;
  /** The learner's own day. */
  readonly today: string;
  /** The learner's own day of an instant. */
  readonly dayOf: (instant: Date) => string;
}

export interface MatrixSkill {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly levels: SkillLevels | null;
}

/** Something that speaks for a skill, as it is shown. */
export interface MatrixPiece extends Piece {
  readonly source: 'answer' | 'evidence';
  /** Of the attempt, or of the evidence. */
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly url: string | null;
  readonly judgedBy: DecidingKind;
  readonly standing: Standing;
}

export interface MatrixRow extends MatrixSkill {
  /** The highest level that is shown; null for none. */
  readonly shown: SkillLevel | null;
  /** What the next level takes, in words; null at the highest. */
  readonly missing: string | null;
  /** What speaks for it, the strongest first; what counts no more comes last. */
  readonly pieces: readonly MatrixPiece[];
}

/**
 * What a learner has shown of each skill: by answers that pass by the grade in force, and by what is in
 * the portfolio. Evidence is self-graded until a coach confirms it; a certification too, for anybody can
 * write down an address that the server never opens.
 */
export function skillMatrix(facts: MatrixFacts): MatrixRow[] {
  const answers = facts.answers.map((answer) => ({
    skills: answer.skills.map((skill) => ({ skill, level: answerLevel(answer) })),
    piece: answerPiece(answer, facts),
  }));
  const evidence = facts.evidence.map((each) => ({
    skills: each.skills,
    piece: evidencePiece(each, facts),
  }));
  const sources = [...answers, ...evidence];
  return facts.skills.map((skill) => {
    const pieces = sources
      .flatMap(({ skills, piece }) =>
        skills
          .filter((shown) => shown.skill === skill.slug)
          .map(({ level }): MatrixPiece => ({ ...piece, level })),
      )
      .toSorted(byStrength);
    const counting = pieces.filter(({ standing }) => standing === 'counts');
    const { level, missing } = shownLevel(counting);
    const words = missing === null ? null : missingInWords(missing);
    return { ...skill, shown: level, missing: words, pieces };
  });
}

type Unlevelled = Omit<MatrixPiece, 'level'>;

function answerPiece(answer: PassedAnswer, { dayOf }: MatrixFacts): Unlevelled {
  const { attemptId, title, family, gradedBy, submittedAt } = answer;
  return {
    source: 'answer',
    id: attemptId,
    title,
    day: dayOf(submittedAt),
    url: null,
    judgedBy: gradedBy,
    isSelfGraded: gradedBy === 'self',
    origins: [questionOrigin(family)],
    standing: 'counts',
  };
}

function evidencePiece(evidence: Evidence, { families, today }: MatrixFacts): Unlevelled {
  const { id, title, day, url, attemptId, confirmations } = evidence;
  const isConfirmed = confirmations.length > 0;
  return {
    source: 'evidence',
    id,
    title,
    day,
    url,
    judgedBy: isConfirmed ? 'coach' : 'self',
    isSelfGraded: !isConfirmed,
    origins: originsOf(evidence, families.get(attemptId ?? '') ?? null),
    standing: evidenceStanding(evidence, today),
  };
}

/** What counts before what does not, then by level, then by others before one's own, then the latest. */
function byStrength(one: MatrixPiece, other: MatrixPiece): number {
  return (
    Number(other.standing === 'counts') - Number(one.standing === 'counts') ||
    skillLevels.indexOf(other.level) - skillLevels.indexOf(one.level) ||
    Number(one.isSelfGraded) - Number(other.isSelfGraded) ||
    compare(other.day, one.day) ||
    compare(one.id, other.id)
  );
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
