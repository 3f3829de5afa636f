import { describe, expect, it } from 'vitest'
import { parseNpy } from '../../src-main/datasets/readers/npy.ts'
import { listZip } from '../../src-main/datasets/readers/zip.ts'
import { spikesToCsv, spikesToJson, spikesToNpz } from '../../src-main/export/spikes.ts'
import type { SpikeFile, SpikePopulation } from '../../src-main/export/spikes.ts'
import { sampleProvenance } from './sample-figure.ts'

/** In pieces of two spikes, as a store would give them. */
const population = (name: string, sorted: boolean, spikes: readonly (readonly [timeS: number, neuron: number, mark: number])[]): SpikePopulation => ({
  name, size: 4000, neurons: 25, sorted, spikes: spikes.length,
  pieces: function* () {
    for (let at = 0; at < spikes.length; at += 2) yield Float64Array.from(spikes.slice(at, at + 2).flat())
  },
})

const file: SpikeFile = {
  provenance: sampleProvenance, spec: { kind: 'spiking' }, burstThresholdMs: 16, burstDetector: 'interval',
  populations: [population('pyr', true, [[0.0023, 3, 1], [0.0101, 3, 2], [0.0152, 3, 0]]), population('pv', false, [[0.7, 24, 0]])],
}

const whole = (parts: Iterable<Uint8Array>): Buffer => Buffer.concat([...parts])

describe('spikes as CSV', () => {
  const lines = whole(spikesToCsv(file)).toString('utf8').split('\r\n')

  it('have one row each, in ms without the noise of floats, and nothing said of bursts where cells have none', () => {
    expect(lines.filter((line) => !line.startsWith('#'))).toEqual([
      'population,neuron,time_ms,event,burst', 'pyr,3,2.3,1,0', 'pyr,3,10.1,0,1', 'pyr,3,15.2,0,0', 'pv,24,700,,', '',
    ])
  })

  it('say where they come from, what the columns mean and of how many neurons they are, in comments', () => {
    const comments = lines.filter((line) => line.startsWith('#'))
    expect(comments).toContain('# run: r1 seed=1 spec_hash=ab12 checksum=none')
    expect(comments).toContain('# burst_threshold_ms: 16')
    expect(comments).toContain('# recorded: pyr neurons=25 of=4000 spikes=3 events_and_bursts=yes')
    expect(comments).toContain('# column time_ms: biological time since the start of the run in ms')
    // A comma would start a new cell in a spreadsheet.
    expect(comments.filter((line) => /[,;]/.test(line))).toEqual([])
  })

  it('come in parts as they are read', () => {
    const parts = [...spikesToCsv(file)].map((part) => Buffer.from(part).toString('utf8'))
    expect(parts.map((part) => part.split('\r\n').filter((line) => /^p[yv]/.test(line)).length)).toEqual([0, 2, 1, 1])
  })

  it('keep the name of a population from being a formula', () => {
    expect(whole(spikesToCsv({ ...file, populations: [population('=1+1', false, [[0, 0, 0]])] })).toString('utf8')).toContain('"\'=1+1",0,0,,')
  })
})

describe('spikes as JSON', () => {
  it('are one document: arrays by population, with spec and provenance', () => {
    const document: unknown = JSON.parse(whole(spikesToJson(file)).toString('utf8'))
    expect(document).toMatchObject({ format: 'burstlab-spikes', formatVersion: 1, provenance: sampleProvenance, spec: { kind: 'spiking' }, burstThresholdMs: 16, burstDetector: 'interval' })
    expect(Reflect.get(Object(document), 'populations')).toEqual([
      { name: 'pyr', size: 4000, neuronsRecorded: 25, spikes: 3, neuron: [3, 3, 3], time_ms: [2.3, 10.1, 15.2], event: [1, 0, 0], burst: [0, 1, 0] },
      { name: 'pv', size: 4000, neuronsRecorded: 25, spikes: 1, neuron: [24], time_ms: [700], event: null, burst: null },
    ])
  })
})

describe('spikes as NumPy arrays', () => {
  const members = new Map(listZip(whole(spikesToNpz(file)), 'it').map((member) => [member.name, Buffer.from(member.read())]))
  const array = (name: string) => {
    const { type, shape, at } = parseNpy(members.get(name) ?? Buffer.alloc(0), name)
    return { type, values: Array.from({ length: shape[0] ?? 0 }, (_, i) => at(i)) }
  }

  it('have an array per population and column, none of events and bursts where cells have none', () => {
    expect([...members.keys()]).toEqual(['provenance.npy', 'about.npy', 'pyr/neuron.npy', 'pyr/time_ms.npy', 'pyr/event.npy', 'pyr/burst.npy', 'pv/neuron.npy', 'pv/time_ms.npy'])
    expect(array('pyr/neuron.npy')).toEqual({ type: 'i4', values: [3, 3, 3] })
    expect(array('pyr/time_ms.npy')).toEqual({ type: 'f8', values: [2.3, 10.1, 15.2] })
    expect([...members.get('pyr/burst.npy')?.subarray(-3) ?? []]).toEqual([0, 1, 0])
    expect(members.get('about.npy')?.toString('latin1')).toContain('burst_threshold_ms: 16')
  })

  it('are refused where fewer spikes come than were promised', () => {
    expect(() => whole(spikesToNpz({ ...file, populations: [{ ...population('pyr', true, [[0, 0, 1]]), spikes: 2 }] }))).toThrow('npy: 1 values do not make (2)')
  })
})
