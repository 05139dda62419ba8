/**
 * Names of the bridges, and of their ports, of containers and virtual machines. A bridge of a Docker network is
 * `br-` and the 12 digits of its id: another `br-` may be where the LAN is, such as `br-lan`.
 */
const BRIDGE =
  /^(docker|br-[\da-f]{12}$|veth|podman|nerdctl|cni|flannel|cali|cilium|kube-|weave|lxc|lxd|incus|virbr|vnet|vmnet|vboxnet)/;

/** Names of tunnels and dialled links. */
const TUNNEL = /^(tun|tap|utun|wg|tailscale|zt|nebula|nordlynx|ppp|ipsec|vxlan|gre(tap)?\d)/;

/** Whether an interface is a bridge of containers or a tunnel, by its name: nobody plugs a camera in there. */
export function isVirtual(name: string): boolean {
  return BRIDGE.test(name) || TUNNEL.test(name);
}
