/** The pages of the manual. Their text is that of the repository's documentation, which comes with the app: one source for both. */
import changelog from '../../../CHANGELOG.md?raw'
import checkpoints from '../../../docs/checkpoints.md?raw'
import commandLine from '../../../docs/command-line.md?raw'
import datasets from '../../../docs/datasets.md?raw'
import devices from '../../../docs/devices.md?raw'
import guide from '../../../docs/guide.md?raw'
import administrators from '../../../docs/manual/administrators.md?raw'
import data from '../../../docs/manual/data.md?raw'
import equations from '../../../docs/manual/equations.md?raw'
import glossary from '../../../docs/manual/glossary.md?raw'
import keys from '../../../docs/manual/keys.md?raw'
import tour from '../../../docs/manual/tour.md?raw'
import troubleshooting from '../../../docs/manual/troubleshooting.md?raw'
import reproduction from '../../../docs/reproduction.md?raw'
import { formatHash } from '../../stores/place-hash.ts'
import type { Place } from '../../stores/place-hash.ts'

export interface ManualPage {
  readonly id: string
  /** In the list of pages. */
  readonly title: string
  readonly group: 'Learn' | 'Use' | 'Look up'
  /** From the root of the repository. */
  readonly path: string
  /** A list of many small things: each entry is found by itself. */
  readonly entries?: boolean
  readonly source: string
}

/** Versions of a changelog stand in brackets, as links elsewhere. */
const withoutBrackets = (source: string): string => source.replaceAll(/^## \[(.+?)\]/gm, '## $1')

export const manualPages: readonly ManualPage[] = [
  { id: 'tour', title: 'Tour', group: 'Learn', path: 'docs/manual/tour.md', source: tour },
  { id: 'equations', title: 'Equations and parameters', group: 'Learn', path: 'docs/manual/equations.md', source: equations },
  { id: 'glossary', title: 'Glossary', group: 'Learn', path: 'docs/manual/glossary.md', source: glossary },
  { id: 'guide', title: 'The places', group: 'Use', path: 'docs/guide.md', source: guide },
  { id: 'keys', title: 'Keys', group: 'Use', path: 'docs/manual/keys.md', source: keys },
  { id: 'data', title: 'Where my data is', group: 'Use', path: 'docs/manual/data.md', source: data },
  { id: 'administrators', title: 'For administrators', group: 'Use', path: 'docs/manual/administrators.md', source: administrators },
  { id: 'troubleshooting', title: 'Troubleshooting', group: 'Use', path: 'docs/manual/troubleshooting.md', source: troubleshooting },
  { id: 'reproduction', title: 'What is reproduced', group: 'Look up', path: 'docs/reproduction.md', source: reproduction },
  { id: 'datasets', title: 'Data sets', group: 'Look up', path: 'docs/datasets.md', source: datasets },
  { id: 'checkpoints', title: 'Checkpoints', group: 'Look up', path: 'docs/checkpoints.md', source: checkpoints },
  { id: 'devices', title: 'Devices', group: 'Look up', path: 'docs/devices.md', source: devices },
  { id: 'command-line', title: 'Command line', group: 'Look up', path: 'docs/command-line.md', source: commandLine },
  { id: 'new', title: 'What is new', group: 'Look up', path: 'CHANGELOG.md', entries: true, source: withoutBrackets(changelog) },
]

/** The page of that id; the first for none, and for one that is not there. */
export function manualPage(id: string | undefined): ManualPage {
  const found = manualPages.find((page) => page.id === id) ?? manualPages[0]
  if (found === undefined) throw new Error('the manual has no pages')
  return found
}

/** Where a link on a page leads: "checkpoints.md", "../guide.md#data", "#data". Undefined for what is not in the manual. */
export function manualLink({ id, path }: Pick<ManualPage, 'id' | 'path'>, href: string): string | undefined {
  const [file = '', section] = href.split('#', 2)
  const target = file === '' ? id : manualPages.find((page) => page.path === joined(path, file))?.id
  return target === undefined ? undefined : formatHash({ place: 'help', page: target, section })
}

/** "docs/manual/data.md" and "../guide.md" → "docs/guide.md". */
function joined(from: string, file: string): string {
  const folders = from.split('/').slice(0, -1)
  for (const part of file.split('/')) {
    if (part === '..') folders.pop()
    else if (part !== '.') folders.push(part)
  }
  return folders.join('/')
}

/** What the guide says of each place: the anchor of its heading. */
const guideSections: Readonly<Partial<Record<Place['place'], string>>> = {
  home: 'home-the-paper-as-a-map', reproduce: 'reproduce-the-paper-as-one-table', experiment: 'experiment-set-it-up', sweep: 'sweep-run-it-over-a-grid', queue: 'queue-what-comes-next',
  run: 'run-watch-it-and-what-came-of-it', history: 'history-find-it-again', compare: 'compare', figures: 'figures-pages-for-a-paper', data: 'data', bench: 'cell-bench', settings: 'settings',
}

/** How a workstation is set up for everybody. */
export const helpForAdministrators: Place = { place: 'help', page: 'administrators' }

/** What came with which version. */
export const whatIsNew: Place = { place: 'help', page: 'new' }

/** The manual, opened at what it says of a place; its beginning where it says nothing of it. */
export function helpFor(place: Place['place']): Place {
  const section = guideSections[place]
  return { place: 'help', page: section === undefined ? undefined : 'guide', section }
}
