import { LinkifyIt } from 'linkify-it'
import { DigestContent } from '../../../models/digest-content.ts'
import { type Day } from './read-day.ts'

const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  .add('ftp:', null)
  .add('mailto:', null)
const Link = DigestContent.shape.links.element

/** The web addresses that stand in the messages, each once; addresses in text that speaks to machines are left out. */
export const findLinks = ({ messages }: Day): string[] => {
  const found = messages
    .filter(({ isInstruction }) => !isInstruction)
    .flatMap(({ source }) => (linkify.match(source.text) ?? []).map(({ raw }) => raw))
    .filter((link) => Link.safeParse(link).success)
  return [...new Set(found)]
}
