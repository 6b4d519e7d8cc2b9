#!/bin/sh
# Runs an MIT KDC in the foreground, for the tests: kdc.sh FOLDER PORT
# The realm is EXAMPLE.TEST, on 127.0.0.1:PORT. FOLDER gets krb5.conf for clients, services.keytab with rcmd, socks and
# host of localhost, and other.keytab with rcmd/other.example.test. Users alice and bob, passwords NAME-secret; brief is
# one whose tickets live for 5 seconds. Every key there is in AES of RFC 3962 and of RFC 8009.
# With ENCTYPE set, krb5.conf lets clients use that encryption type only. Prints "ready" when all of it is there.
set -eu
folder=$(CDPATH= cd -- "$1" && pwd -P) port=$2
PATH=$PATH:/usr/sbin:/sbin
server=

configure() {
    cat >"$folder/krb5.conf" <<END
[libdefaults]
  default_realm = EXAMPLE.TEST
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  rdns = false
  udp_preference_limit = 1
  ${ENCTYPE:+permitted_enctypes = $ENCTYPE}
[realms]
  EXAMPLE.TEST = {
    kdc = 127.0.0.1:$port
  }
[domain_realm]
  localhost = EXAMPLE.TEST
  .example.test = EXAMPLE.TEST
END
    cat >"$folder/kdc.conf" <<END
[realms]
  EXAMPLE.TEST = {
    database_name = $folder/principal
    key_stash_file = $folder/stash
    acl_file = $folder/kadm5.acl
    dict_file = /dev/null
    kdc_listen = 127.0.0.1:$port
    kdc_tcp_listen = 127.0.0.1:$port
    max_life = 10h
    supported_enctypes = aes256-cts-hmac-sha1-96:normal aes128-cts-hmac-sha1-96:normal aes256-cts-hmac-sha384-192:normal aes128-cts-hmac-sha256-128:normal
  }
[logging]
  kdc = FILE:$folder/kdc.log
END
    : >"$folder/kadm5.acl"
}

populate() {
    kdb5_util create -s -r EXAMPLE.TEST -P masterkey
    {
        for user in alice bob brief; do echo "addprinc -pw $user-secret $user"; done
        echo 'modprinc -maxlife 5sec brief'
        for service in rcmd socks host; do
            echo "addprinc -randkey $service/localhost"
            echo "ktadd -k $folder/services.keytab $service/localhost"
        done
        echo 'addprinc -randkey rcmd/other.example.test'
        echo "ktadd -k $folder/other.keytab rcmd/other.example.test"
    } | kadmin.local -r EXAMPLE.TEST
    chmod 600 "$folder"/*.keytab
}

stop() {
    trap - EXIT INT TERM
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    exit 0
}

export KRB5_CONFIG="$folder/krb5.conf" KRB5_KDC_PROFILE="$folder/kdc.conf"
configure
[ -f "$folder/stash" ] || populate >"$folder/populate.log" 2>&1 || { cat "$folder/populate.log"; exit 1; }
trap stop EXIT INT TERM
krb5kdc -n -r EXAMPLE.TEST >"$folder/kdc.out" 2>&1 </dev/null &
server=$!
tries=0
until echo alice-secret | KRB5CCNAME="MEMORY:" kinit alice >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] && kill -0 "$server" 2>/dev/null || { cat "$folder/kdc.out" "$folder/kdc.log"; exit 1; }
    sleep 0.1
done
echo ready
wait "$server"
