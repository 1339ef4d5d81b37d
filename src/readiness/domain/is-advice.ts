/** How the paragraphs begin that say what to do before an interview. */
export const adviceWords = {
  studyNext: 'Study next:',
  askNext: "A coach's grade of one more answer",
} as const;

/** Whether a paragraph is of no use once the interview is over. */
export function isAdvice(paragraph: string): boolean {
  return Object.values(adviceWords).some((words) => paragraph.startsWith(words));
}
