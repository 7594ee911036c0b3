import escapeHtml from 'escape-html'

const plainTag =
  /&lt;(\/?)(p|b|strong|em|i|u|ul|ol|li|br|hr|h[1-6]|blockquote|code|pre)(?:\s(?:(?!&gt;).)*?)?\s*\/?&gt;/gi
const link =
  /&lt;a\s(?:(?!&gt;).)*?href=&quot;(https?:\/\/(?:(?!&quot;)\S)+)&quot;(?:(?!&gt;).)*?&gt;(.*?)&lt;\/a&gt;/gis
const entity = /&amp;(lt|gt|amp|quot|nbsp|#39|#x27|#\d{1,6});/g

/** A note body made safe: everything is escaped, then plain formatting tags (without attributes) and web links come back. */
export const noteHtml = (body: string) =>
  escapeHtml(body)
    .replace(link, '<a href="$1" rel="noopener noreferrer">$2</a>')
    .replace(plainTag, '<$1$2>')
    .replace(/&lt;\/?(?:div|span)(?:\s(?:(?!&gt;).)*?)?&gt;/gi, ' ')
    .replace(entity, '&$1;')
