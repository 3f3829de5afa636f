/** The edits of a network as a user makes them: each one step to undo, with what else it changed said aloud. */
import { computed, ref, shallowRef, watch } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { NetworkBlocks, PopulationColour } from '../../../../src-main/api/contract.ts'
import type { NetworkPart } from '../../../components/schematic/NetworkSchematic.vue'
import { dendriteHeight } from '../../../../src-main/drawing/network/schematic-ports.ts'
import type { Reached } from '../../../components/schematic/use-network-drag.ts'
import { useNotices } from '../../../stores/notices.ts'
import type { Snapshot } from '../draft-keeper.ts'
import { nameProblem, namesIn } from './edit-result.ts'
import type { Edited } from './edit-result.ts'
import { addCurrent, duplicateCurrent, injectionOf, injectProblem, moveCurrent, removeCurrent, renameCurrent } from './current-edits.ts'
import { arranged, coloured, grouped, layoutWithCopies, layoutWithNames, moved, ungrouped } from './network-layout.ts'
import type { NetworkLayout, Spot } from './network-layout.ts'
import { addPopulation, duplicatePopulations, hasDendrite, removePopulations, renamePopulation } from './population-edits.ts'
import { connect, connectProblem, duplicateProjection, removeProjection, renameProjection, setPlasticity, setShortTerm } from './projection-edits.ts'
import { renamed, without } from './references.ts'

export interface NetworkEditor {
  /** Populations that edits are about. */
  readonly selected: ShallowRef<readonly string[]>
  readonly projection: ComputedRef<string | undefined>
  readonly current: ComputedRef<string | undefined>
  /** The group of what is selected. */
  readonly group: ComputedRef<string | undefined>
  /** Where a projection goes that is being made by keyboard, or a current. */
  readonly aim: Ref<Reached | undefined>
  readonly isArranged: ComputedRef<boolean>
  choose(part: NetworkPart, extend: boolean): void
  add(block: string): void
  /** A current into the soma of the population. */
  addCurrent(): void
  duplicate(): void
  remove(): void
  /** Why the name can't be; undefined where it was given. */
  rename(name: string): string | undefined
  groupAs(name: string): void
  ungroup(): void
  /** Of what is selected; undefined: those of their places again. */
  recolour(colour: PopulationColour | undefined): void
  arrange(): void
  move(name: string, by: Spot, spots: Readonly<Record<string, Spot>>): void
  connectTo(source: string, reached: Reached): void
  injectInto(current: string, reached: Reached): void
  setPlasticity(rule: string): void
  setShortTerm(name: string): void
  beginConnecting(): void
  turnAim(step: 1 | -1): void
  toggleCompartment(): void
  confirmAim(): void
  cancelAim(): void
}

export interface NetworkEditorParts {
  readonly present: () => Snapshot
  readonly chosen: () => NetworkPart | undefined
  readonly blocks: () => NetworkBlocks
  readonly edit: (next: Snapshot, about: string) => void
  readonly choose: (part: NetworkPart | undefined) => void
  readonly undo: () => void
  /** For those who do not see it. */
  readonly say: (text: string) => void
}

/** Where the parts stand in a spec. */
const sectionOfPart = { population: 'populations', projection: 'projections', current: 'currents' } as const

