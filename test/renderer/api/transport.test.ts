import { describe, expect, it, vi } from 'vitest'
import { connectToLab } from '../../../src-renderer/api/transport.ts'

describe('the way to the lab', () => {
  it("is Electron's door where the window has one", async () => {
    const sendMessage = vi.fn()
    let answer: (message: unknown) => void = () => undefined
    const burstlabDoor = { sendMessage, onMessage: (listener: (message: unknown) => void) => { answer = listener } }
    const page = { location: { origin: 'app://burstlab' }, burstlabDoor }
    const runs = connectToLab(page).runs.list.query({})
    expect(sendMessage).toHaveBeenCalledWith({ method: 'request', operation: { id: 1, type: 'query', path: 'runs.list', input: {} } })
    answer({ id: 1, result: { type: 'data', data: [] } })
    await expect(runs).resolves.toEqual([])
  })
})
