import { Modal } from '@mantine/core'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import { type KeyboardEvent, useId, useState } from 'react'
import { ui } from '../../src/words/ui.en.ts'
import classes from './command-palette.module.css'
import { useFocusReturn } from './focus-return.ts'

export type Command = { label: string; act: () => void }

type CommandPaletteProps = {
  commands: readonly Command[]
  /** A command made of what was typed: finding it among the people, say. */
  otherwise?: (typed: string) => Command
  onClose: () => void
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The commands whose words begin with the typed words, in any order. */
export function matching(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  return commands.filter(({ label }) => {
    const words = plain(label).split(/\s+/)
    return wanted.every(each => words.some(word => word.startsWith(each)))
  })
}

/** Every place and action by its name, from the keyboard. */
export function CommandPalette({ commands, otherwise, onClose }: CommandPaletteProps) {
  useFocusReturn()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const id = useId()
  const found = [...matching(commands, typed), ...(otherwise && typed.trim() ? [otherwise(typed.trim())] : [])]
  const run = (command: Command | undefined): void => {
    if (!command) return
    onClose()
    command.act()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') run(found[chosen])
    else if (step === undefined || found.length === 0) return
    else setChosen(at => (at + step + found.length) % found.length)
    event.preventDefault()
  }
  return (
    <Modal.Root
      returnFocus={false}
      classNames={{ overlay: classes.veil ?? '', content: classes.content ?? '' }}
      opened
      onClose={onClose}
      size={560}
      yOffset="12vh"
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Title className="gs-hidden">{ui.commands}</Modal.Title>
        <input
          className={classes.field}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={id}
          aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
          aria-label={ui.commandsHint}
          placeholder={ui.commandsHint}
          value={typed}
          data-autofocus
          onKeyDown={onKeyDown}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setChosen(0)
          }}
        />
        <ul id={id} role="listbox" aria-label={ui.commands} className={classes.list}>
          {found.map((command, at) => (
            <li key={command.label} id={`${id}-${at}`} role="option" aria-selected={at === chosen} onClick={() => run(command)}>
              {command.label}
            </li>
          ))}
        </ul>
        <p role="status" className={found.length > 0 ? 'gs-hidden' : classes.none}>
          {found.length > 0 ? ui.commandCount({ count: found.length }) : ui.noCommand({ typed })}
        </p>
      </Modal.Content>
    </Modal.Root>
  )
}
