import { type ComponentChildren, createContext } from 'preact'
import { useContext, useMemo, useState } from 'preact/hooks'
import { useWords } from './language.tsx'

type Connection = {
  setLost: (isLost: boolean) => void
  /** The session is over: nothing more can be asked. */
  onSignedOut: () => void
}
const Connection = createContext<Connection>({ setLost: () => undefined, onSignedOut: () => undefined })

/** Tells whoever asks the server where to say that the connection is lost or back, or that the session is over. */
export const useConnection = () => useContext(Connection)

/** Says at the bottom of the page that requests get no answer. */
export const ConnectionNotice = ({
  onSignedOut,
  children,
}: {
  onSignedOut: () => void
  children: ComponentChildren
}) => {
  const words = useWords()
  const [isLost, setLost] = useState(false)
  const connection = useMemo(() => ({ setLost, onSignedOut }), [onSignedOut])
  return (
    <Connection.Provider value={connection}>
      {children}
      <div class="connection" role="status">
        {isLost && <p>{words.connectionLost}</p>}
      </div>
    </Connection.Provider>
  )
}
