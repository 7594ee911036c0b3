import { useEffect } from 'preact/hooks'
import { takeToken } from './take-token.ts'

/** Hears of another link that is opened in the same tab: that changes the fragment alone. */
export const useLinkToken = (onToken: (token: string) => void): void => {
  useEffect(() => {
    const onHashChange = () => {
      const token = takeToken()
      if (token !== null) onToken(token)
    }
    addEventListener('hashchange', onHashChange)
    return () => removeEventListener('hashchange', onHashChange)
  }, [])
}
