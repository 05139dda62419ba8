/** What an agent puts into the system beside its own folder: files of `deploy/agent`, and where the package puts them. */
export const SYSTEM_FILES = {
  'rollcall-agent.service': '/usr/lib/systemd/system/rollcall-agent.service',
  'rollcall-agent.sysusers.conf': '/usr/lib/sysusers.d/rollcall-agent.conf',
  'rollcall-agent.udev.rules': '/usr/lib/udev/rules.d/70-rollcall-agent.rules',
  'rollcall-agent.polkit.rules': '/usr/share/polkit-1/rules.d/50-rollcall-agent.rules',
} as const;

/** The settings that a new agent begins with. */
export const SETTINGS_FILE = 'agent.env';
