/** Asks for the newest only: what changes while an answer travels is asked next; what lies between is never asked. */

/** A function to call after each change; `ask` is never under way twice, and always once more after the last change. `ask` must not throw. */
export function latestOnly(ask: () => Promise<void>): () => Promise<void> {
  let busy = false
  let again = false
  return async () => {
    if (busy) {
      again = true
      return
    }
    busy = true
    do {
      again = false
      await ask()
    } while (again)
    busy = false
  }
}
