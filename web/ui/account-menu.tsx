import { Menu } from '@mantine/core'
import { CaretDownIcon } from '@phosphor-icons/react/dist/csr/CaretDown'
import classes from './account-menu.module.css'

export type AccountItem = { label: string; isOn?: boolean | undefined; onPress: () => void } | 'line'

/** The signed-in person's own menu. */
export const AccountMenu = ({ name, label, items }: { name: string; label: string; items: readonly AccountItem[] }) => (
  <Menu position="bottom-end" offset={6} withinPortal={false} transitionProps={{ duration: 0 }}>
    <Menu.Target>
      <button type="button" className={classes.target} aria-label={label}>
        <span>{name}</span>
        <CaretDownIcon size={16} aria-hidden />
      </button>
    </Menu.Target>
    <Menu.Dropdown className={classes.dropdown}>
      {items.map((item, at) =>
        item === 'line' ? (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no name
          <Menu.Divider key={at} />
        ) : (
          <Menu.Item
            key={item.label}
            className={classes.item}
            role={item.isOn === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={item.isOn}
            onClick={item.onPress}
          >
            {item.label}
          </Menu.Item>
        ),
      )}
    </Menu.Dropdown>
  </Menu>
)
