/** Which of the lab's news are worth a line of its log: what ends badly, and only once each. */
import type { DatasetTask, LabEvent, LabLogLine } from '../types.ts'

type Said = Omit<LabLogLine, 'at'>

/** Tells what is new in each event: many of them repeat what was known. */
export function newsTeller(): (event: LabEvent) => readonly Said[] {
  /** Sentences about things as they stand, so that none is said again before it has changed. */
  const standing = new Map<string, string>()

  function changed(thing: string, said: Said | undefined): readonly Said[] {
    const before = standing.get(thing)
    if (said === undefined) standing.delete(thing)
    else standing.set(thing, said.text)
    return said === undefined || said.text === before ? [] : [said]
  }

  return (event) => {
    if (event.type === 'run') return changed(`run ${event.run.id}`, runNews(event.run))
    if (event.type === 'devices') return event.view.devices.flatMap((device) => [
      ...changed(`device ${device.name}`, device.state === 'crashed' ? { level: 'error', scope: 'devices', text: `${device.title}: ${device.missing}` } : undefined),
      ...changed(`test of ${device.name}`, device.test?.state === 'failed' ? { level: 'error', scope: 'devices', text: `${device.title} failed its test${device.test.problem === null ? '' : `: ${device.test.problem}`}` } : undefined),
    ])
    if (event.type === 'host-restarted') return [{ level: 'error', scope: 'runs', text: `a process that computes runs ended and was started again: ${event.reason}` }]
    if (event.type === 'dataset-tasks') return event.tasks.flatMap((task) => changed(`task ${task.id}`, taskNews(task)))
    return []
  }
}

function runNews({ id, kind, status, reason }: Extract<LabEvent, { type: 'run' }>['run']): Said | undefined {
  if (status !== 'failed' && status !== 'interrupted') return undefined
  return { level: status === 'failed' ? 'error' : 'warning', scope: 'runs', text: `run ${id} (${kind}) ${status}${reason === null ? '' : `: ${reason}`}` }
}

function taskNews(task: DatasetTask): Said | undefined {
  return task.state === 'failed' ? { level: 'error', scope: 'datasets', text: `${task.type} of ${task.name} failed: ${task.problem ?? 'no reason is known'}` } : undefined
}
