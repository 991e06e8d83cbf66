import { CaretDownIcon } from '@phosphor-icons/react/dist/csr/CaretDown'
import classes from './account-panel.module.css'
import { Panel } from './panel.tsx'

type AccountPanelProps = {
  name: string
  label: string
  /** One of a few. */
  choice: {
    title: string
    options: readonly { value: string; label: string }[]
    chosen: string
    onChoose: (value: string) => void
  }
  actions: readonly { label: string; onPress: () => void }[]
}

/** The signed-in person's own choices, and the way out. */
export const AccountPanel = ({ name, label, choice, actions }: AccountPanelProps) => (
  <Panel
    label={label}
    buttonClass={classes.target}
    button={
      <>
        {name}
        <CaretDownIcon size={16} aria-hidden />
      </>
    }
  >
    {close => (
      <>
        <fieldset>
          <legend>{choice.title}</legend>
          {choice.options.map(({ value, label: text }) => (
            <label key={value} className={classes.option}>
              <input
                type="radio"
                name="account-choice"
                checked={choice.chosen === value}
                onChange={() => choice.onChoose(value)}
              />
              {text}
            </label>
          ))}
        </fieldset>
        <ul className={classes.actions}>
          {actions.map(({ label: text, onPress }) => (
            <li key={text}>
              <button
                type="button"
                onClick={() => {
                  close()
                  onPress()
                }}
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
      </>
    )}
  </Panel>
)
