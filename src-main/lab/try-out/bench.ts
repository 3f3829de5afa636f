/** The bench: small spiking experiments, computed at once while a slider moves. Nothing of them is kept, but figure and numbers can be taken away. */
import { readClamp } from '../../experiments/bench/clamp.ts'
import { readCurves } from '../../experiments/bench/curves.ts'
import { readSynapse } from '../../experiments/bench/synapse.ts'
import type { BenchFigure, BenchReader, BenchView } from '../../experiments/bench/bench-view.ts'
import type { SpikingSpec } from '../../engines/spiking/spec.ts'
import type { FigureProvenance } from '../../experiments/figure-data.ts'
import { parseSpiking } from '../../experiments/spiking/schema.ts'
import { pageToCsv } from '../../export/page-numbers.ts'
import { renderFigureSvg } from '../../export/render-svg.ts'
import type { FigureLook } from '../../export/figure-style.ts'
import { LabError } from '../errors.ts'
import { exportedFile, fileStem, pictureFile } from '../figures/exported-file.ts'
import type { FigureDesk } from '../figures/figures.ts'
import { specHash } from '../runs/spec-hash.ts'
import type { BenchResult, ExportedFile, ExportTryOut, TryOut } from '../types.ts'
import { seriesAtOnce } from './at-once.ts'
import { figureAtOnce } from './figure-at-once.ts'

export interface BenchDesk {
  /** Throws a LabError for a spec that is not valid, takes long, or has nothing of what the view shows. */
  tryOut(request: TryOut): BenchResult
  exportTryOut(request: ExportTryOut): ExportedFile
}

const readers: Readonly<Record<BenchView, BenchReader>> = { clamp: readClamp, curves: readCurves, synapse: readSynapse }

/** Letters of exported pictures, and what a pixel is. */
const [fontPt, dpi] = [7, 300]

export function createBenchDesk({ figures, look }: { readonly figures: Pick<FigureDesk, 'provenance'>; readonly look: () => FigureLook }): BenchDesk {
  return {
    tryOut(request) {
      const { definition, series, readings } = computed(request).shown
      return { figure: figureAtOnce({ definition, series, theme: request.theme, look: look() }).figure, readings }
    },
    exportTryOut({ format, name, ...request }) {
      const { spec, shown: { definition, series } } = computed(request)
      const { panels, figure: { verdict } } = figureAtOnce({ definition, series, theme: 'print', look: look() })
      const provenance: FigureProvenance = { ...figures.provenance(name, []), specHash: specHash(spec) }
      const stem = fileStem(name, 'bench')
      if (format === 'csv') return exportedFile(`${stem}.csv`, pageToCsv(panels.map((panel) => ({ letter: panel.definition.id, panel })), provenance))
      const svg = renderFigureSvg({ definition, panels, verdict }, { widthMm: definition.widthMm, heightMm: definition.heightMm, fontPt, provenance, scheme: look().scheme })
      return pictureFile(svg, { format, dpi, stem })
    },
  }
}

function computed({ spec, seed, view }: Pick<TryOut, 'spec' | 'seed' | 'view'>): { readonly spec: SpikingSpec; readonly shown: BenchFigure } {
  const parsed = parseSpiking(spec)
  if (!parsed.ok) throw new LabError('BAD_REQUEST', 'The experiment can\'t be tried out as it stands.', parsed.issues.map(({ path, message }) => ({ path, message })))
  const shown = readers[view](parsed.spec, seriesAtOnce(parsed.spec, seed))
  if (shown === undefined) throw new LabError('BAD_REQUEST', view === 'curves' ? 'There are no curves: expected a current in steps into a population whose rates and spikes are recorded.' : 'There is no synapse: expected a projection with short-term plasticity whose source\'s spikes are recorded.')
  return { spec: parsed.spec, shown }
}
