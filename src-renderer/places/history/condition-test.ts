/** Whether a run fulfils a condition. */
import type { HistoryFields, RunSummary } from '../../../src-main/api/contract.ts'
import { columnOf, valueIn } from './history-columns.ts'
import type { FetchedValue, HistoryColumn } from './history-columns.ts'
import type { Condition } from './history-terms.ts'
import { readPeriod } from './value-words.ts'

export interface ConditionContext {
  readonly fields: HistoryFields
  readonly fetched: FetchedValue
  /** Preset id to "Fig. 2b". */
  readonly figures: ReadonlyMap<string, string>
}

/** A run without a value fulfils only "not equal". */
export function conditionTest(condition: Condition, context: ConditionContext): (run: RunSummary) => boolean {
  const column = columnOf(condition.field, context.fields)
  const test = valueTest(condition, column, context)
  const negated = condition.operator === 'ne'
  if (column.kind === 'tags') {
    const wanted = String(condition.value).toLowerCase()
    const holds = condition.operator === 'contains' ? (tag: string) => tag.toLowerCase().includes(wanted) : (tag: string) => tag.toLowerCase() === wanted
    return (run) => run.tags.some(holds) !== negated
  }
  return (run) => {
    const value = valueIn(condition.field, run, context.fetched)
    return value === null ? negated : test(value)
  }
}

type ValueTest = (value: number | string) => boolean

function valueTest({ operator, value, upper }: Condition, column: HistoryColumn, { figures }: ConditionContext): ValueTest {
  if (column.kind === 'date') return periodTest(operator, String(value), String(upper ?? value))
  if (column.kind === 'figure') return figureTest(operator, String(value), figures)
  if (typeof value === 'number') return numberTest(operator, value, Number(upper ?? value))
  return textTest(operator, value.toLowerCase(), String(upper ?? value).toLowerCase())
}

function numberTest(operator: Condition['operator'], wanted: number, upper: number): ValueTest {
  switch (operator) {
    case 'eq': case 'contains': return (value) => Number(value) === wanted
    case 'ne': return (value) => Number(value) !== wanted
    case 'lt': return (value) => Number(value) < wanted
    case 'le': return (value) => Number(value) <= wanted
    case 'gt': return (value) => Number(value) > wanted
    case 'ge': return (value) => Number(value) >= wanted
    case 'between': return (value) => Number(value) >= wanted && Number(value) <= upper
  }
}

function textTest(operator: Condition['operator'], wanted: string, upper: string): ValueTest {
  const on = (test: (value: string) => boolean): ValueTest => (value) => test(String(value).toLowerCase())
  switch (operator) {
    case 'eq': return on((value) => value === wanted)
    case 'ne': return on((value) => value !== wanted)
    case 'contains': return on((value) => value.includes(wanted))
    case 'lt': return on((value) => value < wanted)
    case 'le': return on((value) => value <= wanted)
    case 'gt': return on((value) => value > wanted)
    case 'ge': return on((value) => value >= wanted)
    case 'between': return on((value) => value >= wanted && value <= upper)
  }
}

/** A day is a period: after it means after its end. */
function periodTest(operator: Condition['operator'], day: string, lastDay: string): ValueTest {
  const [first, last] = [readPeriod(day), readPeriod(lastDay)]
  if (first === undefined || last === undefined) return () => false
  const on = (test: (at: number) => boolean): ValueTest => (value) => test(Date.parse(String(value)))
  switch (operator) {
    case 'eq': case 'contains': return on((at) => at >= first.from && at < first.to)
    case 'ne': return on((at) => at < first.from || at >= first.to)
    case 'lt': return on((at) => at < first.from)
    case 'le': return on((at) => at < first.to)
    case 'gt': return on((at) => at >= first.to)
    case 'ge': return on((at) => at >= first.from)
    case 'between': return on((at) => at >= first.from && at < last.to)
  }
}

/** By the preset's id or its figure, with or without "Fig.". */
function figureTest(operator: Condition['operator'], typed: string, figures: ReadonlyMap<string, string>): ValueTest {
  const plain = (text: string): string => text.toLowerCase().replace(/^fig\w*\.?\s*/, '').replace(/\s/g, '')
  const wanted = plain(typed)
  const holds = (value: string): boolean => {
    const names = [value.toLowerCase(), plain(figures.get(value) ?? value)]
    return operator === 'contains' ? names.some((name) => name.includes(wanted)) : names.includes(wanted) || names.includes(typed.toLowerCase())
  }
  return (value) => holds(String(value)) !== (operator === 'ne')
}
