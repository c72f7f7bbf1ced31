/**
 * Of several ways to write one thing, the one that an article mostly uses; of two that stand level, the one that comes
 * first. Undefined where there is none.
 */
export function prevailing<Form>(forms: readonly Form[]): Form | undefined {
  const counts = new Map<Form, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  let best: Form | undefined;
  let most = 0;
  // A map keeps the order in which its keys came.
  for (const [form, count] of counts) if (count > most) [best, most] = [form, count];
  return best;
}
