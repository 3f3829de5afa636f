// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { useFocusReturn } from '../../../src-renderer/shell/use-focus-return.ts'
import { fakeApi } from '../fake-api.ts'
import { flushPromises, inPage } from '../mount-page.ts'

/** Puts this into `body`, as dialogs do. */
function show(html: string): HTMLElement {
  const box = document.createElement('div')
  box.innerHTML = html
  document.body.append(box)
  return box
}
const focus = (id: string): void => { document.getElementById(id)?.focus() }
const focusIsOn = async (): Promise<string | undefined> => {
  await flushPromises()
  return document.activeElement?.id
}

const page = '<main id="main" tabindex="-1"><section><div id="row"><button id="open">Open</button></div></section><button id="other">Other</button></main>'

async function open() {
  const box = show(page)
  const { leave } = await inPage(fakeApi({}).api, useFocusReturn)
  focus('open')
  return { box, leave }
}

describe('The focus, when what had it closes', () => {
  afterEach(() => { document.body.replaceChildren() })

  it('goes back to the button that opened it', async () => {
    const { leave } = await open()
    const dialog = show('<div role="dialog"><input id="first"><button id="close">Close</button></div>')
    focus('first')
    focus('close')
    dialog.remove()
    expect(await focusIsOn()).toBe('open')
    leave()
  })

  it('goes to what stands there instead, where the button is gone or cannot be pressed', async () => {
    const { leave } = await open()
    const dialog = show('<button id="start">Start</button>')
    focus('start')
    document.getElementById('row')?.replaceChildren(Object.assign(document.createElement('button'), { id: 'cancel' }))
    dialog.remove()
    expect(await focusIsOn()).toBe('cancel')
    leave()
  })

  it('goes to the place where all of that is gone', async () => {
    const { leave } = await open()
    const dialog = show('<button id="remove">Remove</button>')
    focus('remove')
    document.querySelector('section')?.remove()
    dialog.remove()
    expect(await focusIsOn()).toBe('main')
    leave()
  })

  it('goes back over a menu that has closed when the dialog of its entry opened', async () => {
    const { leave } = await open()
    const menu = show('<ul tabindex="0" id="menu"></ul>')
    focus('menu')
    const dialog = show('<button id="export">Export</button>')
    focus('export')
    menu.remove()
    expect(await focusIsOn()).toBe('export')
    dialog.remove()
    expect(await focusIsOn()).toBe('open')
    leave()
  })

  it('does not go behind a dialog, as where its menu gives it back to the menu\'s button', async () => {
    const { leave } = await open()
    show('<div role="dialog" aria-modal="true"><button id="close">Close</button><input id="dpi" autofocus></div>')
    focus('other')
    expect(await focusIsOn()).toBe('dpi')
    focus('close')
    focus('other')
    expect(await focusIsOn()).toBe('close')
    show('<ul tabindex="0" id="choices"></ul>')
    focus('choices')
    expect(await focusIsOn()).toBe('choices')
    leave()
  })

  it('goes into a dialog that has opened and did not take it', async () => {
    const { leave } = await open()
    const dialog = show('<div role="dialog" aria-modal="true"><button id="close">Close</button><div data-pc-section="content"><button id="width">Full width</button></div></div>')
    expect(await focusIsOn()).toBe('width')
    dialog.remove()
    expect(await focusIsOn()).toBe('open')
    leave()
  })

  it('goes back into the dialog below', async () => {
    const { leave } = await open()
    show('<button id="below">Below</button>')
    focus('below')
    const palette = show('<input id="palette">')
    focus('palette')
    palette.remove()
    expect(await focusIsOn()).toBe('below')
    leave()
  })

  it('stays where it was put meanwhile, and where nothing had it', async () => {
    const { leave } = await open()
    const dialog = show('<button id="go">Go</button>')
    focus('go')
    dialog.remove()
    focus('other')
    expect(await focusIsOn()).toBe('other')
    document.getElementById('other')?.blur()
    show('A tip').remove()
    expect(await focusIsOn()).toBe('')
    leave()
  })
})
