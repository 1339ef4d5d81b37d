/** Whether two pieces of plain data are the same, in whatever order their fields were written. */
export function isSameData(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null) return one === other;
  if (typeof other !== 'object' || other === null) return false;
  const fields = new Map(Object.entries(other));
  const own = Object.entries(one);
  return (
    own.length === fields.size &&
    own.every(([name, value]) => fields.has(name) && isSameData(value, fields.get(name)))
  );
}
