/** One cell under a current clamp: voltages above spikes, and how many of them are events and bursts. */
import { column } from '../series-rows.ts'
import { generalFigure } from '../spiking/figures/general.ts'
import type { BenchReader } from './bench-view.ts'

/** Marks of a raster (engines/spiking/series.ts). */
const marks = { event: 1, burst: 2 } as const

export const readClamp: BenchReader = (spec, series) => {
  const whole = generalFigure(spec)
  const found = [...series].flatMap(([name, rows]) => (name.startsWith('raster.') ? column(rows, 'mark') : []))
  const count = (mark: number): number => found.filter((value) => value === mark).length
  const [events, bursts] = [count(marks.event), count(marks.burst)]
  return {
    definition: { ...whole, columns: 1, caption: 'Voltages, and spikes as events and bursts.', panels: whole.panels.filter(({ id }) => id.startsWith('traces-') || id.startsWith('raster-')) },
    series,
    readings: [
      { id: 'spikes', label: 'Spikes', unit: '', value: found.length }, { id: 'events', label: 'Events', unit: '', value: events }, { id: 'bursts', label: 'Bursts', unit: '', value: bursts },
      { id: 'probability', label: 'Burst probability', unit: '', value: events === 0 ? null : bursts / events },
    ],
  }
}
