/** What the lab keeps of an experiment's editing besides its draft: the layout of its drawing, and the steps to undo, also over a restart. */
import { isRecord } from '../../components/read-json.ts'
import type { Api } from '../../api/use-api.ts'
import type { Snapshot } from './draft-keeper.ts'
import { noLayout, readLayout } from './network/network-layout.ts'
import type { NetworkLayout } from './network/network-layout.ts'
import { asSnapshot, packUndo, unpackUndo } from './undo-pack.ts'
import type { UndoStack } from './undo-stack.ts'

export interface EditMemory {
  readonly layout: NetworkLayout
  undo(present: Snapshot): UndoStack<Snapshot> | undefined
}

const placeOf = (id: string): string => `edit.${id}`

/** A lab that can't say has nothing kept: the draft is what counts. */
export async function recallEditing(api: Api, id: string): Promise<EditMemory> {
  const kept: unknown = await api.settings.getLayout.query({ place: placeOf(id) }).catch(() => null)
  if (!isRecord(kept)) return { layout: noLayout, undo: () => undefined }
  return { layout: readLayout(kept['layout']), undo: (present) => unpackUndo(kept['undo'], present, asSnapshot) }
}

export async function keepEditing(api: Api, id: string, stack: UndoStack<Snapshot>): Promise<void> {
  await api.settings.setLayout.mutate({ place: placeOf(id), layout: { layout: stack.present.layout, undo: packUndo(stack) } })
}

/** A copy of an experiment begins with the drawing of its original. */
export async function copyLayout(api: Api, from: string, to: string): Promise<void> {
  const { layout } = await recallEditing(api, from)
  await api.settings.setLayout.mutate({ place: placeOf(to), layout: { layout } })
}
