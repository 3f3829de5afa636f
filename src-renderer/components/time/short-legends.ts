/** Legends of time plots in few words: what the authors' code gave is one entry, and probability is written short. */
import { isRecord, listIn, textOr } from '../read-json.ts'

type Json = Record<string, unknown>

/** References of a plot that stand for several lines share this name, and so are shown and hidden together. */
const shared = 'Authors\' code'

const isReference = (series: Json): boolean => textOr(series['id'], '').includes(':reference:') && textOr(series['name'], '').trimEnd().endsWith(', authors\' code')

/** The same series with the references of the given plots under one name. */
export const withSharedReferences = (series: readonly unknown[], plots: ReadonlySet<number>): readonly unknown[] => series.map((one) => (
  isRecord(one) && plots.has(Number(one['xAxisIndex'])) && isReference(one) ? { ...one, name: shared } : one))

/** Legends in the order of plots; `series` as they came. Entries stand as close as the room beside their texts lets them. */
export function shortLegends(legends: readonly unknown[], series: readonly unknown[], plots: ReadonlySet<number>, textColour: string): readonly unknown[] {
  return legends.map((legend, index) => {
    if (!isRecord(legend) || !plots.has(index)) return legend
    const references = new Set(series.flatMap((one) => (isRecord(one) && one['xAxisIndex'] === index && isReference(one) ? [textOr(one['name'], '')] : [])))
    const entries = listIn(legend['data']).filter(isRecord)
    const [first, ...others] = entries.filter(({ name }) => references.has(textOr(name, '')))
    const look = others.length === 0 ? {} : { lineStyle: { ...(isRecord(first?.['lineStyle']) ? first['lineStyle'] : {}), color: textColour } }
    const kept = entries.filter(({ name }) => !references.has(textOr(name, '')))
    return { ...legend, data: first === undefined ? kept : [...kept, { ...first, name: shared, ...look }], formatter: shortName, itemGap: 0, itemWidth: 20 }
  })
}

export const shortName = (name: string): string => name.trimEnd().replace(/\bprobability\b/, 'prob.').replace(' (second spike)', '')
