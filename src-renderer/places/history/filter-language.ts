/**
 * Conditions as one types them: `error<5 tag:good after:2026-11-01 duration:1min..2h`. What is no condition is a word to look for, or a
 * regular expression between slashes. Nothing
 * typed is dropped in silence: a condition that can't be read says what was expected.
 */
import type { HistoryFields, RunStatus } from '../../../src-main/api/contract.ts'
import { formatBytes } from './byte-words.ts'
import { fieldText, findField, quoted } from './filter-fields.ts'
import { readPattern, splitPatterns } from './filter-pattern.ts'
import type { HistoryColumn } from './history-columns.ts'
import { columnOf } from './history-columns.ts'
import type { Condition, Operator, VerdictFacet } from './history-terms.ts'
import { formatDuration, formatNumber } from '../../components/figure/format.ts'
import { readBytes, readDuration, readNumber, readPeriod } from './value-words.ts'

export interface ParsedFilter {
  readonly words: readonly string[]
  readonly patterns: readonly RegExp[]
  readonly conditions: readonly Condition[]
  readonly problems: readonly string[]
}

const signs: Readonly<Record<string, Operator>> = { '!=': 'ne', '≠': 'ne', '<=': 'le', '≤': 'le', '>=': 'ge', '≥': 'ge', '<': 'lt', '>': 'gt', '=': 'eq', ':': 'eq', '~': 'contains' }
export const operatorSigns: Readonly<Record<Operator, string>> = { eq: '=', ne: '≠', lt: '<', le: '≤', gt: '>', ge: '≥', contains: 'contains', between: 'between' }

const conditionShape = /^("[^"]*"|[^\s":=<>≤≥≠!~]+)(!=|≠|<=|≤|>=|≥|<|>|=|:|~)(.*)$/su

export function parseFilter(text: string, fields: HistoryFields): ParsedFilter {
  const words: string[] = []
  const conditions: Condition[] = []
  const problems: string[] = []
  const { sources, rest } = splitPatterns(text)
  const patterns = sources.map(readPattern).flatMap((read) => {
    if (read instanceof RegExp) return [read]
    problems.push(read.problem)
    return []
  })
  // Blanks around a comparison are no ends of words.
  const joined = rest.replace(/\s*(<=|>=|!=|[<>≤≥≠])\s*/gu, '$1')
  for (const token of joined.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []) {
    const [, name = '', sign = '', value = ''] = conditionShape.exec(token) ?? []
    if (sign === '' || (sign === ':' && value === '')) {
      words.push(unquoted(token))
      continue
    }
    const read = readCondition(unquoted(name), sign, unquoted(value), fields)
    if ('problem' in read) problems.push(read.problem)
    else conditions.push(read)
  }
  return { words, patterns, conditions, problems }
}

type Read = Condition | { readonly problem: string }

function readCondition(name: string, sign: string, value: string, fields: HistoryFields): Read {
  const shorthand = { after: 'gt', since: 'ge', before: 'lt', on: 'eq' }[name.toLowerCase()] as Operator | undefined
  const found = shorthand === undefined ? findField(name, fields) : { column: columnOf('createdAt', fields) }
  if ('problem' in found) return found
  return conditionOn(found.column, shorthand ?? signs[sign] ?? 'eq', value)
}

/** From an operator and a typed value; a range is written "2..5". */
export function conditionOn(column: HistoryColumn, operator: Operator, typed: string): Read {
  const [lower = '', upper] = operator === 'eq' || operator === 'between' ? typed.split('..') : [typed]
  const told = `${fieldText(column)}${operator === 'contains' ? '~' : operatorSigns[operator]}${typed}`
  const [from, to] = [readValue(column, lower.trim()), upper === undefined ? undefined : readValue(column, upper.trim())]
  if (operator === 'between' && upper === undefined) return { problem: `${told}: expected two values, such as 2..5` }
  if (operator === 'contains' && column.kind !== 'text' && column.kind !== 'tags' && column.kind !== 'figure') return { problem: `${told}: "contains" is for text; expected =, ≠, <, ≤, > or ≥ with ${expectedOf(column)}` }
  if (from === undefined || (upper !== undefined && to === undefined)) return { problem: `${told}: expected ${expectedOf(column)}` }
  if (to !== undefined) return { field: column.id, operator: 'between', value: from, upper: to }
  // Names are searched for, other texts are compared.
  return { field: column.id, operator: operator === 'eq' && (column.id === 'name' || column.id === 'reason') ? 'contains' : operator, value: from }
}

