/** The one table of what keys do: each action with its place, its words and the keys it has from the start. */
import type { KeyAction } from '../../src-main/api/contract.ts'

export type KeyScope = 'everywhere' | 'experiment' | 'tabs' | 'list' | 'drawing' | 'time' | 'data' | 'figures' | 'panel' | 'queue' | 'history'

export interface ScopeFacts {
  readonly title: string
  /** Its keys are heard whatever has the focus in the place; the others only where a part of it has it. */
  readonly wherever: boolean
  /** Shift makes no difference where no action asks for it. */
  readonly shiftIdle: boolean
}

/** In the order in which they are listed. */
export const keyScopes: Readonly<Record<KeyScope, ScopeFacts>> = {
  everywhere: { title: 'Everywhere', wherever: true, shiftIdle: false },
  list: { title: 'Experiments at Home', wherever: false, shiftIdle: false },
  experiment: { title: 'Experiment', wherever: true, shiftIdle: false },
  tabs: { title: 'Tabs of experiments', wherever: false, shiftIdle: false },
  drawing: { title: 'Network, layers, protocol', wherever: false, shiftIdle: true },
  time: { title: 'Time line of a run', wherever: false, shiftIdle: false },
  data: { title: 'Data', wherever: false, shiftIdle: true },
  figures: { title: 'Figures', wherever: true, shiftIdle: false },
  panel: { title: 'Panel of a figure', wherever: false, shiftIdle: false },
  queue: { title: 'Queue', wherever: false, shiftIdle: true },
  history: { title: 'History', wherever: false, shiftIdle: true },
}

export interface ActionFacts {
  readonly scope: KeyScope
  readonly what: string
  readonly keys: readonly string[]
}

