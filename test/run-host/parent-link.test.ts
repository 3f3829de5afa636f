import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { parentLink } from '../../src-main/run-host/parent-link.ts'

describe('the link to the lab', () => {
  it('is the message channel of Node, and without the lab the process ends', () => {
    const sent: unknown[] = []
    const exits: (number | undefined)[] = []
    const process = Object.assign(new EventEmitter(), { send: (message: unknown) => sent.push(message) > 0, exit: (code?: number): never => { exits.push(code); return undefined as never } })
    const link = parentLink(process as never)
    const heard: unknown[] = []
    link.onRequest((request) => heard.push(request))
    process.emit('message', { type: 'cancel', runId: 'a' })
    link.send({ type: 'ready' })
    process.emit('disconnect')
    expect({ sent, heard, exits }).toEqual({ sent: [{ type: 'ready' }], heard: [{ type: 'cancel', runId: 'a' }], exits: [0] })
  })

  it('stands that the lab is gone before it was told', () => {
    const process = Object.assign(new EventEmitter(), { send: (_message: unknown, _handle: unknown, _options: unknown, sent: (error: Error) => void) => { sent(new Error('write EPIPE')) }, exit: () => undefined as never })
    expect(() => parentLink(process as never).send({ type: 'ready' })).not.toThrow()
  })

  it('is the port of Electron where there is one', () => {
    const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => port.emit('sent', message) })
    const sent: unknown[] = []
    const heard: unknown[] = []
    port.on('sent', (message) => sent.push(message))
    const link = parentLink(Object.assign(new EventEmitter(), { parentPort: port }) as never)
    link.onRequest((request) => heard.push(request))
    port.emit('message', { data: { type: 'cancel', runId: 'a' } })
    link.send({ type: 'ready' })
    expect({ sent, heard }).toEqual({ sent: [{ type: 'ready' }], heard: [{ type: 'cancel', runId: 'a' }] })
  })

  it('is missing where nobody started the process for runs', () => {
    expect(() => parentLink(new EventEmitter() as never)).toThrow(/is started by it/)
  })
})
