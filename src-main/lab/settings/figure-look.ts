/** What the settings say of all figures. */
import type { FigureLook } from '../../export/figure-style.ts'
import type { SettingValues } from './declared-settings.ts'

export const figureLook = ({ colourScheme, textSizePct }: Pick<SettingValues, 'colourScheme' | 'textSizePct'>): FigureLook => ({ scheme: colourScheme, textScale: textSizePct / 100 })
