/** A control of a device, by what `v4l2-ctl --list-ctrls-menus` prints. */
export interface DeviceControl {
  /** As the device calls it: other kernels have other names for the same id. */
  readonly name: string;
  /** V4L2_CID_…, the same in every kernel. */
  readonly id: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
  readonly value: number;
  /** The values of a menu that there are; empty for other kinds. */
  readonly menu: readonly number[];
}

/** `  brightness 0x00980900 (int)    : min=0 max=255 step=1 default=128 value=128 flags=inactive` */
const CONTROL = /^\s*([a-z0-9_]{1,60}) 0x([0-9a-f]{8}) \((int|bool|menu|button)\)\s*: (.*)$/;
const MENU_ITEM = /^\s+(\d{1,3}): /;
const FIELD = /\b(min|max|step|default|value)=(-?\d{1,10})\b/g;
const VALUE = /^([a-z0-9_]{1,60}): (-?\d{1,10})\b/;
const MAX_CONTROLS = 128;

/** Total: any text gives a list; controls of other kinds, and those that cannot be written, are left out. */
export function parseControlList(text: string): DeviceControl[] {
  const controls: DeviceControl[] = [];
  let menu: number[] | undefined;
  for (const line of text.split('\n')) {
    const [, name, id, kind, rest = ''] = CONTROL.exec(line) ?? [];
    const [, item] = MENU_ITEM.exec(line) ?? [];
    if (name !== undefined && id !== undefined) {
      menu = [];
      const writable = !/flags=.*\b(?:read-only|disabled)\b/.test(rest);
      const control = { name, id: Number.parseInt(id, 16), ...fieldsOf(rest, kind === 'bool'), menu };
      if (writable && control.max >= control.min && controls.length < MAX_CONTROLS) controls.push(control);
    } else if (item !== undefined) menu?.push(Number(item));
  }
  return controls;
}

/** What `--get-ctrl` prints, by name. Total. */
export function parseControlValues(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, value] = VALUE.exec(line) ?? [];
      return name === undefined ? [] : [[name, Number(value)] as const];
    }),
  );
}

/** A bool has neither bounds nor a step in the list. */
function fieldsOf(
  text: string,
  isBool: boolean,
): Pick<DeviceControl, 'min' | 'max' | 'step' | 'default' | 'value'> {
  const said = new Map([...text.matchAll(FIELD)].map(([, name, value]) => [name, Number(value)]));
  const fallback = said.get('default') ?? 0;
  return {
    min: said.get('min') ?? 0,
    max: said.get('max') ?? (isBool ? 1 : 0),
    step: Math.max(1, said.get('step') ?? 1),
    default: fallback,
    value: said.get('value') ?? fallback,
  };
}
