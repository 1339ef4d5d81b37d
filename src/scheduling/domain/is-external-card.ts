/**
 * Whether a card is of another app, known here by its imported history alone. The id says it: those of
 * questions are made (UUID version 7), those of external cards are derived from their names (version 8,
 * RFC 9562 §5.8). So whoever plans a day can leave them out without asking the database.
 */
export function isExternalCard(questionId: string): boolean {
  return questionId.charAt(14) === '8';
}
