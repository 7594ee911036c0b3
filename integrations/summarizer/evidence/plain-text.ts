const tag = /<\/?[a-z!?][^<>]*>/giu
const openTag = /<(?=[a-z!?/])/giu
const image = /!\[[^\]]*\]\([^)]*\)/gu
const markdownLink = /\[([^\]]*)\]\(([^)\s]*)[^)]*\)/gu
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/giu
const fences = /`{3,}[a-z]*|\*\*|__|~~/giu

/** Text without HTML tags, entities and Markdown; the address of a Markdown link stays, in brackets, to be judged as any other. */
export const withoutMarkup = (text: string): string => {
  let rest = text.replace(image, '').replace(markdownLink, '$1 ($2)').replace(entity, ' ').replace(fences, '')
  // What is left after a tag is gone may be a tag again: "<scr<b>ipt>".
  for (let next = rest.replace(tag, ''); next !== rest; next = rest.replace(tag, '')) rest = next
  return rest.replace(openTag, '').replaceAll('](', '] (')
}

export const hasMarkup = (text: string): boolean => withoutMarkup(text) !== text

/** Without what only a program would show: tags, and the targets of Markdown links. Addresses that hide there are nobody's words. */
export const visibleText = (text: string): string => text.replace(tag, ' ').replace(/\]\([^)]*\)/gu, '] ')
