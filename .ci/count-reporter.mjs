import { writeFileSync } from 'node:fs'

/** Writes how many tests passed and failed, for .ci/run; a file that could not run counts as one failed. */
// Jest wants a class, as the default export.
export default class CountReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    writeFileSync(
      process.env.CONDUITS_COUNT_FILE,
      `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed\n`,
    )
  }
}
