/**
 * The pieces of the parameter table of spiking experiments. A leaf is a parameter without its place: tables of leaves are written
 * once per cell model, population, projection …, and put at the paths of all entries a spec has.
 */
import type {
  ChoiceParameter, FlagParameter, NamesParameter, NumberListParameter, NumberParameter, Parameter, ParameterCondition, TextParameter,
} from '../parameter.ts'

type AsLeaf<P> = Omit<P, 'path' | 'group' | 'when'> & { /** Path within the entry. */ readonly key: string }

export type Leaf = AsLeaf<NumberParameter> | AsLeaf<NumberListParameter> | AsLeaf<ChoiceParameter> | AsLeaf<NamesParameter> | AsLeaf<FlagParameter> | AsLeaf<TextParameter>

/** Where a constant comes from that only the authors' code tells. */
export const code = 'reference implementation'

/** The rows of one entry. `prefix` is its path, empty for the spec itself. */
export const rowsOf = (prefix: string, group: string, leaves: readonly Leaf[], when?: ParameterCondition): Parameter[] => leaves.map(({ key, ...leaf }): Parameter => ({
  ...leaf, path: prefix === '' ? key : `${prefix}.${key}`, group, ...(when === undefined ? {} : { when }),
}))

/** One table of leaves for each value of a choice. */
export type Variants = Readonly<Record<string, readonly Leaf[]>>

/**
 * The rows of an entry that comes in variants, each path once: words and ranges are those of the variant in force. Leaves of the
 * others are there as well, under their condition, so that a form can bring them in as soon as the choice is made.
 */
export function variantRows(prefix: string, group: string, choice: string, variants: Variants, present: unknown): Parameter[] {
  const names = Object.keys(variants)
  const inOrder = [...names.filter((name) => name === present), ...names.filter((name) => name !== present)]
  const rows = new Map<string, Parameter>()
  for (const name of inOrder) {
    for (const leaf of variants[name] ?? []) {
      if (rows.has(leaf.key)) continue
      const equals = names.filter((other) => variants[other]?.some(({ key }) => key === leaf.key))
      for (const row of rowsOf(prefix, group, [leaf], { path: `${prefix}.${choice}`, equals })) rows.set(leaf.key, row)
    }
  }
  return [...rows.values()]
}

type Words = Pick<Leaf, 'label' | 'help' | 'source'> & { readonly symbol?: string }

/** A choice among names of the spec; `first` are those that are always there. */
export const nameChoice = (key: string, words: Words, names: readonly string[], first: readonly string[] = []): Leaf => {
  const all = [...first, ...names]
  return { symbol: '', ...words, key, kind: 'choice', unit: '', options: all.map((name) => ({ value: name, label: name })), default: all[0] ?? '', paper: null }
}

/** A list of names of the spec. */
export const nameList = (key: string, words: Words, options: readonly string[]): Leaf => ({ symbol: '', ...words, key, kind: 'names', unit: '', options, default: [], paper: null })
