/** Durations for a terminal. */

const units = [['d', 86_400], ['h', 3600], ['min', 60]] as const

/** "0.4 s", "12 s", "3 min", "2.5 h": two digits that matter. */
export function durationText(seconds: number): string {
  const [name, size] = units.find(([, long]) => seconds >= 1.5 * long) ?? ['s', 1]
  const amount = seconds / size
  return `${amount < 10 ? Number(amount.toFixed(1)) : Math.round(amount)} ${name}`
}
