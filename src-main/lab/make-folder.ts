/** For those who make folders before there is a store. */
export { makeFolder } from '../store/make-folder.ts'
