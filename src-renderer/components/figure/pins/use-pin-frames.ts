/** Where the plots of a chart stand and how their axes lay numbers out, for what is drawn over the chart; read whenever the chart was drawn. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { isRecord, listIn } from '../../read-json.ts'
import type { PlotPlace } from '../../time/time-option.ts'
import type { AxisPx, PinFrame } from './pins.ts'

/** What the chart says of a number along an axis. */
export type PixelAt = (axis: { readonly xAxisIndex: number } | { readonly yAxisIndex: number }, value: number) => unknown

export function usePinFrames(): { readonly frames: ShallowRef<ReadonlyMap<number, PinFrame>>; read(option: Record<string, unknown>, places: ReadonlyMap<number, PlotPlace>, pixelAt: PixelAt): void } {
  const frames = shallowRef<ReadonlyMap<number, PinFrame>>(new Map())

  function read(option: Record<string, unknown>, places: ReadonlyMap<number, PlotPlace>, pixelAt: PixelAt): void {
    const next = new Map([...places].flatMap(([index, { left, top, width, height }]): [number, PinFrame][] => {
      const x = axisPx(listIn(option['xAxis'])[index], (value) => pixelAt({ xAxisIndex: index }, value))
      const y = axisPx(listIn(option['yAxis'])[index], (value) => pixelAt({ yAxisIndex: index }, value))
      return x === undefined || y === undefined ? [] : [[index, { left, top, width, height, x, y }]]
    }))
    if (JSON.stringify([...next]) !== JSON.stringify([...frames.value])) frames.value = next
  }

  return { frames, read }
}

function axisPx(axis: unknown, pixelAt: (value: number) => unknown): AxisPx | undefined {
  const log = isRecord(axis) && axis['type'] === 'log'
  const [zero, one] = [pixelAt(log ? 1 : 0), pixelAt(log ? 10 : 1)]
  return typeof zero === 'number' && typeof one === 'number' && Number.isFinite(zero) && Number.isFinite(one) && zero !== one ? { zero, one, log } : undefined
}
