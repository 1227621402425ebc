// Tests wait for a named thing, with a deadline; they never sleep.
const SLOW = Number(process.env.E2E_SLOW ?? 1);
const POLL_MS = 50;

/** Milliseconds of patience on this machine. */
export const patience = (ms) => ms * SLOW;

/** What `look` finds, as soon as it finds something. */
export async function until(what, look, ms = 30_000) {
  const end = Date.now() + patience(ms);
  for (let last; ; ) {
    try {
      last = await look();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end)
      throw new Error(
        `${what} did not come within ${ms / 1000} s × ${SLOW}; last seen: ${last instanceof Error ? last.message : JSON.stringify(last)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export function equal(actual, expected, what = 'value') {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value, null, 1));
  if (a !== b) throw new Error(`${what}: got ${a}, expected ${b}`);
}

export function ok(condition, what) {
  if (!condition) throw new Error(what);
}
