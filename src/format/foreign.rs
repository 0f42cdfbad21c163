//! Keys that EC2 does not take, known by name so that they can be explained.

/// A kind of key that is not read here, because EC2 refuses to import it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// ECDSA on one of the NIST curves.
    Ecdsa,
    /// DSA.
    Dsa,
    /// FIDO security keys: `sk-ssh-ed25519@openssh.com`, `sk-ecdsa-sha2-nistp256@openssh.com`.
    SecurityKey,
    /// OpenSSH certificates, `…-cert-v01@openssh.com`.
    SshCertificate,
    /// X.509 certificates and requests for them.
    X509,
    /// Ed448.
    Ed448,
    /// X25519 and X448, which agree on keys and do not sign.
    KeyAgreement,
    /// RSA bound to the PSS padding, id-RSASSA-PSS.
    RsaPss,
    /// The format of the commercial SSH program.
    SshCom,
    /// SSH protocol 1.
    Ssh1,
    /// `OpenPGP`.
    Pgp,
}

impl Foreign {
    /// The kind that a key type's name in SSH means (RFC 4253, 6.6; PROTOCOL.u2f and PROTOCOL.certkeys
    /// of OpenSSH); `None` for the types that EC2 takes and for names that are not known.
    #[must_use]
    pub fn of_ssh_name(name: &[u8]) -> Option<Self> {
        Some(match name {
            _ if name.ends_with(b"-cert-v01@openssh.com") => Self::SshCertificate,
            _ if name.starts_with(b"ecdsa-sha2-") => Self::Ecdsa,
            _ if name.starts_with(b"sk-") => Self::SecurityKey,
            b"ssh-dss" => Self::Dsa,
            b"ssh-ed448" => Self::Ed448,
            _ => return None,
        })
    }

    /// The kind that a label of a textual encoding means.
    #[must_use]
    pub fn of_label(label: &[u8]) -> Option<Self> {
        Some(match label {
            b"EC PRIVATE KEY" | b"EC PARAMETERS" => Self::Ecdsa,
            b"DSA PRIVATE KEY" | b"DSA PARAMETERS" => Self::Dsa,
            b"CERTIFICATE" | b"X509 CERTIFICATE" | b"TRUSTED CERTIFICATE" | b"CERTIFICATE REQUEST" => {
                Self::X509
            }
            b"SSH2 ENCRYPTED PRIVATE KEY" => Self::SshCom,
            b"PGP PRIVATE KEY BLOCK" | b"PGP PUBLIC KEY BLOCK" => Self::Pgp,
            _ => return None,
        })
    }

    /// The kind that an algorithm's object identifier means (RFC 5480, RFC 3279, RFC 8410, RFC 4055).
    #[must_use]
    pub fn of_oid(oid: &str) -> Option<Self> {
        Some(match oid {
            "1.2.840.10045.2.1" => Self::Ecdsa,
            "1.2.840.10040.4.1" => Self::Dsa,
            "1.3.101.113" => Self::Ed448,
            "1.3.101.110" | "1.3.101.111" => Self::KeyAgreement,
            "1.2.840.113549.1.1.10" => Self::RsaPss,
            _ => return None,
        })
    }

    /// What it is called, with its article.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ecdsa => "an ECDSA key",
            Self::Dsa => "a DSA key",
            Self::SecurityKey => "the key of a FIDO security key",
            Self::SshCertificate => "an OpenSSH certificate",
            Self::X509 => "an X.509 certificate",
            Self::Ed448 => "an Ed448 key",
            Self::KeyAgreement => "an X25519 or X448 key",
            Self::RsaPss => "an RSA-PSS key",
            Self::SshCom => "a key of the commercial SSH program",
            Self::Ssh1 => "a key of SSH protocol 1",
            Self::Pgp => "an OpenPGP key",
        }
    }

    /// Why it is of no use here.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::SshCom | Self::Ssh1 => "which is not read here",
            _ => "which EC2 does not take",
        }
    }

    /// What to do instead: a sentence.
    #[must_use]
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Ecdsa | Self::Dsa | Self::Ed448 | Self::RsaPss | Self::Ssh1 => {
                "Make a new ED25519 or RSA key pair: EC2 takes no others."
            }
            Self::SecurityKey => {
                "Launch with an ED25519 or RSA key pair, and add this key's public line to authorized_keys on the \
                 instance afterwards: sshd takes it there."
            }
            Self::SshCertificate => {
                "Give the plain public key, without -cert in its file name. Certificates are for sshd, not for EC2."
            }
            Self::X509 => "Give the private or public key that belongs to the certificate.",
            Self::KeyAgreement => "Make a new ED25519 key pair: keys of this kind cannot sign.",
            Self::SshCom => "Convert it with puttygen, which reads this format, and give the result.",
            Self::Pgp => "Make a new ED25519 or RSA key pair: OpenPGP keys are for mail and packages.",
        }
    }
}
