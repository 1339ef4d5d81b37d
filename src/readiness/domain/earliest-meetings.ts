import type { FirstMeeting } from './project-on-plan.js';

/**
 * When each question would be met first, if both are followed: a plan comes on top of what is met every day
 * anyway, and takes nothing away from it. Each question once, in no order.
 */
export function earliestMeetings(
  one: readonly FirstMeeting[],
  other: readonly FirstMeeting[],
): FirstMeeting[] {
  const first = new Map<string, FirstMeeting>();
  for (const meeting of [...one, ...other]) {
    const known = first.get(meeting.questionId);
    if (known === undefined || meeting.day < known.day) first.set(meeting.questionId, meeting);
  }
  return Array.from(first.values());
}