/** The lab knows the same actions: the compiler holds both lists to each other. */
export const keyActions: Readonly<Record<KeyAction, ActionFacts>> = {
  palette: { scope: 'everywhere', what: 'Command palette: go anywhere, do anything', keys: ['Ctrl+K'] },
  home: { scope: 'everywhere', what: 'Home', keys: ['Alt+1'] },
  history: { scope: 'everywhere', what: 'History', keys: ['Alt+2'] },
  settings: { scope: 'everywhere', what: 'Settings', keys: ['Alt+3'] },
  data: { scope: 'everywhere', what: 'Data', keys: ['Alt+4'] },
  bench: { scope: 'everywhere', what: 'Cell bench', keys: ['Alt+5'] },
  queue: { scope: 'everywhere', what: 'Queue', keys: ['Alt+6'] },
  figures: { scope: 'everywhere', what: 'Figures', keys: ['Alt+7'] },
  reproduce: { scope: 'everywhere', what: 'Reproduce the paper', keys: ['Alt+8'] },
  manual: { scope: 'everywhere', what: 'Help: what the manual says of this place', keys: ['F1'] },
  keys: { scope: 'everywhere', what: 'List of keys', keys: ['?'] },
  reopen: { scope: 'everywhere', what: 'Back to the run, sweep or experiment that was left last', keys: ['Alt+0'] },
  // Browsers keep the second key of these for their own tabs; the window has both.
  reopenTab: { scope: 'everywhere', what: 'Reopen the experiment whose tab was closed last', keys: ['Alt+Shift+T', 'Ctrl+Shift+T'] },
  experiments: { scope: 'everywhere', what: 'To the open experiments', keys: ['Alt+9'] },
  'list.selectAll': { scope: 'list', what: 'Select all, or none', keys: ['Ctrl+A'] },
  'list.trash': { scope: 'list', what: 'Put those selected in the trash', keys: ['Delete'] },
  'experiment.undo': { scope: 'experiment', what: 'Undo', keys: ['Ctrl+Z'] },
  'experiment.redo': { scope: 'experiment', what: 'Redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  'experiment.run': { scope: 'experiment', what: 'Run', keys: ['Ctrl+Enter'] },
  'experiment.nextTab': { scope: 'experiment', what: 'Next tab', keys: ['Alt+PageDown', 'Ctrl+PageDown'] },
  'experiment.previousTab': { scope: 'experiment', what: 'Previous tab', keys: ['Alt+PageUp', 'Ctrl+PageUp'] },
  'experiment.closeTab': { scope: 'experiment', what: 'Close the tab', keys: ['Alt+W', 'Ctrl+W'] },
  'experiment.closeOtherTabs': { scope: 'experiment', what: 'Close the other tabs', keys: ['Alt+Shift+W'] },
  'experiment.tabLeft': { scope: 'experiment', what: 'Move the tab to the left', keys: ['Alt+Shift+PageUp', 'Ctrl+Shift+PageUp'] },
  'experiment.tabRight': { scope: 'experiment', what: 'Move the tab to the right', keys: ['Alt+Shift+PageDown', 'Ctrl+Shift+PageDown'] },
  'drawing.connect': { scope: 'drawing', what: 'Connect the population or the current; arrows and Enter say to what', keys: ['C'] },
  'drawing.inject': { scope: 'drawing', what: 'Inject a current into the population', keys: ['I'] },
  'drawing.compartment': { scope: 'drawing', what: 'While connecting: to the soma, or to the dendrites', keys: ['D'] },
  'drawing.duplicate': { scope: 'drawing', what: 'Duplicate', keys: ['Ctrl+D'] },
  'drawing.rename': { scope: 'drawing', what: 'Rename', keys: ['F2'] },
  'drawing.group': { scope: 'drawing', what: 'Group the chosen populations, or dissolve their group', keys: ['G'] },
  'drawing.colour': { scope: 'drawing', what: 'Colour of the chosen populations', keys: ['K'] },
  'drawing.plastic': { scope: 'drawing', what: 'Phase plastic or not', keys: ['P'] },
  'drawing.addStep': { scope: 'drawing', what: 'Add a step to the current, behind the one that has the focus', keys: ['Insert', '+'] },
  'drawing.remove': { scope: 'drawing', what: 'Delete', keys: ['Delete', 'Backspace'] },
  'time.nextStimulus': { scope: 'time', what: 'To the next stimulus', keys: ['S'] },
  'time.previousStimulus': { scope: 'time', what: 'To the previous stimulus', keys: ['Shift+S'] },
  'time.nextTeacher': { scope: 'time', what: 'To the next teacher', keys: ['T'] },
  'time.previousTeacher': { scope: 'time', what: 'To the previous teacher', keys: ['Shift+T'] },
  'time.zoomIn': { scope: 'time', what: 'Show less of the time, larger', keys: ['+', '='] },
  'time.zoomOut': { scope: 'time', what: 'Show more of the time', keys: ['-'] },
  'data.remove': { scope: 'data', what: 'Remove the data set, after a question', keys: ['Delete', 'Backspace'] },
  'figures.undo': { scope: 'figures', what: 'Undo', keys: ['Ctrl+Z'] },
  'figures.redo': { scope: 'figures', what: 'Redo', keys: ['Ctrl+Shift+Z'] },
  'panel.forwards': { scope: 'panel', what: 'Move the panel forwards', keys: ['Alt+ArrowLeft', 'Alt+ArrowUp'] },
  'panel.backwards': { scope: 'panel', what: 'Move the panel backwards', keys: ['Alt+ArrowRight', 'Alt+ArrowDown'] },
  'panel.narrower': { scope: 'panel', what: 'Make it narrower', keys: ['Shift+ArrowLeft'] },
  'panel.wider': { scope: 'panel', what: 'Make it wider', keys: ['Shift+ArrowRight'] },
  'panel.lower': { scope: 'panel', what: 'Make it lower', keys: ['Shift+ArrowUp'] },
  'panel.taller': { scope: 'panel', what: 'Make it taller', keys: ['Shift+ArrowDown'] },
  'panel.remove': { scope: 'panel', what: 'Take the panel away', keys: ['Delete'] },
  'queue.earlier': { scope: 'queue', what: 'Start the run earlier', keys: ['Alt+ArrowUp'] },
  'queue.later': { scope: 'queue', what: 'Start the run later', keys: ['Alt+ArrowDown'] },
  'queue.open': { scope: 'queue', what: 'Open the run', keys: ['Enter'] },
  'history.toggle': { scope: 'history', what: 'Select or unselect', keys: ['Space'] },
  'history.selectAll': { scope: 'history', what: 'Select all', keys: ['Ctrl+A'] },
  'history.open': { scope: 'history', what: 'Open the run, or fold the group', keys: ['Enter'] },
  'history.fold': { scope: 'history', what: 'Fold a group', keys: ['ArrowLeft'] },
  'history.unfold': { scope: 'history', what: 'Unfold a group', keys: ['ArrowRight'] },
  'history.star': { scope: 'history', what: 'Star', keys: ['S'] },
  'history.rename': { scope: 'history', what: 'Rename', keys: ['F2'] },
  'history.trash': { scope: 'history', what: 'Put in the trash', keys: ['Delete'] },
  'history.pin': { scope: 'history', what: 'On the head of a column: pin or unpin it', keys: ['P'] },
}

/** Keys that mean the same for everybody: they move, as arrows do in any list, or close what is open. */
export const fixedKeys: readonly ActionFacts[] = [
  { scope: 'everywhere', what: 'Close what is open', keys: ['Escape'] },
  { scope: 'list', what: 'Move through the boxes', keys: ['ArrowUp', 'ArrowDown'] },
  { scope: 'list', what: 'The same, and select', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
  { scope: 'list', what: 'Select or unselect', keys: ['Space'] },
  { scope: 'tabs', what: 'Move through the tabs', keys: ['ArrowLeft', 'ArrowRight', 'Home', 'End'] },
  { scope: 'tabs', what: 'Show the experiment', keys: ['Enter', 'Space'] },
  { scope: 'tabs', what: 'Close the tab', keys: ['Delete'] },
  { scope: 'drawing', what: 'Move a population; size a layer, move it; order of a phase, length at its border', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
  { scope: 'drawing', what: 'The same, farther', keys: ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'] },
  { scope: 'drawing', what: 'Choose what has the focus', keys: ['Enter', 'Space'] },
  { scope: 'time', what: 'Move the cursor', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'] },
  { scope: 'time', what: 'Take back the zoom, then the cursor', keys: ['Escape'] },
  { scope: 'data', what: 'Move through the data sets', keys: ['ArrowUp', 'ArrowDown'] },
  { scope: 'data', what: 'Show what is in it', keys: ['Enter'] },
  { scope: 'queue', what: 'Move through the runs', keys: ['ArrowUp', 'ArrowDown'] },
  { scope: 'history', what: 'Move through the runs', keys: ['ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'] },
  { scope: 'history', what: 'The same, and select', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
  { scope: 'history', what: 'On the head of a column: move it', keys: ['Ctrl+ArrowLeft', 'Ctrl+ArrowRight'] },
  { scope: 'history', what: 'On the head of a column: its width', keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'] },
]

const isAction = (id: string): id is KeyAction => id in keyActions

/** In the order of the table. */
export const actionIds: readonly KeyAction[] = Object.keys(keyActions).filter(isAction)
