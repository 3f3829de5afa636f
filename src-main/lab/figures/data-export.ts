/** Everything that runs recorded, as a file. */
import type { FigureProvenance } from '../../experiments/figure-data.ts'
import { runsToNpz } from '../../export/npz.ts'
import type { ExportRun, ExportSeries } from '../../export/run-data.ts'
import { runsToCsv } from '../../export/runs-csv.ts'
import { runsToJson } from '../../export/runs-json.ts'
import type { RunRecord, SeriesSize } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import { createRowCounter, tellRowsFile } from '../rows-file.ts'
import type { RowsFile, RowsFileProgress } from '../rows-file.ts'
import { runUsage } from '../runs/run-usage.ts'
import { withLabErrors } from '../store-errors.ts'
import type { Transfers } from '../transfers.ts'
import type { DataFormat } from '../types.ts'
import { runsStem } from './exported-file.ts'
import type { FigureDesk } from './figures.ts'

/** Values read at one go. */
const usualPieceValues = 50_000

const writers: Readonly<Record<DataFormat, (runs: readonly ExportRun[], provenance: FigureProvenance) => Iterable<Uint8Array>>> = { csv: runsToCsv, json: runsToJson, npz: runsToNpz }

export interface DataExport {
  /** Every series of the runs, read while it is written. Throws a LabError for an unknown run. */
  dataFile(runIds: readonly string[], format: DataFormat): RowsFile
  /** The same for the page, which is told how far it is. Ends without `done` where it is left; nothing of it stays then. */
  exportData(runIds: readonly string[], format: DataFormat, signal: AbortSignal | undefined): AsyncGenerator<RowsFileProgress>
}

export interface DataExportParts {
  readonly store: Pick<Store, 'runs' | 'usage'>
  readonly figures: Pick<FigureDesk, 'runsProvenance'>
  readonly transfers: Pick<Transfers, 'makeInSteps'>
  readonly pieceValues?: number
}

export function createDataExport({ store, figures, transfers, pieceValues = usualPieceValues }: DataExportParts): DataExport {
  /** As many rows as there were when it was asked for: a run that goes on may record more meanwhile. */
  function* piecesOf(run: RunRecord, { name, rows, columns }: SeriesSize): Generator<Float64Array> {
    const pieceRows = Math.max(1, Math.floor(pieceValues / columns.length))
    for (let row = 0; row < rows; row += pieceRows) {
      const piece = withLabErrors(() => store.runs.series(run.id, name, row, Math.min(rows, row + pieceRows)))
      if (piece === undefined) throw new LabError('CONFLICT', `The series "${name}" of "${run.name}" (${run.id}) went away while it was read; export it again.`)
      yield piece.values
    }
  }

  function dataFile(runIds: readonly string[], format: DataFormat): RowsFile {
    const counter = createRowCounter()
    const records = [...new Set(runIds)].map((id) => store.runs.get(id) ?? missing(id))
    let total = 0
    const runs = records.map((run): ExportRun => ({
      ...run,
      usage: runUsage(store.usage.get(run.id)),
      series: store.runs.seriesSizes(run.id).map((size): ExportSeries => {
        const valuesPerRow = size.columns.length * (format === 'json' ? size.columns.length : 1)
        total += size.rows
        return { ...size, pieces: () => counter.counted(piecesOf(run, size), valuesPerRow) }
      }),
    }))
    return { name: `${runsStem(records)}.${format}`, parts: writers[format](runs, figures.runsProvenance(runIds)), rows: total, rowsRead: counter.read }
  }

  return { dataFile, exportData: (runIds, format, signal) => tellRowsFile(transfers, dataFile(runIds, format), signal) }
}

function missing(id: string): never {
  throw notFound('run', id)
}
