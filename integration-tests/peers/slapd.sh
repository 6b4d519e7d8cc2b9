#!/bin/sh
# Runs OpenLDAP in the foreground, for the tests: slapd.sh FOLDER PORT TLS-PORT
# FOLDER/pki must have the certificates (certificates.sh). Made anew unless FOLDER/loaded is there.
# Users alice bob locked expired mustchange 'we*rd(x)' Ünï have the password NAME-secret; the service account is
# cn=reader,ou=services,dc=example,dc=test with reader-secret. Prints "ready" when all of it is there.
set -eu
folder=$(CDPATH= cd -- "$1" && pwd -P) port=$2 tls_port=$3
PATH=$PATH:/usr/sbin:/sbin
base=dc=example,dc=test
people=ou=people,$base
plain=ldap://127.0.0.1:$port
server=

as_admin() {
    tool=$1
    shift
    "$tool" -x -H "$plain" -D "cn=admin,$base" -w admin-secret "$@" >>"$folder/load.log" 2>&1
}

configure() {
    mkdir -p "$folder/db"
    cat >"$folder/slapd.conf" <<END
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
moduleload ppolicy
TLSCACertificateFile $folder/pki/ca.pem
TLSCertificateFile $folder/pki/server.pem
TLSCertificateKeyFile $folder/pki/server.key
database mdb
suffix $base
rootdn cn=admin,$base
rootpw admin-secret
directory $folder/db
maxsize 104857600
index objectClass,uid,member eq
overlay memberof
overlay ppolicy
ppolicy_default cn=default,ou=policies,$base
ppolicy_use_lockout
access to attrs=userPassword by anonymous auth by self write by * none
access to * by dn.exact=cn=reader,ou=services,$base read by self read by anonymous auth
END
}

user() {
    name=$1
    shift
    printf 'dn: uid=%s,%s\nobjectClass: inetOrgPerson\nuid: %s\ncn: %s\nsn: Test\nuserPassword: %s-secret\n' \
        "$name" "$people" "$name" "$name" "$name"
    for line; do echo "$line"; done
    echo
}

policy() {
    printf 'dn: cn=%s,ou=policies,%s\nobjectClass: person\nobjectClass: pwdPolicy\n' "$1" "$base"
    printf 'cn: %s\nsn: policy\n' "$1"
    printf 'pwdAttribute: userPassword\n%s\n\n' "$2"
}

entries() {
    printf 'dn: %s\nobjectClass: domain\ndc: example\n\n' "$base"
    for unit in people groups services policies; do
        printf 'dn: ou=%s,%s\nobjectClass: organizationalUnit\nou: %s\n\n' "$unit" "$base" "$unit"
    done
    printf 'dn: cn=reader,ou=services,%s\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\n' "$base"
    printf 'cn: reader\nuserPassword: reader-secret\n\n'
    policy default 'pwdLockout: TRUE
pwdMaxFailure: 50'
    policy expiring 'pwdMaxAge: 1'
    policy mustchange 'pwdMustChange: TRUE'
    for name in alice bob locked 'we*rd(x)' 'Ünï'; do user "$name"; done
    user expired "pwdPolicySubentry: cn=expiring,ou=policies,$base"
    user mustchange "pwdPolicySubentry: cn=mustchange,ou=policies,$base"
}

change() {
    printf 'dn: uid=%s,%s\nchangetype: modify\n%s\n' "$1" "$people" "$2"
}

# What overlays do when something changes: memberOf, the time of a change, the mark of an administrator's reset.
load() {
    {
        printf 'dn: cn=proxy-users,ou=groups,%s\nobjectClass: groupOfNames\ncn: proxy-users\n' "$base"
        printf 'member: uid=alice,%s\nmember: uid=locked,%s\n' "$people" "$people"
    } | as_admin ldapadd
    change locked 'add: pwdAccountLockedTime
pwdAccountLockedTime: 000001010000Z' | as_admin ldapmodify -e relax
    change mustchange 'replace: userPassword
userPassword: mustchange-secret' | as_admin ldapmodify
    # The password was changed long ago: nobody has to wait for it to expire.
    change expired 'replace: pwdChangedTime
pwdChangedTime: 20200101000000Z' | as_admin ldapmodify -e relax
}

answers() {
    ldapsearch -x -H "$plain" -b '' -s base 1.1 >/dev/null 2>&1
}

stop() {
    trap - EXIT INT TERM
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    exit 0
}

if [ ! -f "$folder/loaded" ]; then
    configure
    entries | slapadd -f "$folder/slapd.conf" >"$folder/load.log" 2>&1
fi
trap stop EXIT INT TERM
slapd -d 0 -f "$folder/slapd.conf" -h "$plain ldaps://127.0.0.1:$tls_port" >"$folder/slapd.log" 2>&1 &
server=$!
tries=0
until answers; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] && kill -0 "$server" 2>/dev/null || { cat "$folder/slapd.log"; exit 1; }
    sleep 0.1
done
if [ ! -f "$folder/loaded" ]; then
    load || { cat "$folder/load.log"; exit 1; }
    touch "$folder/loaded"
fi
echo ready
wait "$server"
