/** What a data set is, in the words and numbers of the page. */
import type { DatasetSummary, DatasetTask } from '../../../src-main/api/contract.ts'
import { paceOf, progressLine, rateText, timeLeftText } from '../../components/progress-words.ts'

const kinds: Readonly<Record<NonNullable<DatasetSummary['kind']>, string>> = {
  'idx': 'MNIST format (IDX)', 'cifar-10': 'CIFAR-10', 'cifar-100': 'CIFAR-100', 'image-folder': 'Folder of images', 'npz': 'NumPy archive (.npz)', 'generated-digits': 'Generated digits',
}

const places: Readonly<Record<NonNullable<DatasetSummary['place']>, string>> = { generated: 'generated', copied: 'copied', linked: 'linked' }

export const kindWord = ({ kind }: Pick<DatasetSummary, 'kind'>): string => (kind === null ? 'Damaged' : kinds[kind])

export const placeWord = ({ place }: Pick<DatasetSummary, 'place'>): string => (place === null ? 'damaged' : places[place])

/** "10,000". */
export const countText = (count: number | null | undefined): string => (count === null || count === undefined ? '–' : count.toLocaleString('en-US'))

/** "28 × 28, grey". */
export const shapeText = (shape: DatasetSummary['shape']): string => (shape === null ? '–' : `${shape.height} × ${shape.width}, ${shape.channels === 1 ? 'grey' : 'colour'}`)

/** "60,000 + 10,000 images". */
export const imagesText = ({ counts }: Pick<DatasetSummary, 'counts'>): string => (counts === null ? '–' : `${countText(counts.train)} + ${countText(counts.test)} images`)

const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** "11.5 MB". */
export function bytesText(bytes: number | null): string {
  if (bytes === null) return 'not counted'
  let [value, unit] = [bytes, 0]
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit] ?? ''}`
}

/** "0.131 ± 0.308", for each channel. */
export const momentsText = (mean: readonly number[], sd: readonly number[]): string => mean.map((value, channel) => `${value.toFixed(3)} ± ${(sd[channel] ?? 0).toFixed(3)}`).join(' / ')

export const isUnderWay = ({ state }: Pick<DatasetTask, 'state'>): boolean => state === 'waiting' || state === 'working'

/** 0 to 1; undefined where nobody knows. */
export const fractionOf = ({ done, total }: Pick<DatasetTask, 'done' | 'total'>): number | undefined => (total === 0 ? undefined : Math.min(1, done / total))

/** "Decoding images: 120 of 400 images, 35 images/s, about 8.0 s left". */
export function progressText({ activity, done, total, unit, perSecond }: DatasetTask): string {
  if (total === 0) return activity
  const text = (count: number): string => (unit === 'bytes' ? bytesText(count) : `${countText(Math.round(count))} ${unit}`)
  const amount = unit === 'bytes' ? `${bytesText(done)} of ${bytesText(total)}` : `${countText(done)} of ${countText(total)} ${unit}`
  return progressLine(`${activity}: ${amount}`, rateText(perSecond, text), timeLeftText(paceOf(done, total, perSecond).secondsLeft))
}

/** A name that may be given, made of the last part of a path. */
export function suggestedName(path: string): string {
  const last = path.trim().split(/[\\/]+/).filter((part) => part !== '').at(-1) ?? ''
  return last.replace(/\.npz$/i, '').replace(/[^\w.-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 64).replace(/[.-]+$/, '')
}
