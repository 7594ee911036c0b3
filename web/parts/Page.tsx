import { type ComponentChildren } from 'preact'
import { ConnectionNotice } from './connection.tsx'
import { useLanguage, WordsProvider } from './language.tsx'
import { Layout } from './Layout.tsx'

type Props = { onSignedOut: () => void; children: ComponentChildren }

/** What every page with a script has: its language, its frame, and where a lost connection is told. */
export const Page = ({ onSignedOut, children }: Props) => {
  const { language, words, choose } = useLanguage()
  return (
    <WordsProvider value={words}>
      <Layout language={language} onLanguage={choose}>
        <ConnectionNotice onSignedOut={onSignedOut}>
          <section class="card">{children}</section>
        </ConnectionNotice>
      </Layout>
    </WordsProvider>
  )
}
