#!/bin/sh
# Runs a Samba Active Directory domain controller in the foreground, for the tests: samba-ad.sh FOLDER ADDRESS
# The domain is ad.example.test (ADTEST), its controller dc1, bound to ADDRESS of 127.0.0.0/8 only, with LDAP at 389 and
# 636. FOLDER/pki must have the certificates (certificates.sh). Made anew unless FOLDER/populated is there.
# alice is in proxy-deep, which is in proxy-inner, which is in proxy-users; bob is in no group. Passwords: NAME-Secret1.
# It is a KDC too: FOLDER/krb5.conf is for its clients, FOLDER/socks.keytab has rcmd and socks of localhost, whose account
# is svc-socks, and FOLDER/proxy-users.sid the SID of that group.
# disabled is disabled, mustchange must change its password, expired has expired; gateway is the service account.
# Prints "ready" when all of it is there.
set -eu
folder=$(CDPATH= cd -- "$1" && pwd -P) address=$2
PATH=$PATH:/usr/sbin:/sbin
server=
complete=$folder/populated

tool() {
    samba-tool "$@" -s "$folder/smb.conf" >>"$folder/populate.log" 2>&1
}

provision() {
    samba-tool domain provision -s /dev/null --targetdir="$folder" --realm=AD.EXAMPLE.TEST --domain=ADTEST \
        --server-role=dc --dns-backend=NONE --host-name=dc1 --host-ip="$address" --adminpass=Adm1n-secret \
        --option="interfaces=$address/8" --option='bind interfaces only=yes' >"$folder/provision.log" 2>&1 \
        || { cat "$folder/provision.log"; exit 1; }
}

configure() {
    for each in run run/ncalrpc run/winbindd run/ntp log; do mkdir -p "$folder/$each"; done
    chmod 750 "$folder/run/ntp" "$folder/run/winbindd"
    cat >"$folder/smb.conf" <<END
[global]
  netbios name = DC1
  realm = AD.EXAMPLE.TEST
  workgroup = ADTEST
  server role = active directory domain controller
  interfaces = $address/8
  bind interfaces only = yes
  server services = ldap kdc
  private dir = $folder/private
  state directory = $folder/state
  lock directory = $folder
  cache directory = $folder/cache
  binddns dir = $folder/bind-dns
  pid directory = $folder/run
  ncalrpc dir = $folder/run/ncalrpc
  winbindd socket directory = $folder/run/winbindd
  ntp signd socket directory = $folder/run/ntp
  log file = $folder/log/log.%m
  log level = 1
  tls enabled = yes
  tls certfile = $folder/pki/server.pem
  tls keyfile = $folder/pki/server.key
  tls cafile = $folder/pki/ca.pem
  ldap server require strong auth = yes
END
}

# The password is set after the encryption types: that makes the keys of AES.
kerberize() {
    cat >"$folder/krb5.conf" <<END
[libdefaults]
  default_realm = AD.EXAMPLE.TEST
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  rdns = false
  udp_preference_limit = 1
[realms]
  AD.EXAMPLE.TEST = {
    kdc = $address:88
  }
[domain_realm]
  localhost = AD.EXAMPLE.TEST
END
    tool user create svc-socks svc-Secret1
    for service in rcmd socks; do tool spn add "$service/localhost" svc-socks; done
    /usr/bin/python3 - "$folder/smb.conf" <<'END'
import sys, ldb
from samba.param import LoadParm
from samba.samdb import SamDB
from samba.auth import system_session
parameters = LoadParm()
parameters.load(sys.argv[1])
database = SamDB(lp=parameters, session_info=system_session())
change = ldb.Message(ldb.Dn(database, 'CN=svc-socks,CN=Users,' + str(database.domain_dn())))
change['e'] = ldb.MessageElement('24', ldb.FLAG_MOD_REPLACE, 'msDS-SupportedEncryptionTypes')
database.modify(change)
END
    tool user setpassword svc-socks --newpassword=svc-Secret2
    for service in rcmd socks; do
        tool domain exportkeytab "$folder/socks.keytab" --principal="$service/localhost"
    done
    chmod 600 "$folder/socks.keytab"
    samba-tool group show proxy-users --attributes=objectSid -s "$folder/smb.conf" \
        | sed -n 's/^objectSid: //p' >"$folder/proxy-users.sid"
}

populate() {
    tool domain passwordsettings set --complexity=off --min-pwd-length=6 --account-lockout-threshold=0 --min-pwd-age=0
    for user in alice bob disabled expired gateway; do tool user create "$user" "$user-Secret1"; done
    tool user create mustchange mustchange-Secret1 --must-change-at-next-login
    tool user disable disabled
    # Expired yesterday.
    tool user setexpiry expired --days=-1
    for group in proxy-users proxy-inner proxy-deep; do tool group add "$group"; done
    tool group addmembers proxy-users proxy-inner
    tool group addmembers proxy-inner proxy-deep
    tool group addmembers proxy-deep alice
    kerberize
}

stop() {
    trap - EXIT INT TERM
    [ -z "$server" ] || kill -TERM "-$server" 2>/dev/null || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    exit 0
}

answers() {
    LDAPTLS_CACERT=$folder/pki/ca.pem ldapsearch -x -H "ldaps://$address" -b '' -s base 1.1 >/dev/null 2>&1
}

if [ ! -f "$complete" ]; then
    provision
    configure
    populate || { cat "$folder/populate.log"; exit 1; }
    touch "$complete"
fi
trap stop EXIT INT TERM
setsid samba -F --no-process-group -M single --debug-stdout -s "$folder/smb.conf" >"$folder/samba.log" 2>&1 </dev/null &
server=$!
tries=0
until answers; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ] && kill -0 "$server" 2>/dev/null || { cat "$folder/samba.log"; exit 1; }
    sleep 0.1
done
echo ready
wait "$server"
