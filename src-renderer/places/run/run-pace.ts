/** How fast a run computes, in what its kind counts in. */
import { isRecord } from '../../components/read-json.ts'
import { countRateText } from '../../components/progress-words.ts'
import { formatNumber } from '../../components/figure/format.ts'
import { readTimeline } from '../../components/timeline/timeline.ts'

/** How many of what the whole of a spec is, as progress counts it. */
interface Whole {
  readonly total: number
  readonly text: (perSecond: number) => string
}

const counted = (value: unknown, unit: string): Whole | undefined => (typeof value === 'number' && value > 0 ? { total: value, text: (perSecond) => countRateText(perSecond, unit) } : undefined)
const within = (spec: unknown, part: string, name: string): unknown => (isRecord(spec) && isRecord(spec[part]) ? spec[part][name] : undefined)
const epochs = (spec: unknown): Whole | undefined => counted(within(spec, 'training', 'epochs'), 'epochs')

const wholes: Readonly<Record<string, (spec: unknown) => Whole | undefined>> = {
  spiking: (spec) => {
    const totalS = readTimeline(spec)?.totalS
    return totalS === undefined ? undefined : { total: totalS, text: (perSecond) => `${formatNumber(perSecond, 2)} s of model time per second` }
  },
  ensemble: epochs,
  rate: epochs,
  pairing: (spec) => counted(within(spec, 'protocol', 'realisations'), 'realisations'),
}

/** "0.5 s of model time per second", "3.4 epochs/min"; by the time that what is left will take. Empty where nobody can tell. */
export function runRateText(spec: unknown, progress: number, etaSeconds: number | null): string {
  const whole = isRecord(spec) ? wholes[String(spec['kind'])]?.(spec) : undefined
  if (whole === undefined || etaSeconds === null || etaSeconds <= 0 || progress >= 1) return ''
  return whole.text((whole.total * (1 - progress)) / etaSeconds)
}
