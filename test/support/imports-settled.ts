/** Places come by an import of their own: one that is still on its way when its test file ends would be broken for the files after it, which share modules. */
import { afterAll, vi } from 'vitest'

afterAll(() => vi.dynamicImportSettled())
