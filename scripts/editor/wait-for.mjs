/**
 * Asks again and again until the answer is truthy: for what has no event to wait for, and never to give something time.
 * @template T
 * @param {string} what for the error, when it never comes
 * @param {() => Promise<T> | T} ask
 * @returns {Promise<NonNullable<T>>}
 */
export async function waitFor(what, ask, { timeout = 15_000, interval = 50 } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Chờ mãi không thấy (waited in vain for): ${what}`);
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}
