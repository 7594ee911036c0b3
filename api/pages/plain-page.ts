import escapeHtml from 'escape-html'

export type PlainPage = { heading: string; text: string; next: [href: string, label: string] }

/** A whole page of one message and one way on: no script, no style, nothing that has to be loaded. Everything is escaped. */
export const plainPage = ({ heading, text, next: [href, label] }: PlainPage): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(heading)} · Conduits</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
</head>
<body>
<main>
<h1>${escapeHtml(heading)}</h1>
<p>${escapeHtml(text)}</p>
<p><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></p>
</main>
</body>
</html>
`
