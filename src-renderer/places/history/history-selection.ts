/** Which runs are selected, as a list knows it: click, Ctrl and Shift, by mouse and keyboard alike. */

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Where a Shift selection starts. */
  readonly anchor: string | null
}

export const emptySelection: Selection = { ids: new Set(), anchor: null }

/** Only this one. */
export const selectOnly = (id: string): Selection => ({ ids: new Set([id]), anchor: id })

/** This one in or out, the others as they are. */
export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: id }
}

/** All in or, where all are in already, all out (a group's box). */
export function toggleAll(selection: Selection, ids: readonly string[]): Selection {
  const all = ids.every((id) => selection.ids.has(id))
  const next = new Set(selection.ids)
  for (const id of ids) {
    if (all) next.delete(id)
    else next.add(id)
  }
  return { ids: next, anchor: ids[0] ?? selection.anchor }
}

/** Everything from the anchor to `id` in the order shown; the anchor stays. */
export function extendTo(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor)
  const to = order.indexOf(id)
  if (from < 0 || to < 0) return selectOnly(id)
  return { ids: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor: selection.anchor }
}

/** Without runs that are no longer there; the same object where nothing is lost. */
export function retain(selection: Selection, existing: ReadonlySet<string>): Selection {
  const ids = [...selection.ids].filter((id) => existing.has(id))
  return ids.length === selection.ids.size ? selection : { ids: new Set(ids), anchor: selection.anchor }
}
