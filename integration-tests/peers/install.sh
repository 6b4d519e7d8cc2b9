#!/bin/sh
# Installs the programs that the integration tests use as peers, where they are missing and this may be done; with
# arguments, those that they name instead: install.sh [PROGRAM:PACKAGE]...
# What cannot be installed stays missing: the tests that need it are then skipped by name.
set -u
root=$(CDPATH= cd -- "$(dirname "$0")/../.." && pwd -P)
. "$root/build-support/prerequisites.sh"

# program:package, or file:package
peers="kinit:krb5-user krb5kdc:krb5-kdc kadmin.local:krb5-admin-server cc:gcc krb5-config:libkrb5-dev
/usr/include/openssl/ssl.h:libssl-dev /usr/lib/python3/dist-packages/gssapi:python3-gssapi /usr/lib/python3/dist-packages/socks.py:python3-socks
node:nodejs /usr/share/nodejs/socks:node-socks perl:perl /usr/share/perl5/IO/Socket/Socks.pm:libio-socket-socks-perl
python3:python3 vsftpd:vsftpd ping:iputils-ping traceroute:traceroute haproxy:haproxy systemd-analyze:systemd
stunnel4:stunnel4 curl:curl ssh:openssh-client sshd:openssh-server ssh-keygen:openssh-client nc.openbsd:netcat-openbsd
ncat:ncat chromium:chromium ip:iproute2 openssl:openssl slapd:slapd ldapsearch:ldap-utils
danted:dante-server microsocks:microsocks samba:samba-ad-dc dnsmasq:dnsmasq-base samba-tool:samba samba-tool:samba-ad-provision samba-tool:samba-dsdb-modules"
[ $# -eq 0 ] || peers=$*

PATH=$PATH:/usr/sbin:/sbin

missing_packages() {
    for peer in $peers; do
        command -v "${peer%%:*}" >/dev/null || [ -e "${peer%%:*}" ] || echo "${peer#*:}"
    done | sort -u | tr '\n' ' '
}

missing=$(missing_packages)
[ -n "$missing" ] || exit 0
if ! may_install; then
    say "peers that the tests would use are missing; to have them: sudo apt-get install $missing"
    exit 0
fi
say "installing peers: $missing"
update_packages || say "apt-get update failed; trying with the package lists that are there"
# shellcheck disable=SC2086 # packages are words
install_packages $missing && exit 0
for package in $missing; do
    install_packages "$package" || say "peer not installable: $package"
done
exit 0
