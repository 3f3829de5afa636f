/** A device and its test in words and signs. */
import type { DeviceTest, DeviceTestNetwork, DeviceView } from '../../../src-main/api/contract.ts'
import type { StatusWord } from '../../components/status-words.ts'

const deviceWords: Readonly<Record<DeviceView['state'], StatusWord>> = {
  looking: { word: 'looking', icon: 'pi pi-search', tone: 'muted' },
  available: { word: 'available', icon: 'pi pi-check-circle', tone: 'pass' },
  unavailable: { word: 'unavailable', icon: 'pi pi-minus-circle', tone: 'muted' },
  crashed: { word: 'crashed', icon: 'pi pi-times-circle', tone: 'fail' },
}

const testWords: Readonly<Record<DeviceTest['state'], StatusWord>> = {
  waiting: { word: 'waiting', icon: 'pi pi-clock', tone: 'muted' },
  running: { word: 'testing', icon: 'pi pi-play', tone: 'accent' },
  passed: { word: 'passed', icon: 'pi pi-check', tone: 'pass' },
  failed: { word: 'failed', icon: 'pi pi-times', tone: 'fail' },
}

export const deviceWord = ({ state }: DeviceView): StatusWord => deviceWords[state]
export const testWord = ({ state }: DeviceTest): StatusWord => testWords[state]

export const isUnderWay = (test: DeviceTest | null): boolean => test?.state === 'waiting' || test?.state === 'running'

/** "3.9e-7". */
export const deviationText = (deviation: number | null): string => (deviation === null ? 'not a number' : deviation === 0 ? '0' : deviation.toExponential(1))

/** The network that deviates most; undefined before a test has ended. */
export function worstOf({ networks }: DeviceTest): DeviceTestNetwork | undefined {
  return networks.reduce<DeviceTestNetwork | undefined>((worst, network) => (worst === undefined || (network.deviation ?? Infinity) > (worst.deviation ?? Infinity) ? network : worst), undefined)
}

/** "7.1 ms". */
export const stepText = (ms: number): string => `${ms < 100 ? ms.toFixed(1) : Math.round(ms)} ms`

/** Each network in a line, for whoever wants to know more. */
export const networkText = ({ title, deviation, where, passed }: DeviceTestNetwork): string =>
  `${title}: ${deviationText(deviation)}${where === '' ? '' : ` (${where})`}${passed ? '' : ', too much'}`
