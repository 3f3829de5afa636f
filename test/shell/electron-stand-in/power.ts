/** Electron's power save blocker: it counts what holds the machine awake. */

export class StandInPowerSaveBlocker {
  started = 0
  readonly #blocks = new Set<number>()

  start(_type: 'prevent-app-suspension'): number {
    this.started += 1
    this.#blocks.add(this.started)
    return this.started
  }

  stop(id: number): void {
    if (!this.#blocks.delete(id)) throw new Error(`there is no block ${id}`)
  }

  active(): number {
    return this.#blocks.size
  }
}
