import { linksIn } from '../links-in.ts'
import { type Day } from './read-day.ts'

/** The web addresses that stand in the messages, each once; those in text that speaks to machines are left out. */
export const findLinks = ({ messages }: Day): string[] => [
  ...new Set(messages.flatMap(({ source, isInstruction }) => (isInstruction ? [] : linksIn(source.text)))),
]
