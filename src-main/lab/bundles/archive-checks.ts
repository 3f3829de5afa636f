/** What is looked at before anything of a stranger's archive is unpacked. */
import type { ZipMember } from '../../datasets/readers/zip.ts'
import { bundleLimits } from './bundle-format.ts'

const fileTypeMask = 0o170000
const regularFile = 0o100000
const symbolicLink = 0o120000

/** `refuse` throws. */
export function checkArchive(members: readonly ZipMember[], refuse: (why: string) => never): void {
  if (members.length > bundleLimits.files) refuse(`it has ${members.length} files; expected at most ${bundleLimits.files}.`)
  const seen = new Set<string>()
  let total = 0
  for (const { name, bytes, packedBytes, mode } of members) {
    const reason = badName(name)
    if (reason !== null) refuse(`"${printable(name)}" ${reason}.`)
    // A file system that knows no capitals would take the two for one.
    const key = name.normalize('NFC').toLowerCase()
    if (seen.has(key)) refuse(`it has two files of the name "${name}".`)
    seen.add(key)
    const type = mode & fileTypeMask
    if (type === symbolicLink) refuse(`"${name}" is a link; expected plain files.`)
    if (type !== 0 && type !== regularFile) refuse(`"${name}" is no plain file.`)
    if (bytes > packedBytes * bundleLimits.ratio) refuse(`"${name}" unpacks from ${packedBytes} to ${bytes} bytes; expected at most ${bundleLimits.ratio} times as much.`)
    total += bytes
    if (total > bundleLimits.contentBytes) refuse(`it unpacks to more than ${bundleLimits.contentBytes} bytes.`)
  }
}

function badName(name: string): string | null {
  if (name === '') return 'is a file without a name'
  // oxlint-disable-next-line no-control-regex -- exactly the characters that no name of a file should have
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'has control characters in its name'
  if (/^[/\\]|^[A-Za-z]:/.test(name)) return 'is an absolute path; expected paths within the bundle'
  if (name.includes('\\')) return 'has a backslash in its path; expected "/"'
  if (name.split('/').some((part) => part === '..' || part === '.')) return 'leads out of the bundle; expected paths within it'
  return name.endsWith('/') || name.includes('//') ? 'is a folder; expected files' : null
}

// oxlint-disable-next-line no-control-regex -- what must not reach a terminal or a screen
const printable = (name: string): string => name.replace(/[\u0000-\u001f\u007f]/g, '?').slice(0, 200)
