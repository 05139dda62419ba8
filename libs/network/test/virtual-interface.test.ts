import { isVirtual } from '#network/virtual-interface.js';

test.each([
  ['Docker', ['docker0', 'docker_gwbridge', 'br-0123456789ab', 'veth4f2a1c0']],
  ['Podman and containerd', ['podman0', 'podman1', 'nerdctl0', 'cni0', 'cni-podman0']],
  ['Kubernetes', ['flannel.1', 'cali12345678901', 'cilium_host', 'kube-ipvs0', 'kube-bridge', 'weave']],
  ['LXC, LXD and Incus', ['lxcbr0', 'lxc1a2b3c', 'lxdbr0', 'incusbr0']],
  ['virtual machines', ['virbr0', 'virbr0-nic', 'vnet0', 'vmnet8', 'vboxnet0']],
  ['VPNs', ['tun0', 'tap0', 'utun3', 'wg0', 'wg0-home', 'tailscale0', 'ztabcdefgh', 'nebula1', 'nordlynx']],
  ['other tunnels', ['tunl0', 'ppp0', 'ipsec0', 'gre0', 'gretap0', 'vxlan.calico', 'vxlan100']],
])('interfaces of %s are virtual: %j', (_, names) => {
  expect(names.filter((name) => !isVirtual(name))).toEqual([]);
});

test.each([
  ['network cards', ['eth0', 'end0', 'eno1', 'enp3s0', 'ens18', 'enxb827eb123456', 'usb0', 'green0']],
  ['radio', ['wlan0', 'wlp2s0', 'wwan0']],
  ['bridges, bonds and VLANs that a LAN is on', ['br0', 'br-lan', 'bridge0', 'vmbr0', 'bond0', 'eth0.5']],
  ['loopback', ['lo', 'lo0']],
])('interfaces of %s are not: %j', (_, names) => {
  expect(names.filter(isVirtual)).toEqual([]);
});
