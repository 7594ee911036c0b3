import { describe, expect, test } from '@jest/globals'
import { checkReachable, withoutPassword } from '../../../integrations/mongo/check-reachable.ts'
import { requireSpace } from '../../../integrations/mongo/data-folder.ts'
import { useDatabase } from '../../setup/database.ts'

const database = useDatabase()

const refusal = async (uri: string) => {
  const error: unknown = await checkReachable(uri, 300).catch((thrown: unknown) => thrown)
  return error instanceof Error ? error.message : 'it did not fail'
}

describe('a database given by MONGODB_URI', () => {
  test('is taken when it answers', async () => {
    await expect(checkReachable(database.uri())).resolves.toBeUndefined()
  })

  test('is refused with its address, never its password, when nobody answers', async () => {
    const message = await refusal('mongodb://ann:s3cret@127.0.0.1:1/crm')
    expect(message).toContain('MONGODB_URI: no MongoDB can be used at mongodb://ann:***@127.0.0.1:1/crm')
    expect(message).toContain('ECONNREFUSED')
    expect(message).not.toContain('s3cret')
  })

  test('is refused when its password is wrong', async () => {
    const uri = new URL(database.uri())
    uri.username = 'ann'
    uri.password = 's3cret'
    const message = await refusal(uri.href)
    expect(message).toContain('it refuses the user name or the password')
    expect(message).not.toContain('s3cret')
  })

  test.each(['mongodb://ann:s3cret@', 'mongodb://ann:s3cret@host:port/x', 'mongodb://ann:s3@cret@host/x'])(
    'is refused when %s is no address',
    async (uri) => {
      const message = await refusal(uri)
      expect(message).toContain('it is not a valid address')
      expect(message).not.toMatch(/s3|cret/)
    },
  )

  test('is printed without its password', () => {
    expect(withoutPassword('mongodb+srv://a:p@ss:w@host/x?y=z')).toBe('mongodb+srv://a:***@host/x?y=z')
    expect(withoutPassword('mongodb://host/x')).toBe('mongodb://host/x')
  })
})

describe('a full disk', () => {
  test('is noticed before anything is written', () => {
    expect(() => requireSpace('/no/such/folder', 1e12, 'the database')).toThrow(
      /^Not enough disk space: the database needs 1000000000000 MB under \/, \d+ MB are free\.$/,
    )
    expect(() => requireSpace('/tmp', 1, 'the database')).not.toThrow()
  })
})
