import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { drawIcon, iconFile } from '../../build/icons.mjs'

it('icon.png is what icon.svg looks like: run "npm run icons" after changing it', async () => {
  expect(drawIcon().equals(await readFile(iconFile))).toBe(true)
})
