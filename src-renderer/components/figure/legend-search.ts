/** Finds curves by their names in a figure's legends: the others fade, with their entries and bands. Pure. */
import { isRecord, listIn, numberOr, textOr } from '../read-json.ts'
import type { JsonRecord } from '../read-json.ts'

/** Fewer are seen at a glance. */
const searchedFrom = 9
/** How much is left of what does not match. */
const fadedTo = 0.1
const fadedEntry = 0.35

/** A legend has so many entries that one would search it. */
export const isSearchable = (option: JsonRecord): boolean => listIn(option['legend']).some((legend) => isRecord(legend) && legend['show'] !== false && listIn(legend['data']).length >= searchedFrom)

/** Which names match: those with the text as it stands, or, where none has it, those with all of its words; in whatever case. */
export function matching(names: readonly string[], text: string): ReadonlySet<string> {
  const whole = text.trim().toLowerCase()
  const found = names.filter((name) => name.toLowerCase().includes(whole))
  return new Set(found.length > 0 ? found : names.filter((name) => whole.split(/\s+/).every((word) => name.toLowerCase().includes(word))))
}

/** How many of a figure's curves match. */
export function matchCount(option: JsonRecord, text: string): { readonly found: number; readonly all: number } {
  const names = entryNames(option)
  return { found: matching(names, text).size, all: names.length }
}

const entryNames = (option: JsonRecord): string[] => [...new Set(listIn(option['legend']).flatMap((legend) => (isRecord(legend) ? listIn(legend['data']).map(nameOf) : [])))]

/** The option with what does not match pale; every opacity is said, so that a chart takes back what it had. */
export function highlighted(option: Record<string, unknown>, text: string): Record<string, unknown> {
  const series = listIn(option['series'])
  const found = matching(entryNames(option), text)
  const kept = (name: string): boolean => text.trim() === '' || found.has(name)
  // A band has no name, but the colour of its curve.
  const colours = new Set(series.flatMap((one) => (isRecord(one) && nameOf(one) !== '' && kept(nameOf(one)) ? [part(one, 'lineStyle')['color']] : [])))
  return {
    ...option,
    series: series.map((one) => (isRecord(one) && isCurve(one) ? faded(one, nameOf(one) === '' ? text.trim() === '' || colours.has(part(one, 'areaStyle')['color'] ?? part(one, 'lineStyle')['color']) : kept(nameOf(one))) : one)),
    legend: listIn(option['legend']).map((legend) => (isRecord(legend) ? { ...legend, data: listIn(legend['data']).map((entry) => fadedName(entry, kept(nameOf(entry)))) } : legend)),
  }
}

const drawnParts = ['lineStyle', 'itemStyle', 'areaStyle'] as const

/** Curves, and their bands, error bars and unsmoothed lines; not what stands in a plot by itself. */
const isCurve = (series: JsonRecord): boolean => nameOf(series) !== '' || /:(?:band|error|faint):/.test(textOr(series['id'], ''))

function faded(series: JsonRecord, isKept: boolean): JsonRecord {
  const parts = drawnParts.filter((key) => isRecord(series[key])).map((key): [string, JsonRecord] => {
    const style = part(series, key)
    const opacity = numberOr(style['opacity'], 1)
    return [key, { ...style, opacity: isKept ? opacity : opacity * fadedTo }]
  })
  return { ...series, ...Object.fromEntries(parts) }
}

function fadedName(entry: unknown, isKept: boolean): unknown {
  if (!isRecord(entry)) return entry
  return { ...entry, textStyle: { ...part(entry, 'textStyle'), opacity: isKept ? 1 : fadedEntry } }
}

const part = (of: JsonRecord, key: string): JsonRecord => { const value = of[key]; return isRecord(value) ? value : {} }
const nameOf = (of: unknown): string => textOr(isRecord(of) ? of['name'] : of, '').trimEnd()
