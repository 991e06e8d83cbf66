import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../src/values/id.ts'
import { accountWords as words, roleInWords } from '../../src/words/console-accounts.en.ts'
import { errorOf, fieldErrorsIn } from '../api/field-errors.ts'
import { addAccount, changeAccount, endSessionsOf, ROLES, type StaffAccount } from '../api/staff.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { Failed } from '../ui/states.tsx'
import { TextField } from '../ui/text-field.tsx'

type AccountDialogProps = {
  /** Left out: somebody is added. */
  account?: StaffAccount | undefined
  onDone: (said: string) => void
  onClose: () => void
}

/** A member of staff: who they are, what they may do, whether they may sign in. */
export function AccountDialog({ account, onDone, onClose }: AccountDialogProps) {
  const [name, setName] = useState(account?.name ?? '')
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<ReadonlySet<string>>(() => new Set(account?.roles ?? []))
  const [key] = useState(() => newId())
  const chosen = ROLES.filter(role => roles.has(role))
  const saving = useMutation({
    mutationFn: () =>
      account ? changeAccount({ id: account.id, name, roles: chosen }) : addAccount({ name, email, roles: chosen, key }),
    onSuccess: saved => onDone(account ? words.changed(saved) : words.added(saved)),
  })
  // The form of the body stands on the same page, with a name and an email of its own.
  const errors = fieldErrorsIn(saving.error).map(each => ({ ...each, id: `account-${each.id}` }))
  return (
    <Dialog title={account ? words.changeTitle(account) : words.addTitle} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <ErrorSummary errors={errors} />
        {saving.error && errors.length === 0 && <Failed error={saving.error} />}
        <TextField
          id="account-name"
          label={words.name}
          hint={words.nameHint}
          maxLength={200}
          value={name}
          error={errorOf(errors, 'account-name')}
          onChange={setName}
        />
        {!account && (
          <TextField
            id="account-email"
            type="email"
            label={words.email}
            hint={words.emailHint}
            maxLength={320}
            value={email}
            error={errorOf(errors, 'account-email')}
            onChange={setEmail}
          />
        )}
        <Choices
          id="account-roles"
          label={words.roles}
          hint={words.rolesHint}
          options={ROLES.map(role => ({ value: role, label: roleInWords(role) }))}
          chosen={roles}
          error={errorOf(errors, 'account-roles')}
          onChange={setRoles}
        />
        <DialogActions>
          <Button kind="first" type="submit" disabled={saving.isPending}>
            {account ? words.save : words.act}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </DialogActions>
      </form>
      {account && <Access account={account} onDone={onDone} />}
    </Dialog>
  )
}

/** Whether somebody is let in at all. */
function Access({ account, onDone }: { account: StaffAccount; onDone: (said: string) => void }) {
  const isDisabled = account.disabledAt !== null
  const turning = useMutation({
    mutationFn: () => changeAccount({ id: account.id, disabled: !isDisabled }),
    onSuccess: () => onDone(isDisabled ? words.enabled(account) : words.disabled(account)),
  })
  const ending = useMutation({
    mutationFn: () => endSessionsOf(account.id),
    onSuccess: ({ ended }) => onDone(words.signedOut({ ...account, ended })),
  })
  return (
    <section aria-label={words.access}>
      {isDisabled && <p>{words.isDisabled}</p>}
      <DialogActions>
        {!isDisabled && (
          <Button disabled={ending.isPending} onClick={() => ending.mutate()}>
            {words.signOut}
          </Button>
        )}
        <Button disabled={turning.isPending} onClick={() => turning.mutate()}>
          {isDisabled ? words.enable : words.disable}
        </Button>
      </DialogActions>
      {turning.error && <Failed error={turning.error} />}
      {ending.error && <Failed error={ending.error} />}
    </section>
  )
}
