import type {
  MilestoneAnswer,
  MilestoneFacts,
  MilestoneStanding,
  MilestoneState,
} from './milestone-standing.js';

/**
 * How far somebody is with the milestones of a capstone. The first is open; each later one opens when the
 * one before was accepted by others, which is what peers settled on or a coach or interviewer said, or was
 * waived. What was accepted once stays accepted, whatever is handed in after it.
 *
 * @param milestones in the order of their numbers; the answers of each the latest first
 */
export function standMilestones(milestones: readonly MilestoneFacts[]): MilestoneStanding[] {
  return milestones.map((facts, index) => {
    const before = milestones[index - 1];
    const isOpen = before === undefined || before.waivedAt !== null || acceptedOf(before) !== null;
    const answer = acceptedOf(facts) ?? waitingOf(facts) ?? facts.answers[0] ?? null;
    return {
      number: facts.number,
      state: stateOf(answer, isOpen),
      isOpen: isOpen || acceptedOf(facts) !== null,
      isWaived: facts.waivedAt !== null,
      isHandedIn: facts.answers.some(({ submittedAt }) => submittedAt !== null),
      attemptId: answer?.attemptId ?? null,
    };
  });
}

function acceptedOf({ answers }: MilestoneFacts): MilestoneAnswer | null {
  return answers.find((answer) => isAccepted(answer)) ?? null;
}

/** What was handed in last, where nobody else has decided about it: a draft since does not undo it. */
function waitingOf({ answers }: MilestoneFacts): MilestoneAnswer | null {
  const latest = answers.find(({ submittedAt }) => submittedAt !== null);
  return latest === undefined || latest.judgement?.by === 'others' ? null : latest;
}

function isAccepted({ submittedAt, judgement }: MilestoneAnswer): boolean {
  return submittedAt !== null && judgement?.by === 'others' && judgement.isPass;
}

function stateOf(answer: MilestoneAnswer | null, isOpen: boolean): MilestoneState {
  if (answer === null) return isOpen ? 'open' : 'locked';
  if (isAccepted(answer)) return 'accepted';
  if (answer.submittedAt === null) return 'under-way';
  return answer.judgement?.by === 'others' ? 'returned' : 'handed-in';
}
