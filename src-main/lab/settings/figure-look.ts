/** What the settings say of all figures. */
import { colourSchemeNames } from '../../export/colour-schemes.ts'
import type { FigureLook } from '../../export/figure-style.ts'
import type { SettingValues } from './declared-settings.ts'

export { colourSchemeNames }

export const figureLook = ({ colourScheme, textSizePct }: Pick<SettingValues, 'colourScheme' | 'textSizePct'>): FigureLook => ({ scheme: colourScheme, textScale: textSizePct / 100 })
