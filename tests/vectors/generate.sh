#!/usr/bin/env bash
# Key files as other programs write them, for tests only: never use these keys.
#
#   generate.sh FOLDER TYPE…        where a type is ed25519, rsa1024, rsa2048, rsa3072 or rsa4096
#
# For each type, TYPE.pub and TYPE.key are the key pair that every other file of the type must hold.
# Files that end in .words are encrypted; the passphrase is in the file `words`. Files that begin with
# `foreign.` are those of keys that EC2 does not take. Needs ssh-keygen, puttygen, openssl, and python3
# with cryptography, paramiko and asyncssh.
set -euo pipefail
mkdir -p "$1"
cd "$1"
shift
umask 077
words='TEST passphrase'
echo "$words" > words
: > empty

# A copy of the key in OpenSSH's format, which ssh-keygen can rewrite in place.
copy() { cp "$type.key" "$1" && chmod 600 "$1"; }
rewrite() { ssh-keygen -q -p -f "$@" > /dev/null; }

for type in "$@"; do
  case $type in
    ed25519) ssh-keygen -q -t ed25519 -N '' -C "TEST $type" -f "$type.key" ;;
    rsa*) ssh-keygen -q -t rsa -b "${type#rsa}" -N '' -C "TEST $type" -f "$type.key" ;;
  esac
  mv "$type.key.pub" "$type.pub"

  # ssh-keygen: its own format, with its default and its other ciphers, and one round more than usual
  copy "$type.ssh-keygen.words" && rewrite "$type.ssh-keygen.words" -P '' -N "$words"
  for cipher in aes128-ctr aes192-ctr aes256-ctr aes128-cbc aes256-cbc; do
    copy "$type.ssh-keygen-$cipher.words"
    rewrite "$type.ssh-keygen-$cipher.words" -Z $cipher -a 25 -P '' -N "$words"
  done
  ssh-keygen -e -f "$type.pub" > "$type.ssh-keygen-rfc4716.public"

  # puttygen
  put() { puttygen "$type.key" --old-passphrase empty "$@"; }
  for version in 2 3; do
    put --new-passphrase empty --ppk-param version=$version -O private -o "$type.puttygen-ppk$version"
    put --new-passphrase words --ppk-param version=$version,passes=3 -O private -o "$type.puttygen-ppk$version.words"
  done
  for kdf in argon2i argon2d; do
    put --new-passphrase words --ppk-param kdf=$kdf,memory=1024,passes=2,parallelism=2 -O private \
      -o "$type.puttygen-$kdf.words"
  done
  puttygen "$type.puttygen-ppk3" --old-passphrase empty --new-passphrase words -O private-openssh-new \
    -o "$type.puttygen-openssh.words"
  puttygen "$type.puttygen-ppk3" -O public -o "$type.puttygen-rfc4716.public"

  # The Python libraries
  python3 - "$type" "$words" <<'PYTHON'
import sys, warnings
warnings.simplefilter("ignore")
import asyncssh, paramiko
from cryptography.hazmat.primitives import serialization as s
type, words = sys.argv[1], sys.argv[2].encode()
data = open(f"{type}.key", "rb").read()
key = s.load_ssh_private_key(data, None)
def save(name, encoding, format, lock):
    open(f"{type}.cryptography-{name}", "wb").write(key.private_bytes(encoding, format, lock))
lock = s.BestAvailableEncryption(words)
save("openssh.words", s.Encoding.PEM, s.PrivateFormat.OpenSSH, lock)
save("pkcs8", s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())
save("pkcs8.words", s.Encoding.PEM, s.PrivateFormat.PKCS8, lock)
other = asyncssh.import_private_key(data)
for format in ["openssh", "pkcs8-pem"] + (["pkcs1-pem"] if type.startswith("rsa") else []):
    other.write_private_key(f"{type}.asyncssh-{format}", format)
    other.write_private_key(f"{type}.asyncssh-{format}.words", format, sys.argv[2])
for format in ["openssh", "rfc4716", "pkcs8-pem"] + (["pkcs1-pem"] if type.startswith("rsa") else []):
    other.write_public_key(f"{type}.asyncssh-{format}.public", format)
if type.startswith("rsa"):
    save("pkcs1.words", s.Encoding.PEM, s.PrivateFormat.TraditionalOpenSSL, lock)
    paramiko.RSAKey(key=key).write_private_key_file(f"{type}.paramiko.words", password=sys.argv[2])
