/** The icon as pixels, drawn from its SVG: `npm run icons` after a change of resources/icons/icon.svg. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

const folder = fileURLToPath(new URL('../resources/icons/', import.meta.url))

/** Edge of the picture, in pixels: what electron-builder makes the icons of all systems from. */
export const iconSize = 512

/** The PNG that belongs to the committed SVG. */
export const drawIcon = () => new Resvg(readFileSync(`${folder}icon.svg`, 'utf8'), { fitTo: { mode: 'width', value: iconSize }, font: { loadSystemFonts: false } }).render().asPng()

export const iconFile = `${folder}icon.png`

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(iconFile, drawIcon())
