#!/usr/bin/env bash
# Makes the seeds of the fuzz targets from the files in tests/vectors and tests/golden: test keys.
set -euo pipefail
cd "$(dirname "$0")"
vectors=../vectors
golden=../golden
rm -rf corpus
put() { mkdir -p "corpus/$1" && cat > "corpus/$1/$2"; }
inside() { sed -e '/^-/d' -e '/:/d' "$1" | base64 -d; }
for type in ed25519 rsa2048; do
  inside $vectors/$type.key | put openssh $type
  inside $vectors/$type.ssh-keygen.words | put openssh $type-encrypted
  inside $vectors/$type.openssl-pkcs8 | put pkcs8 $type
  inside $vectors/$type.openssl-pkcs8.words | put encrypted_pkcs8 $type-pbkdf2
  inside $vectors/$type.openssl-scrypt.words | put encrypted_pkcs8 $type-scrypt
  inside $vectors/$type.openssl-spki.public | put spki $type
  for file in puttygen-ppk2 puttygen-ppk3 puttygen-ppk2.words puttygen-ppk3.words; do
    put ppk $type-$file < $vectors/$type.$file
  done
  cut -d ' ' -f 2 $vectors/$type.pub | base64 -d | put public_blob $type
  for file in $type.pub $type.ssh-keygen-rfc4716.public $type.key; do
    put any_text $file < $vectors/$file
  done
  put any_text $type.spki.b64 < $golden/$type.spki.b64
done
inside $golden/rsa2048.pem | put pkcs1 rsa2048
inside $vectors/rsa2048.ssh-keygen-pem.public | put pkcs1_public rsa2048
for file in $vectors/rsa2048.openssl-legacy-*.words; do put any_text "$(basename "$file")" < "$file"; done
for file in $vectors/foreign.*; do put any_text "$(basename "$file")" < "$file"; done
{ echo '# mine'; printf 'from="10.0.0.0/8",no-pty '; cat $vectors/ed25519.pub $vectors/rsa2048.pub; } | put authorized_keys two
printf 'command="a \\"b\\" c" ' | cat - $vectors/ed25519.pub | put authorized_keys quoted
sed 's/$/\r/' $vectors/ed25519.key | iconv -t UTF-16 | put any_text utf16
printf '{"key": "%s"}' "$(sed -z 's/\n/\\n/g' $vectors/ed25519.key)" | put any_text json
printf '\000' | put worker_message ready
printf '\000\000\001a\001a\000\000' | put worker_message generate
