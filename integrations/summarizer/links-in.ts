import { LinkifyIt } from 'linkify-it'
import { DigestContent } from '../../models/digest-content.ts'

const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
const Link = DigestContent.shape.links.element

/** The http and https addresses that stand in a text, as they stand there, in order. */
export const linksIn = (text: string): string[] =>
  (linkify.match(text) ?? []).map(({ raw }) => raw).filter((link) => Link.safeParse(link).success)
