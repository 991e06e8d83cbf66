import { Menu } from '@mantine/core'
import '@mantine/core/styles/Menu.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import { CaretDownIcon } from '@phosphor-icons/react/dist/csr/CaretDown'
import classes from './account-menu.module.css'

export type AccountItem = { label: string; isOn?: boolean | undefined; onPress: () => void }

type AccountItemsProps = {
  name: string
  label: string
  /** Groups, with a line between them. */
  items: readonly (readonly AccountItem[])[]
}

/** The menu itself, open when it comes. */
export const AccountItems = ({ name, label, items }: AccountItemsProps) => (
  <Menu defaultOpened position="bottom-end" offset={6} transitionProps={{ duration: 0 }}>
    <Menu.Target>
      <button type="button" className={classes.target} aria-label={label}>
        <span>{name}</span>
        <CaretDownIcon size={16} aria-hidden />
      </button>
    </Menu.Target>
    <Menu.Dropdown className={classes.dropdown ?? ''}>
      {items.flatMap((group, at) => [
        ...(at > 0 ? [<Menu.Divider key={at} />] : []),
        ...group.map(item => <Item key={item.label} item={item} />),
      ])}
    </Menu.Dropdown>
  </Menu>
)

const Item = ({ item: { label, isOn, onPress } }: { item: AccountItem }) => (
  <Menu.Item
    className={classes.item ?? ''}
    role={isOn === undefined ? 'menuitem' : 'menuitemradio'}
    aria-checked={isOn}
    onClick={onPress}
  >
    {label}
  </Menu.Item>
)
