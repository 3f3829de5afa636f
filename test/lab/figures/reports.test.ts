import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readProvenance } from '../../../src-main/export/provenance.ts'
import { specHash } from '../../../src-main/lab/runs/spec-hash.ts'
import { sampleSpec } from '../../experiments/spiking/sample-spec.ts'
import { ensembleSpec } from '../../support/small-runs.ts'
import { record } from '../bundles/recorded-runs.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => { test = await openTestLab() })
afterEach(() => test.end())

/** A run that waits: what it is of is known. */
function waiting(spec: unknown, colours: object = {}, name = 'network'): string {
  const { id } = test.lab.experiments.create({ type: 'spec', spec, name })
  test.lab.settings.setLayout(`edit.${id}`, { layout: { positions: {}, groups: [], colours } })
  return test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })[0]?.id ?? expect.fail('no run')
}

const reportOf = async (...ids: string[]): Promise<string> => (await test.lab.reports.ofRuns(ids)).content
const headings = (html: string): readonly string[] => [...html.matchAll(/<h2>(Network[^<]*)<\/h2>/g)].map(([, title = '']) => title)

describe('the report of a run', () => {
  it('has the drawing of its network, whoever asks for it, in the colours of its experiment', async () => {
    const [first = ''] = Object.keys(sampleSpec.populations)
    const html = await reportOf(waiting(sampleSpec, { [first]: '#12ab9f' }))
    expect(headings(html)).toEqual(['Network'])
    expect(html).toContain(`>${first}</text>`)
    expect(html).toContain('fill="#12ab9f"')
  })

  it('has that of its layers, as large as the lab knows images to be', async () => {
    const html = await reportOf(waiting(ensembleSpec()))
    expect(headings(html)).toEqual(['Network'])
    expect(html).toContain('>28×28×1</text>')
  })

  it('has none where there is no network', async () => {
    expect(headings(await reportOf(...record(test, 'fig2b')))).toEqual([])
  })

  it('has one that several specs share once, and names those that differ', async () => {
    const { phases: [phase] } = sampleSpec.protocol
    const sameNetwork = { ...sampleSpec, protocol: { ...sampleSpec.protocol, phases: [phase, phase] } }
    const [plain, longer] = [waiting(sampleSpec), waiting(sameNetwork)]
    expect(headings(await reportOf(plain, longer))).toEqual(['Network'])
    const [first = '', ...others] = Object.keys(sampleSpec.populations)
    const larger = { ...sampleSpec, populations: { ...sampleSpec.populations, [first]: { ...sampleSpec.populations[first], size: 77 } } }
    expect(others).not.toEqual([])
    expect(headings(await reportOf(plain, waiting(larger, {}, 'larger')))).toEqual([expect.stringMatching(/^Network: ./), expect.stringMatching(/^Network: ./)])
  })
})

describe('the drawing of an experiment as a file', () => {
  it('has the hash of its spec inside, a draft that can\'t be run none', async () => {
    const { filename, content } = await test.lab.reports.drawing({ spec: sampleSpec, format: 'svg', name: 'My network' })
    expect(filename).toBe('my-network-drawing.svg')
    expect(readProvenance(content)).toMatchObject({ figure: 'My network', specHash: specHash(sampleSpec) })
    const draft = await test.lab.reports.drawing({ spec: { ...sampleSpec, protocol: 'none' }, format: 'svg', name: 'draft' })
    expect(readProvenance(draft.content)).not.toHaveProperty('specHash')
  })

  it('has populations where they have been put', async () => {
    const [first = ''] = Object.keys(sampleSpec.populations)
    const { content } = await test.lab.reports.drawing({ spec: sampleSpec, format: 'svg', name: 'n', positions: { [first]: { x: 703, y: 301 } }, colours: { [first]: 6 } })
    expect(content).toContain('<text x="725" y="303"')
    expect(content).toContain('fill="#8246eb"')
  })

  it('can be pixels', async () => {
    expect(await test.lab.reports.drawing({ spec: ensembleSpec(), format: 'png', name: 'layers' })).toMatchObject({ filename: 'layers-drawing.png', encoding: 'base64' })
  })

  it('is refused where there is nothing to draw', async () => {
    await expect(test.lab.reports.drawing({ spec: { kind: 'pairing' }, format: 'svg', name: 'n' })).rejects.toThrow('There is nothing to draw: expected a spec with populations or layers.')
  })
})
