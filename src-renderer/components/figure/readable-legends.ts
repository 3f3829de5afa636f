/** Legends on a screen whose letters are whole. */
import { isRecord, listIn } from '../read-json.ts'

/** A legend that turns pages cuts off what stands out of its lines, in px. */
const linePx = 16

export function readableLegends(option: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(option['legend'])) return option
  return {
    ...option,
    legend: listIn(option['legend']).map((legend) => (isRecord(legend) && legend['type'] === 'scroll'
      ? { ...legend, textStyle: { ...(isRecord(legend['textStyle']) ? legend['textStyle'] : {}), lineHeight: linePx }, pageIconSize: 10, pageButtonGap: 4 }
      : legend)),
  }
}
