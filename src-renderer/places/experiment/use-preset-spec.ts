/** The spec of a preset as it is published: an experiment's baseline has its phases and layers in the order of the draft. */
import { useApi } from '../../api/use-api.ts'
import { errorMessage } from '../../api/errors.ts'
import { useNotices } from '../../stores/notices.ts'

/** Gives the spec by the preset's id; undefined where it is not to be had, which a notice says. */
export function usePresetSpec(): (id: string) => Promise<unknown> {
  const api = useApi()
  const notices = useNotices()
  return async (id) => {
    try {
      const preset = (await api.catalog.templates.query()).find((template) => template.id === id)
      if (preset === undefined) notices.error(`There is no preset "${id}" to go back to.`)
      return preset?.spec
    } catch (error) {
      notices.error(`The preset could not be read: ${errorMessage(error)}`)
      return undefined
    }
  }
}
