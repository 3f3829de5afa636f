/** Files to and from the lab, in parts that fit into one message. */
import type { Transfer } from '../../src-main/api/contract.ts'
import type { Api } from '../api/use-api.ts'
import { saveBlob } from '../components/figure/save-file.ts'

/** As the lab takes them. */
const partBytes = 3 * 1024 ** 2

export interface Following {
  /** Bytes on the other side, of how many. */
  readonly tell?: (done: number, total: number) => void
  /** Leaves it: the lab forgets the file, and the call throws the signal's reason. */
  readonly signal?: AbortSignal
}

/** Sends a file. Gives the id under which the lab has it. */
export async function sendFile(api: Api, file: File, { tell, signal }: Following = {}): Promise<string> {
  const { id } = await api.transfers.begin.mutate({ name: file.name })
  for (let at = 0; at < file.size; at += partBytes) {
    await leaveIfAborted(api, id, signal)
    const part = new Uint8Array(await file.slice(at, at + partBytes).arrayBuffer())
    await api.transfers.append.mutate({ id, base64: toBase64(part) })
    tell?.(Math.min(file.size, at + partBytes), file.size)
  }
  await leaveIfAborted(api, id, signal)
  return id
}

async function leaveIfAborted(api: Api, id: string, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted !== true) return
  await api.transfers.drop.mutate({ id })
  signal.throwIfAborted()
}

/** Fetches what the lab has made and hands it to the person. */
export async function fetchFile(api: Api, { id, name, bytes }: Transfer, { tell, signal }: Following = {}): Promise<void> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let at = 0; at < bytes;) {
    await leaveIfAborted(api, id, signal)
    const part = fromBase64((await api.transfers.read.mutate({ id, from: at })).base64)
    if (part.length === 0) throw new Error(`"${name}" ended after ${at} of ${bytes} bytes`)
    parts.push(part)
    at += part.length
    tell?.(at, bytes)
  }
  await leaveIfAborted(api, id, signal)
  await api.transfers.drop.mutate({ id })
  saveBlob(new Blob(parts, { type: 'application/octet-stream' }), name)
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

function toBase64(bytes: Uint8Array): string {
  let letters = ''
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(letters)
}
