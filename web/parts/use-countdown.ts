import { useEffect, useState } from 'preact/hooks'

/** Whole seconds until `until` (ms, as Date.now()); 0 once it is past or where there is nothing to wait for. */
export const useCountdown = (until: number | null): number => {
  const [now, setNow] = useState(Date.now())
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    if (until === null) return
    setNow(Date.now())
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= until) clearInterval(timer)
    }, 500)
    return () => clearInterval(timer)
  }, [until])
  return left
}

/** 75 -> "1:15", 4000 -> "1:06:40". */
export const clock = (seconds: number): string => {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hours = 0, ...rest] = parts
  const padded = rest.map((part) => String(part).padStart(2, '0')).join(':')
  return hours > 0 ? `${hours}:${padded}` : padded.replace(/^0/, '')
}
