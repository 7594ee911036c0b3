/** The package brings no types: every language is a list of words under its ISO 639-3 code. */
declare module 'stopword' {
  const lists: Record<string, readonly string[] | undefined>
  export = lists
}
