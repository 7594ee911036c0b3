import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { envExample } from '../../scripts/env-example.ts'

test('.env.example lists exactly the variables that the program reads (npm run env-example renews it)', () => {
  expect(readFileSync('.env.example', 'utf8')).toBe(envExample())
})