const statuses: readonly RunStatus[] = ['queued', 'running', 'done', 'failed', 'interrupted', 'cancelled']
const verdicts: Readonly<Record<string, VerdictFacet>> = { pass: 'pass', within: 'pass', fail: 'fail', outside: 'fail', out: 'fail', pending: 'pending', differs: 'differs', none: 'none' }
const flags: Readonly<Record<string, number>> = { yes: 1, true: 1, no: 0, false: 0 }

function readValue(column: HistoryColumn, text: string): number | string | undefined {
  const word = text.toLowerCase()
  switch (column.kind) {
    case 'number': return readNumber(text, column.unit)
    case 'duration': return readDuration(text)
    case 'bytes': return readBytes(text)
    case 'date': return readPeriod(text) === undefined ? undefined : text
    case 'status': return statuses.find((status) => status === word)
    case 'verdict': return verdicts[word]
    case 'flag': return flags[word]
    case 'text': case 'tags': case 'figure': return text === '' ? undefined : text
  }
}

/** What a value of this column looks like, in words. */
export function expectedOf(column: HistoryColumn): string {
  switch (column.kind) {
    case 'number': return `a number, such as 5${column.unit === '' ? '' : ` or 5${column.unit}`}`
    case 'duration': return 'a duration, such as 90s, 5min or 2h'
    case 'bytes': return 'a size, such as 500kB, 10MB or 2GB'
    case 'date': return 'a day, such as 2026-11-01, a month (2026-11), today or yesterday'
    case 'status': return `one of ${statuses.join(', ')}`
    case 'verdict': return 'one of pass, fail, pending, differs, none'
    case 'flag': return 'yes or no'
    case 'text': case 'tags': return 'some text'
    case 'figure': return 'a figure, such as 2b or "Fig. 2b"'
  }
}

/** A condition as a chip shows it: "duration ≥ 5 min". */
export function conditionWords(condition: Condition, fields: HistoryFields, figures: ReadonlyMap<string, string>): string {
  const column = columnOf(condition.field, fields)
  const show = (value: number | string): string => shown(value, column, figures)
  const label = column.kind === 'flag' || column.section === 'Run' ? column.title.toLowerCase() : column.label
  if (condition.operator === 'between') return `${label} ${show(condition.value)} to ${show(condition.upper ?? '')}`
  return `${label} ${operatorSigns[condition.operator]} ${show(condition.value)}`
}

function shown(value: number | string, column: HistoryColumn, figures: ReadonlyMap<string, string>): string {
  switch (column.kind) {
    case 'duration': return formatDuration(Number(value))
    case 'bytes': return formatBytes(Number(value))
    case 'flag': return value === 1 ? 'yes' : 'no'
    case 'figure': return figures.get(String(value)) ?? String(value)
    case 'number': return `${formatNumber(Number(value), 6)}${column.unit === '' ? '' : ` ${column.unit}`}`
    case 'text': case 'tags': case 'date': case 'status': case 'verdict': return String(value)
  }
}

/** A condition as one would type it, to be changed. */
export function conditionText(condition: Condition, fields: HistoryFields): string {
  const column = columnOf(condition.field, fields)
  const write = (value: number | string): string => {
    if (column.kind === 'duration') return `${Number(value) / 1000}s`
    if (column.kind === 'bytes') return `${Number(value)}B`
    if (column.kind === 'flag') return value === 1 ? 'yes' : 'no'
    return quoted(String(value))
  }
  if (condition.operator === 'between') return `${fieldText(column)}:${write(condition.value)}..${write(condition.upper ?? '')}`
  const sign = { eq: ':', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=', contains: '~', between: ':' }[condition.operator]
  return `${fieldText(column)}${sign}${write(condition.value)}`
}

const unquoted = (text: string): string => text.replaceAll('"', '')
