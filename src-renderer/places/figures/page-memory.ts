/** The steps to undo of a page, which the lab keeps beside it: they outlast the window. */
import type { PageDocument } from '../../../src-main/api/contract.ts'
import type { Api } from '../../api/use-api.ts'
import { isRecord } from '../../components/read-json.ts'
import { packUndo, unpackUndo } from '../experiment/undo-pack.ts'
import type { UndoStack } from '../experiment/undo-stack.ts'
import type { PageSnapshot } from './use-page.ts'

const placeOf = (id: string): string => `page.${id}`

/** Gives the steps that led to a page as it is; none where it was changed elsewhere. A lab that can't say has nothing kept. */
export async function recallPageUndo(api: Api, id: string): Promise<(present: PageSnapshot) => UndoStack<PageSnapshot> | undefined> {
  const kept: unknown = await api.settings.getLayout.query({ place: placeOf(id) }).catch(() => null)
  return (present) => (isRecord(kept) ? unpackUndo(kept['undo'], present, (value) => asPage(value, present.document.version)) : undefined)
}

/** A lab that can't keep them has kept the page, which counts. */
export async function keepPageUndo(api: Api, id: string, stack: UndoStack<PageSnapshot>): Promise<void> {
  await api.settings.setLayout.mutate({ place: placeOf(id), layout: { undo: packUndo(stack) } }).catch(() => undefined)
}

function asPage(value: unknown, version: PageDocument['version']): PageSnapshot | undefined {
  if (!isRecord(value) || typeof value['name'] !== 'string' || !isDocument(value['document'], version)) return undefined
  return { name: value['name'], document: value['document'] }
}

/** As it was kept; one of another version would have to be brought up to date first. */
const isDocument = (value: unknown, version: PageDocument['version']): value is PageDocument => isRecord(value) && value['version'] === version && Array.isArray(value['panels'])
