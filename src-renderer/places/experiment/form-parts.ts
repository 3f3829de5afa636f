/** Which part of a form is shown: that of a population, a projection, a current or a layer chosen in its drawing, or what a text finds. */
import type { NetworkPart } from '../../components/schematic/NetworkSchematic.vue'
import type { FormModel } from './form-model.ts'
import { valueAt } from './json-path.ts'

/** What can be chosen in a drawing; of an architecture, the heading of the form that a layer leads to. */
export type FormPart = NetworkPart | { readonly type: 'group'; readonly name: string }

/** Titles of the groups that belong to the part: its own, and those of its cell or its plasticity. */
export function groupsOf({ type, name }: FormPart, draft: unknown): readonly string[] {
  const text = (path: string): string => {
    const value = valueAt(draft, path)
    return typeof value === 'string' && value !== 'none' ? value : ''
  }
  const of = (title: string, key: string): string[] => (key === '' ? [] : [`${title} ${key}`])
  if (type === 'group') return [name]
  if (type === 'current') return [`Current ${name}`]
  if (type === 'population') return [`Population ${name}`, ...of('Cell', text(`populations.${name}.cell`))]
  return [
    `Projection ${name}`, ...of('Short-term plasticity', text(`projections.${name}.shortTerm`)), ...of('Plasticity', text(`projections.${name}.plasticity`)),
  ]
}

/** Fields with an error stay, whatever is looked for. */
export function partOfForm(model: FormModel, part: FormPart | undefined, search: string, draft: unknown): FormModel {
  const titles = part === undefined ? undefined : groupsOf(part, draft)
  const words = search.trim().toLowerCase()
  if (titles === undefined && words === '') return model
  const groups = model.groups.map((group) => ({
    ...group,
    fields: group.fields.filter(({ parameter, errors }) => errors.length > 0 || (
      (titles === undefined || titles.includes(group.title))
      && (words === '' || `${group.title} ${parameter.label} ${parameter.path}`.toLowerCase().includes(words)))),
  })).filter(({ fields }) => fields.length > 0)
  // The part itself first, then what it shares with others.
  const order = titles === undefined ? groups : groups.toSorted((a, b) => titles.indexOf(a.title) - titles.indexOf(b.title))
  return { ...model, groups: order }
}
