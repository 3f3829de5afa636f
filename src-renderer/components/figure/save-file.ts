/** Hands an exported file to the person: the browser's and Electron's own download. */
import type { ExportedFile } from '../../../src-main/api/contract.ts'

/** The file's bytes with their type. */
export function fileBlob(file: ExportedFile): Blob {
  const content = file.encoding === 'base64' ? Uint8Array.from(atob(file.content), (char) => char.charCodeAt(0)) : file.content
  return new Blob([content], { type: file.mimeType })
}

/** Starts the download under the file's name. */
export const saveFile = (file: ExportedFile): void => { saveBlob(fileBlob(file), file.filename) }

export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The click only queues the download: the address must outlive this task.
  setTimeout(() => { URL.revokeObjectURL(url) }, 10_000)
}

/** Under another name, with the ending of its format; as it is where nothing of the name can be one. */
export function renamed(file: ExportedFile, typed: string): ExportedFile {
  const ending = file.filename.split('.').at(-1) ?? ''
  // What no system takes in a name.
  const stem = [...typed].map((letter) => (letter < ' ' || '<>:"/\\|?*'.includes(letter) ? '-' : letter)).join('').replace(new RegExp(`\\.${ending}$`, 'i'), '').replace(/^[\s.]+|[\s.]+$/g, '')
  return stem === '' ? file : { ...file, filename: `${stem}.${ending}` }
}
