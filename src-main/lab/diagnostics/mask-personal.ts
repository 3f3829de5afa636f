/** Takes out of a text what tells who and where somebody is, before it goes into a report. */

export interface Person {
  /** Full path of the home folder. */
  readonly homeDir: string
  /** Full path of the data folder, which may lie anywhere. */
  readonly dataDir: string
  readonly user: string
  /** Of this machine, with or without its domain. */
  readonly host: string
}

interface Mask {
  readonly pattern: RegExp
  readonly label: string
}

/** Folders of people, and what looks like an address or a key, whoever's they are. */
const anybodys: readonly Mask[] = [
  { pattern: /((?:^|[^\p{L}\p{N}])(?:\/home|\/Users|\/export\/home|[A-Za-z]:[\\/]+Users)[\\/]+)[^\\/\s"':;,)\]<>]+/gu, label: '$1<user>' },
  { pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu, label: '<e-mail>' },
  { pattern: /\b(token=)[\w-]+/gi, label: '$1<token>' },
]

/**
 * `text` with the data folder, the home folder, user and host replaced by what they are, in any case of letters and in the spellings of JSON
 * and of addresses. A name that is also a common word takes that word with it: better so than the other way round.
 */
export function maskPersonal(text: string, { homeDir, dataDir, user, host }: Person): string {
  const masks: readonly Mask[] = [
    ...foldersOf(dataDir, '<data folder>'), ...foldersOf(homeDir, '<home>'), ...anybodys,
    ...wordOf(user, '<user>'), ...wordOf(host, '<host>'), ...wordOf(host.split('.', 1)[0] ?? '', '<host>'),
  ]
  return masks.reduce((masked, { pattern, label }) => masked.replace(pattern, label), text)
}

/** The longest spelling first: one may begin as another does. */
function foldersOf(path: string, label: string): Mask[] {
  const plain = path.replace(/[\\/]+$/, '')
  // "/" or "C:" as a home says nothing of anyone, and is everywhere.
  if (plain.length < 3) return []
  const turned = plain.replaceAll('\\', '/')
  const spellings = [...new Set([plain, turned, plain.replaceAll('\\', '\\\\'), encodeURI(turned)])].sort((a, b) => b.length - a.length)
  return spellings.map((spelling) => ({ pattern: new RegExp(`${escaped(spelling)}(?![\\p{L}\\p{N}_-])`, 'giu'), label }))
}

function wordOf(word: string, label: string): Mask[] {
  if (word.length < 2 || word === 'localhost') return []
  return [{ pattern: new RegExp(`(?<![\\p{L}\\p{N}<])${escaped(word)}(?![\\p{L}\\p{N}>])`, 'giu'), label }]
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
