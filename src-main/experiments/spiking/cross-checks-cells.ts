/** Cells, populations and currents together. */
import type { CellSpec, SpikingSpec } from '../../engines/spiking/spec.ts'
import type { Refuse } from './cross-checks.ts'
import { cellOf, hasDendrite, isMultiple } from './cross-checks-words.ts'

/** Euler's method goes wrong where a step is longer than what it integrates. */
export function checkCells({ cells, dtMs }: SpikingSpec, refuse: Refuse): void {
  for (const [name, cell] of Object.entries(cells)) {
    for (const [key, tauMs] of timeConstants(cell)) {
      if (tauMs < dtMs) refuse(`cells.${name}.${key}`, `a time constant not shorter than the time step, ${dtMs} ms${key === 'leakNs' ? ' (it is C/g_L)' : ''}`)
    }
    if (cell.model === 'poisson' && cell.rateHz * dtMs > 1000) refuse(`cells.${name}.rateHz`, `at most ${1000 / dtMs} Hz, one spike in each time step of ${dtMs} ms`)
    if (cell.model === 'burstPoisson' && cell.refractoryMs < cell.burstIntervalMinMs + cell.burstIntervalRangeMs) {
      // Or a second spike could be due while a new event begins.
      refuse(`cells.${name}.refractoryMs`, `at least the longest interval within a burst, ${cell.burstIntervalMinMs + cell.burstIntervalRangeMs} ms`)
    }
    if (cell.model === 'integrateAndFire' && cell.resetMv >= cell.thresholdMv) refuse(`cells.${name}.resetMv`, `a reset below the threshold, ${cell.thresholdMv} mV`)
    if ((cell.model === 'pyramidal' || cell.model === 'burstPoisson') && cell.resetMv >= cell.thresholdMv) refuse(`cells.${name}.resetMv`, `a reset below the threshold, ${cell.thresholdMv} mV`)
  }
}

/** Those that Euler's method integrates, by the field to change. */
function timeConstants(cell: CellSpec): (readonly [string, number])[] {
  switch (cell.model) {
    case 'pyramidal':
    case 'burstPoisson':
      return (['somaTauMs', 'dendriteTauMs', 'dendriteAdaptationTauMs', 'thresholdTauMs'] as const).map((key) => [key, cell[key]])
    case 'adEx': return [['leakNs', cell.capacitancePf / cell.leakNs], ['adaptationTauMs', cell.adaptationTauMs]]
    case 'integrateAndFire': return [['tauMs', cell.tauMs]]
    case 'poisson': return []
  }
}

export function checkPopulations(spec: SpikingSpec, refuse: Refuse): void {
  const total = Object.keys(spec.populations).length
  if (total === 0) refuse('populations', 'at least one population')
  for (const [name, { noise }] of Object.entries(spec.populations)) {
    const cell = cellOf(spec, name)
    for (const compartment of ['soma', 'dendrite'] as const) {
      const allowed = compartment === 'soma' ? cell?.model !== 'poisson' : hasDendrite(cell)
      for (const key of ['excitatoryRateHz', 'inhibitoryRateHz'] as const) {
        const rateHz = noise[compartment][key]
        const path = `populations.${name}.noise.${compartment}.${key}`
        if (rateHz > 0 && !allowed) refuse(path, `0, since ${cell?.model === 'poisson' ? 'Poisson cells take no input' : 'its cells have no dendrite'}`)
        else if (rateHz * spec.dtMs > 1000) refuse(path, `at most ${1000 / spec.dtMs} Hz, one spike in each time step of ${spec.dtMs} ms`)
      }
    }
  }
}

export function checkCurrents(spec: SpikingSpec, refuse: Refuse): void {
  for (const [name, { population, compartment, waveform }] of Object.entries(spec.currents)) {
    const cell = cellOf(spec, population)
    if (compartment === 'dendrite' && !hasDendrite(cell)) refuse(`currents.${name}.compartment`, `"soma", since the cells of ${population} have no dendrite`)
    if (waveform.type !== 'steps') continue
    const { timesMs, currentsPa } = waveform
    if (currentsPa.length !== timesMs.length) refuse(`currents.${name}.waveform.currentsPa`, `as many currents as times, ${timesMs.length}`)
    if (timesMs.some((timeMs, index) => index > 0 && timeMs <= (timesMs[index - 1] ?? 0))) refuse(`currents.${name}.waveform.timesMs`, 'times that rise from each to the next')
  }
}

export function checkShortTerm({ shortTerm, dtMs }: SpikingSpec, refuse: Refuse): void {
  for (const [name, { depressionTauMs, facilitationTauMs }] of Object.entries(shortTerm)) {
    if (name === 'none') refuse(`shortTerm.${name}`, 'another name: "none" means that there is no short-term plasticity')
    if (depressionTauMs < dtMs) refuse(`shortTerm.${name}.depressionTauMs`, `a time constant not shorter than the time step, ${dtMs} ms`)
    if (facilitationTauMs < dtMs) refuse(`shortTerm.${name}.facilitationTauMs`, `a time constant not shorter than the time step, ${dtMs} ms`)
  }
}

/** For times that are whole numbers of steps. */
export function checkSteps(dtMs: number, timesMs: Readonly<Record<string, number>>, refuse: Refuse): void {
  for (const [path, timeMs] of Object.entries(timesMs)) {
    if (!isMultiple(timeMs, dtMs)) refuse(path, `a whole number of time steps of ${dtMs} ms`)
  }
}
