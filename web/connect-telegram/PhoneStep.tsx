import { api } from '../http/api.ts'
import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'
import { OneFieldForm } from '../parts/OneFieldForm.tsx'
import { type Steps } from './use-steps.ts'

const read = (text: string) => (text.replaceAll(/\D/g, '').length >= 5 ? text.trim() : null)

export const PhoneStep = ({ phone, steps }: { phone: string; steps: Steps }) => {
  const words = useWords().connect.phone
  return (
    <>
      <Heading>{words.heading}</Heading>
      <p class="lead">{words.lead}</p>
      <OneFieldForm
        field={{
          id: 'phone',
          label: words.label,
          hint: words.hint,
          attributes: { type: 'tel', inputMode: 'tel', autoComplete: 'tel', defaultValue: phone, maxLength: 40 },
        }}
        words={{ missing: words.missing, submit: words.submit, busy: words.sending }}
        read={read}
        send={api.sendCode}
        onAnswer={({ authToken }, sent) => {
          steps.swap({ name: 'phone', phone: sent })
          steps.go({ name: 'code', authToken, phone: sent })
        }}
        faults={['telegram-phone-invalid', 'telegram-phone-banned', 'telegram-sign-up-needed', 'invalid-input']}
      >
        {() => (
          <button type="button" class="button quiet" onClick={() => steps.swap({ name: 'qr' })}>
            {words.useQr}
          </button>
        )}
      </OneFieldForm>
    </>
  )
}
