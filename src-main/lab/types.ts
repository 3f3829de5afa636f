/**
 * The shapes the lab gives and takes: plain and serialisable. The API passes them on; the renderer imports them as types.
 */
import type { DatasetTask } from './datasets/dataset-types.ts'
import type { DevicesView } from './self-test/device-types.ts'
import type { RunSummary } from './runs/run-types.ts'

export type * from '../experiments/symbol-reference.ts'
export type * from './backups/backup-types.ts'
export type * from './bundles/bundle-types.ts'
export type * from './compare/comparison-types.ts'
export type * from './datasets/dataset-types.ts'
export type * from './diagnostics/log-types.ts'
export type * from './experiments/experiment-types.ts'
export type { ChosenColours, PopulationColour } from '../drawing/population-colours.ts'
export type * from './figures/figure-types.ts'
export type * from './history/history-types.ts'
export type * from './inside/inside-types.ts'
export type * from './pages/page-types.ts'
export type * from './reproduction/home-types.ts'
export type * from './runs/run-types.ts'
export type { RowsFileProgress } from './rows-file.ts'
export type * from './self-test/device-types.ts'
export type * from './self-test/self-test-types.ts'
export type * from './settings/settings-types.ts'
export type * from './try-out/preview-types.ts'
export type * from './try-out/tour-types.ts'
export type * from './try-out/try-out-types.ts'
export type { ColourScheme } from '../export/colour-schemes.ts'
export type { FigurePin } from '../export/pin-marks.ts'
export type { KeyAction, KeyBindings, KeyChange } from './settings/key-bindings.ts'

/** What changed, so that a place knows what to fetch again. */
export type LabEvent =
  | { readonly type: 'run'; readonly run: RunSummary }
  /** `ids`: only these went to the trash, came back, or are gone; all may have changed where absent. */
  | { readonly type: 'runs-changed'; readonly ids?: readonly string[] }
  | { readonly type: 'views-changed' }
  | { readonly type: 'experiments-changed' }
  | { readonly type: 'sweeps-changed' }
  | { readonly type: 'queue-changed' }
  | { readonly type: 'settings-changed' }
  /** The self-test has run. */
  | { readonly type: 'self-test-changed' }
  | { readonly type: 'datasets-changed' }
  | { readonly type: 'pages-changed' }
  /** The lab's own log has a new line. */
  | { readonly type: 'log-changed' }
  /** The system asks to open a file: `incoming.offered` has it. */
  | { readonly type: 'file-offered' }
  /** All of them, so that the newest event says everything. */
  | { readonly type: 'dataset-tasks'; readonly tasks: readonly DatasetTask[] }
  | { readonly type: 'host-restarted'; readonly reason: string }
  | { readonly type: 'devices'; readonly view: DevicesView }
