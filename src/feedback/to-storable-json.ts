/**
 * JSON that the database takes: a model may write what text columns and `jsonb` cannot hold, the character
 * NUL and halves of surrogate pairs.
 */
export function toStorableJson(value: object): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'string' ? toStorableText(member) : member,
  );
}

export function toStorableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
