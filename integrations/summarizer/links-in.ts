import { LinkifyIt } from 'linkify-it'
import { DigestContent } from '../../models/digest-content.ts'
import { visibleText } from './evidence/plain-text.ts'

const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
const Link = DigestContent.shape.links.element

/** The http and https addresses that stand in a text for all to see, as they stand there, in order. */
export const linksIn = (text: string): string[] =>
  (linkify.match(visibleText(text)) ?? []).map(({ raw }) => raw).filter((link) => Link.safeParse(link).success)
