/** The code that Node, SQLite or MongoDB put on an error. Asked by shape: under jest, Node's errors are of another realm. */
export const errorCode = (error: unknown): unknown => {
  if (typeof error !== 'object' || error === null) return undefined
  if ('errcode' in error) return error.errcode
  return 'code' in error ? error.code : undefined
}
