import { ConnectionString } from 'mongodb-connection-string-url'

/** The uri with the database named: `always` replaces what it names, `ifNone` fills the gap. */
export const withDatabase = (uri: string, name: { always: string } | { ifNone: string }): string => {
  const parsed = new ConnectionString(uri)
  const given = parsed.pathname.replace(/^\//, '')
  parsed.pathname = 'always' in name ? name.always : given || name.ifNone
  // A user of the given database stays a user of it.
  if (given && 'always' in name && parsed.username && !parsed.searchParams.has('authSource'))
    parsed.searchParams.set('authSource', given)
  return parsed.toString()
}
