import { type ComponentChildren } from 'preact'
import { allLanguages, type Language, languages } from '../messages/languages.ts'
import { useWords } from './language.tsx'

type Props = { language: Language; onLanguage: (language: Language) => void; children: ComponentChildren }

/** The frame of a page; api/pages/send-page.ts draws the same one for pages without a script. */
export const Layout = ({ language, onLanguage, children }: Props) => {
  const words = useWords()
  const choose = (event: Event, chosen: Language) => {
    event.preventDefault()
    onLanguage(chosen)
  }
  return (
    <>
      <header class="top">
        <a class="brand" href="/">
          Conduits
        </a>
        <nav class="languages" aria-label={words.chooseLanguage}>
          {allLanguages.map((each) => (
            <a
              key={each}
              href={`?language=${each}`}
              lang={each}
              hreflang={each}
              aria-current={each === language ? 'true' : undefined}
              onClick={(event) => choose(event, each)}
            >
              {languages[each].languageName}
            </a>
          ))}
        </nav>
      </header>
      <main class="page">{children}</main>
      <footer class="bottom">{words.notAffiliated}</footer>
    </>
  )
}
