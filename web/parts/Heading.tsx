import { useEffect, useRef } from 'preact/hooks'

/** The heading of a step takes the focus when the step appears, so that keyboard and screen reader start there. */
export const Heading = ({ children }: { children: string }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    document.title = `${children} · Conduits`
  }, [children])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