export function useNetworkEditor({ present, chosen, blocks, edit, choose, undo, say }: NetworkEditorParts): NetworkEditor {
  const notices = useNotices()
  const selected = shallowRef<readonly string[]>([])
  const aim = ref<Reached>()
  const projection = computed(() => (chosen()?.type === 'projection' ? chosen()?.name : undefined))
  const current = computed(() => (chosen()?.type === 'current' ? chosen()?.name : undefined))
  const group = computed(() => present().layout.groups.find(({ members }) => selected.value.some((name) => members.includes(name)))?.name)

  /** An undone edit may have taken what was selected. */
  watch(() => present().draft, (draft) => {
    const known = namesIn(draft, 'populations')
    if (selected.value.some((name) => !known.includes(name))) selected.value = selected.value.filter((name) => known.includes(name))
    const part = chosen()
    if (part !== undefined && !namesIn(draft, sectionOfPart[part.type]).includes(part.name)) choose(undefined)
  })

  /** Each edit is a step of its own. */
  let count = 0
  function apply(what: string, { spec, said }: Edited, layout: NetworkLayout = present().layout): void {
    edit({ ...present(), draft: spec, layout }, `network-${count++}`)
    const text = said.length === 0 ? what : `${what}; with it: ${said.join(', ')}`
    say(text)
    if (said.length > 0) notices.undo(text, undo)
  }

  function show(part: NetworkPart | undefined): void {
    selected.value = part?.type === 'population' ? [part.name] : []
    choose(part)
  }

  function connectTo(source: string, { name: target, compartment }: Reached): void {
    const problem = connectProblem(present().draft, target)
    if (problem !== undefined) {
      notices.error(problem)
      return
    }
    const made = connect(present().draft, { source, target, compartment }, blocks())
    apply(`${source} connected to ${target}`, made)
    show({ type: 'projection', name: made.name })
  }

  function injectInto(name: string, { name: population, compartment }: Reached): void {
    const problem = injectProblem(present().draft, population)
    if (problem === undefined) apply(`${name} goes into the ${compartment} of ${population}`, moveCurrent(present().draft, name, { population, compartment }))
    else notices.error(problem)
    show({ type: 'current', name })
  }

  const targets = (): string[] => namesIn(present().draft, 'populations').filter((name) => connectProblem(present().draft, name) === undefined)
  const sayAim = (): void => { if (aim.value !== undefined) say(`To the ${aim.value.compartment} of ${aim.value.name}`) }

  return {
    selected, projection, current, group, aim,
    isArranged: computed(() => Object.keys(present().layout.positions).length === 0),
    choose(part, extend) {
      if (part.type === 'population' && extend) {
        selected.value = selected.value.includes(part.name) ? selected.value.filter((name) => name !== part.name) : [...selected.value, part.name]
        choose(selected.value.includes(part.name) ? part : undefined)
      } else show(part)
    },
    add(name) {
      const block = blocks().populations.find((other) => other.name === name)
      if (block === undefined) return
      const made = addPopulation(present().draft, block)
      apply(`Population ${made.name} added`, made)
      show({ type: 'population', name: made.name })
    },
    addCurrent() {
      const [population] = selected.value
      if (population === undefined) return
      const problem = injectProblem(present().draft, population)
      if (problem !== undefined) {
        notices.error(problem)
        return
      }
      const made = addCurrent(present().draft, { population, compartment: 'soma' })
      apply(`Current ${made.name} added`, made)
      show({ type: 'current', name: made.name })
    },
    duplicate() {
      const { draft, layout } = present(), line = projection.value, electrode = current.value
      if (electrode !== undefined) {
        const made = duplicateCurrent(draft, electrode)
        apply(`Current ${electrode} duplicated as ${made.name}`, made)
        show({ type: 'current', name: made.name })
        return
      }
      if (line !== undefined) {
        const made = duplicateProjection(draft, line)
        apply(`Projection ${line} duplicated as ${made.name}`, made)
        show({ type: 'projection', name: made.name })
        return
      }
      if (selected.value.length === 0) return
      const names = selected.value, made = duplicatePopulations(draft, names), copies = Object.values(made.copies)
      apply(`${names.join(', ')} duplicated as ${copies.join(', ')}`, made, layoutWithCopies(layout, made.copies, { x: 60, y: dendriteHeight }))
      const [first] = copies
      if (first !== undefined) choose({ type: 'population', name: first })
      selected.value = copies
    },
    remove() {
      const line = projection.value, electrode = current.value
      if (line !== undefined) apply(`Projection ${line} deleted`, removeProjection(present().draft, line))
      else if (electrode !== undefined) apply(`Current ${electrode} deleted`, removeCurrent(present().draft, electrode))
      else if (selected.value.length > 0) {
        const names = selected.value
        apply(`${names.join(', ')} deleted`, removePopulations(present().draft, names), layoutWithNames(present().layout, without(names)))
      } else return
      show(undefined)
    },
    rename(name) {
      const { draft, layout } = present()
      const [part] = [...(chosen()?.type === 'projection' || chosen()?.type === 'current' ? [chosen()] : []), ...selected.value.map((population) => ({ type: 'population' as const, name: population }))]
      if (part === undefined || name === part.name) return undefined
      const { type, name: from } = part
      const problem = nameProblem(name, namesIn(draft, sectionOfPart[type]))
      if (problem !== undefined) return problem
      if (type === 'population') apply(`${from} is ${name} now`, renamePopulation(draft, from, name), layoutWithNames(layout, renamed(from, name)))
      else apply(`${from} is ${name} now`, (type === 'current' ? renameCurrent : renameProjection)(draft, from, name))
      show({ type, name })
      return undefined
    },
    groupAs(name) { apply(`Grouped as ${name}`, { spec: present().draft, said: [] }, grouped(present().layout, selected.value, name)) },
    ungroup() { apply('Group dissolved', { spec: present().draft, said: [] }, ungrouped(present().layout, selected.value)) },
    recolour(colour) {
      if (selected.value.length > 0) apply(`${selected.value.join(', ')}: ${colour === undefined ? 'colour reset' : 'colour changed'}`, { spec: present().draft, said: [] }, coloured(present().layout, selected.value, colour))
    },
    arrange() { apply('Arranged automatically', { spec: present().draft, said: [] }, arranged(present().layout)) },
    move(name, by, spots) {
      const names = selected.value.includes(name) ? selected.value : [name]
      edit({ ...present(), layout: moved(present().layout, spots, names, by) }, `move-${names.join()}`)
    },
    connectTo, injectInto,
    setPlasticity(rule) { if (projection.value !== undefined) apply(`Learning rule of ${projection.value}: ${rule}`, setPlasticity(present().draft, projection.value, rule, blocks())) },
    setShortTerm(name) { if (projection.value !== undefined) apply(`Short-term plasticity of ${projection.value}: ${name}`, setShortTerm(present().draft, projection.value, name, blocks())) },
    beginConnecting() {
      const electrode = current.value
      const source = electrode ?? selected.value[0]
      // A current from where it flows now.
      const first = electrode === undefined ? undefined : injectionOf(present().draft, electrode)
      const name = first?.population ?? targets().find((other) => other !== source) ?? targets()[0]
      if (source === undefined || name === undefined) return
      aim.value = { name, compartment: first?.compartment ?? 'soma' }
      say(`Connecting ${source} to ${name}: arrows choose another one, D its dendrite, Enter connects, Escape gives up`)
    },
    turnAim(step) {
      const all = targets()
      const index = all.indexOf(aim.value?.name ?? '')
      const name = all[(index + step + all.length) % all.length]
      if (name !== undefined) aim.value = { name, compartment: 'soma' }
      sayAim()
    },
    toggleCompartment() {
      if (aim.value === undefined || !hasDendrite(present().draft, aim.value.name)) return
      aim.value = { ...aim.value, compartment: aim.value.compartment === 'soma' ? 'dendrite' : 'soma' }
      sayAim()
    },
    confirmAim() {
      const [source] = selected.value
      const reached = aim.value, electrode = current.value
      aim.value = undefined
      if (reached === undefined) return
      if (electrode !== undefined) injectInto(electrode, reached)
      else if (source !== undefined) connectTo(source, reached)
    },
    cancelAim() {
      aim.value = undefined
      say('Not connected')
    },
  }
}