PYTHON

  # openssl: PKCS#8 with each key derivation, pseudo-random function and cipher that it offers
  pkcs8() { openssl pkcs8 -topk8 -in "$type.cryptography-pkcs8" -passout file:words "$@"; }
  openssl pkey -in "$type.cryptography-pkcs8" -out "$type.openssl-pkcs8"
  openssl pkey -in "$type.cryptography-pkcs8" -pubout -out "$type.openssl-spki.public"
  pkcs8 -out "$type.openssl-pkcs8.words"
  pkcs8 -scrypt -out "$type.openssl-scrypt.words"
  for prf in hmacWithSHA1 hmacWithSHA224 hmacWithSHA384 hmacWithSHA512; do
    pkcs8 -v2prf $prf -iter 3000 -out "$type.openssl-$prf.words"
  done
  for cipher in aes-128-cbc aes-192-cbc des3; do
    pkcs8 -v2 $cipher -out "$type.openssl-$cipher.words"
  done

  if [[ $type = rsa* ]]; then
    # What only RSA keys have: PKCS#1, and the encryption of PEM from before PKCS#8
    copy "$type.ssh-keygen-pem" && rewrite "$type.ssh-keygen-pem" -m PEM -P '' -N ''
    copy "$type.ssh-keygen-pem.words" && rewrite "$type.ssh-keygen-pem.words" -m PEM -P '' -N "$words"
    copy "$type.ssh-keygen-pkcs8" && rewrite "$type.ssh-keygen-pkcs8" -m PKCS8 -P '' -N ''
    copy "$type.ssh-keygen-pkcs8.words" && rewrite "$type.ssh-keygen-pkcs8.words" -m PKCS8 -P '' -N "$words"
    ssh-keygen -e -m PEM -f "$type.pub" > "$type.ssh-keygen-pem.public"
    ssh-keygen -e -m PKCS8 -f "$type.pub" > "$type.ssh-keygen-pkcs8.public"
    puttygen "$type.puttygen-ppk3" --old-passphrase empty --new-passphrase words -O private-openssh \
      -o "$type.puttygen-pem.words"
    for cipher in aes128 aes192 aes256 des3; do
      openssl rsa -in "$type.ssh-keygen-pem" -traditional -$cipher -passout file:words \
        -out "$type.openssl-legacy-$cipher.words" 2> /dev/null
    done
  fi
done

# Keys that EC2 does not take, and encryption that is not read
ssh-keygen -q -t ecdsa -N '' -C TEST -f foreign.ecdsa
ssh-keygen -q -t dsa -N '' -C TEST -f foreign.dsa
ssh-keygen -q -s foreign.ecdsa -I TEST -n TEST foreign.ecdsa.pub
openssl ecparam -name prime256v1 -genkey -out foreign.ecdsa.sec1
openssl pkey -in foreign.ecdsa.sec1 -out foreign.ecdsa.pkcs8
openssl req -x509 -newkey ed25519 -nodes -subj /CN=TEST -keyout foreign.x509.key -out foreign.x509 2> /dev/null
rm foreign.x509.key
openssl genpkey -quiet -algorithm ed448 -out foreign.ed448 2> /dev/null || openssl genpkey -algorithm ed448 -out foreign.ed448
openssl genpkey -algorithm x25519 -out foreign.x25519
openssl genpkey -algorithm rsa-pss -pkeyopt rsa_keygen_bits:2048 -out foreign.rsa-pss 2> /dev/null
puttygen foreign.ecdsa --old-passphrase empty --new-passphrase empty -O private -o foreign.ecdsa.ppk
puttygen -q -t rsa -b 1024 --new-passphrase empty -o foreign.ppk
puttygen foreign.ppk --old-passphrase empty --new-passphrase empty -O private-sshcom -o foreign.sshcom
rm foreign.ppk
for cipher in chacha20-poly1305@openssh.com aes256-gcm@openssh.com; do
  ssh-keygen -q -t ed25519 -Z $cipher -N "$words" -C TEST -f "foreign.${cipher%@*}"
  rm "foreign.${cipher%@*}.pub"
done
openssl genpkey -algorithm ed25519 | openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES -passout file:words -out foreign.pbes1
rm empty
