/** The entry by which a Linux desktop starts the app when its user logs in, as freedesktop.org's Autostart has it. */
export function autostartEntry(command: string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Sightline',
    'Comment=Watches your workspaces, in the tray',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=sightline',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** Quoted for the shell-like syntax of Exec, then for that of the file's values. */
function quoted(argument: string): string {
  const escaped = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${escaped.replaceAll('\\', '\\\\')}"`
}

/** Whether an entry starts anything: some desktops turn one off instead of deleting it. */
export function isStarting(entry: string): boolean {
  return !/^\s*(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(entry)
}
