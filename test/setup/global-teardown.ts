// eslint-disable-next-line import-x/no-default-export -- jest asks for one
export default async function tearDown(): Promise<void> {
  await globalThis.stopTestDatabase?.()
}
