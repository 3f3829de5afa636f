/** Files that come from outside: dropped on the page, or opened by a double click. What they are is found out by what is in them. */
import { readFileSync } from 'node:fs'
import { provenanceFormat, readProvenance } from '../export/provenance.ts'
import type { FigureProvenance } from '../experiments/figure-data.ts'
import type { Store } from '../store/store.ts'
import type { BundleDesk } from './bundles/bundle-desk.ts'
import { bundleEnding } from './bundles/bundle-format.ts'
import type { EventBus } from './event-bus.ts'
import type { Transfers } from './transfers.ts'
import type { IncomingFile, Transfer } from './bundles/bundle-types.ts'

export interface IncomingDesk {
  look(transferId: string): IncomingFile
  /** A file that the system asks to open; pages hear of it and fetch what is offered. */
  offer(path: string): void
  /** What was offered since somebody last asked. */
  offered(): Transfer[]
}

/** A figure is never this large, and is read as a whole. */
const figureBytes = 256 * 1024 ** 2

export interface IncomingParts {
  readonly store: Pick<Store, 'runs'>
  readonly events: Pick<EventBus, 'publish'>
  readonly transfers: Omit<Transfers, 'close'>
  readonly bundles: Pick<BundleDesk, 'check'>
}

export function createIncomingDesk({ store, events, transfers, bundles }: IncomingParts): IncomingDesk {
  let waiting: Transfer[] = []

  function figure(name: string, provenance: FigureProvenance): IncomingFile {
    return { type: 'figure', name, provenance, runs: provenance.runs.map((run) => ({ ...run, here: store.runs.row(run.id) !== undefined })) }
  }

  return {
    look(transferId) {
      const { name, bytes } = transfers.get(transferId)
      const path = transfers.path(transferId)
      const unknown = (message: string): IncomingFile => ({ type: 'unknown', name, message })
      if (bytes > figureBytes && !name.toLowerCase().endsWith(bundleEnding)) return unknown(`"${name}" is too large for a figure, and no bundle (${bundleEnding}).`)
      const content = bytes > figureBytes ? Buffer.alloc(0) : readFileSync(path)
      if (name.toLowerCase().endsWith(bundleEnding) || content.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) {
        return { type: 'bundle', review: { ...bundles.check(path, name), bytes } }
      }
      const format = provenanceFormat(content)
      if (format === null) return unknown(`"${name}" is none of the files that can be opened here: a bundle (${bundleEnding}), or a figure that Burstlab exported (SVG, PDF, PNG).`)
      const provenance = readProvenance(content)
      return provenance === null
        ? unknown(`"${name}" does not say which runs are behind it. Burstlab writes that into its figures, but other programs drop it when they save them.`)
        : figure(name, provenance)
    },
    offer(path) {
      waiting = [...waiting, transfers.refer(path)]
      events.publish({ type: 'file-offered' })
    },
    offered() {
      const taken = waiting
      waiting = []
      return taken
    },
  }
}
