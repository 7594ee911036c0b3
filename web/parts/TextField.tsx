import { type ComponentChildren, type InputHTMLAttributes, type Ref } from 'preact'

export type FieldProps = {
  id: string
  label: string
  hint?: string
  /** What is wrong with the field; it is then marked and described by this. */
  fault: string | null
  input: Ref<HTMLInputElement>
  attributes: InputHTMLAttributes<HTMLInputElement>
  children?: ComponentChildren
}

/** Password managers must not keep what belongs to Telegram as if it were ours. */
const notForManagers = { 'data-1p-ignore': '', 'data-lpignore': 'true', 'data-bwignore': '' }

/** A labelled field. Its text stays in the field alone: nothing of it is kept in the page's state. */
export const TextField = ({ id, label, hint, fault, input, attributes, children }: FieldProps) => {
  const describedBy = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...notForManagers}
        {...attributes}
        id={id}
        ref={input}
        autoCapitalize="off"
        spellcheck={false}
        aria-required="true"
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={describedBy || undefined}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
      {children}
    </div>
  )
}
