"""Reads key files with the SSH libraries of Python, one for each line of JSON on standard input:

    {"library": "paramiko", "file": "/tmp/x/key", "public": false, "passphrase": null}

and answers each with a line: the public key as an OpenSSH line, or why there is none.

    {"key": "ssh-ed25519 AAAA…"}    {"error": "ValueError"}
"""

import base64
import json
import sys
import warnings

warnings.simplefilter("ignore")

import asyncssh  # noqa: E402
import paramiko  # noqa: E402
from cryptography.hazmat.primitives import serialization  # noqa: E402


def with_cryptography(data, public, passphrase):
    if public:
        if data.startswith(b"-----BEGIN"):
            key = serialization.load_pem_public_key(data)
        elif data.startswith(b"ssh-"):
            key = serialization.load_ssh_public_key(data)
        else:
            key = serialization.load_der_public_key(base64.b64decode(data, validate=False))
    elif data.startswith(b"-----BEGIN OPENSSH"):
        key = serialization.load_ssh_private_key(data, passphrase).public_key()
    else:
        key = serialization.load_pem_private_key(data, passphrase).public_key()
    return key.public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH).decode()


def with_paramiko(file, public, passphrase):
    if public:
        with open(file) as text:
            words = text.read().split()
        key = paramiko.PKey.from_type_string(words[0], base64.b64decode(words[1], validate=True))
    else:
        key = paramiko.PKey.from_path(file, password=passphrase)
        key.sign_ssh_data(b"message")
    return f"{key.get_name()} {key.get_base64()}"


def with_asyncssh(data, public, passphrase):
    if public:
        key = asyncssh.import_public_key(data)
    else:
        key = asyncssh.import_private_key(data, passphrase)
        key.sign(b"message", key.sig_algorithms[0])
    return key.export_public_key("openssh").decode()


def read(request):
    passphrase = request["passphrase"]
    passphrase = None if passphrase is None else passphrase.encode()
    with open(request["file"], "rb") as file:
        data = file.read()
    match request["library"]:
        case "cryptography":
            return with_cryptography(data, request["public"], passphrase)
        case "paramiko":
            return with_paramiko(request["file"], request["public"], passphrase)
        case "asyncssh":
            return with_asyncssh(data, request["public"], passphrase)


for line in sys.stdin:
    try:
        answer = {"key": " ".join(read(json.loads(line)).split()[:2])}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
