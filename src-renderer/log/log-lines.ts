/** Lines of the lab's log: how many are held, which are shown, and how they read. */
import type { LabLogLevel, NumberedLogLine } from '../../src-main/api/contract.ts'
import type { StatusWord } from '../components/status-words.ts'

/** As many as the lab has at hand: what is older is in the file. */
export const mostLines = 2000

/** With what came after them; the newest stay. */
export const withNewer = (lines: readonly NumberedLogLine[], newer: readonly NumberedLogLine[]): readonly NumberedLogLine[] => [...lines, ...newer].slice(-mostLines)

/** `level`: this one and what is worse. */
export interface LogFilter {
  readonly level: LabLogLevel
  /** Words that all occur in scope or text, in any case of letters. */
  readonly words: string
}

const ranks: Readonly<Record<LabLogLevel, number>> = { info: 0, warning: 1, error: 2 }

export const levelChoices: readonly { readonly level: LabLogLevel; readonly title: string }[] = [
  { level: 'info', title: 'All lines' }, { level: 'warning', title: 'Warnings and errors' }, { level: 'error', title: 'Errors' },
]

export const levelWords: Readonly<Record<LabLogLevel, StatusWord>> = {
  info: { word: 'info', icon: 'pi pi-info-circle', tone: 'muted' },
  warning: { word: 'warning', icon: 'pi pi-exclamation-triangle', tone: 'warn' },
  error: { word: 'error', icon: 'pi pi-times-circle', tone: 'fail' },
}

export function filterLines(lines: readonly NumberedLogLine[], { level, words }: LogFilter): readonly NumberedLogLine[] {
  const wanted = words.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return lines.filter((line) => {
    const said = `${line.scope} ${line.text}`.toLowerCase()
    return ranks[line.level] >= ranks[level] && wanted.every((word) => said.includes(word))
  })
}

/** As in the file. */
export const linesText = (lines: readonly NumberedLogLine[]): string => lines.map(({ at, level, scope, text }) => `${at} ${level} ${scope}: ${text}\n`).join('')

/** "3 of 12 lines". */
export function countText(shown: number, held: number): string {
  const all = `${held} ${held === 1 ? 'line' : 'lines'}`
  return shown === held ? all : `${shown} of ${all}`
}
