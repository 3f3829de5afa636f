/** Bundles taken apart and put together again, as a stranger could. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { listZip } from '../../../src-main/datasets/readers/zip.ts'
import { zipOf } from '../../../src-main/export/zip-writer.ts'

export type Members = Map<string, Buffer>

export const membersOf = (file: string): Members => new Map(listZip(readFileSync(file), file).map((member) => [member.name, Buffer.from(member.read())]))

/** With every file changed, and a manifest whose sums are right. Null leaves a file out. */
export function repacked(file: string, change: (path: string, content: Buffer) => Buffer | null): Buffer {
  const members = membersOf(file)
  const manifest = JSON.parse(members.get('manifest.json')?.toString('utf8') ?? '') as { files: unknown[] }
  members.delete('manifest.json')
  const files = [...members].flatMap(([path, content]): [string, Buffer][] => {
    const changed = change(path, content)
    return changed === null ? [] : [[path, changed]]
  })
  manifest.files = files.map(([path, content]) => ({ path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }))
  return zipOf([...files, ['manifest.json', Buffer.from(JSON.stringify(manifest))]])
}
