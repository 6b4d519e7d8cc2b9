#!/bin/sh
# Makes the certificates of the directories: certificates.sh FOLDER NAME ADDRESS
# ca.pem, server.pem for NAME and ADDRESS, other-name.pem, expired.pem, other-ca.pem; keys beside them.
set -eu
folder=$1 name=$2 address=$3
mkdir -p "$folder"
cd "$folder"
[ ! -f ca.pem ] || exit 0

authority() {
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.pem" -days 30 -subj "/CN=$2" \
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign 2>/dev/null
}

# issue NAME SUBJECT-ALTERNATIVE-NAMES; openssl's own "ca" is the one that can date a certificate back
issue() {
    openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$1" 2>/dev/null
    printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n' "$2" >"$1.ext"
    : >"$1.index"
    printf '[ca]\ndefault_ca=it\n[it]\ndatabase=%s.index\nnew_certs_dir=.\nrand_serial=yes\n' "$1" >"$1.cnf"
    printf 'policy=any\ndefault_md=sha256\n[any]\ncommonName=supplied\n' >>"$1.cnf"
    openssl ca -batch -notext -config "$1.cnf" -in "$1.csr" -out "$1.pem" -cert ca.pem -keyfile ca.key \
        -extfile "$1.ext" -startdate "$3" -enddate "$4" 2>/dev/null
}

authority ca "Directory CA"
authority other-ca "Other CA"
issue server "DNS:$name,IP:$address" 20250101000000Z 20401231000000Z
issue other-name "DNS:other.invalid" 20250101000000Z 20401231000000Z
issue expired "DNS:$name,IP:$address" 20200101000000Z 20200201000000Z
chmod 600 ./*.key
