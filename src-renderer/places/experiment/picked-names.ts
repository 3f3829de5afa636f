/** A list of names out of those there are, as a list to pick from. */

export interface Pick {
  readonly name: string
  readonly picked: boolean
  /** False for what an imported file may bring: it must be seen to be mended. */
  readonly known: boolean
}

/** All names in their order, then those that the value has and nobody knows. */
export function pickList(options: readonly string[], value: unknown): Pick[] {
  const picked = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  const strange = [...new Set(picked)].filter((name) => !options.includes(name))
  return [...options, ...strange].map((name) => ({ name, picked: picked.includes(name), known: options.includes(name) }))
}

/** What is picked, in the order of the list. */
export const pickedNames = (select: HTMLSelectElement): string[] => [...select.selectedOptions].map((option) => option.value)
