//! English.

use super::{Advice, Confirm, Errors, Form, Frame, MadeText, PageFault, ProgressText, Text};
use crate::{
    ec2::KeyNameError,
    format::{PassphraseError, PrivateFile},
    job::Failure,
    key::{CommentError, GenerateError, KeyType},
    random::RandomError,
};

/// English.
pub const EN: Text = Text {
    frame: Frame {
        name: "ec2-keygen",
        purpose: "SSH key pairs for Amazon EC2, made in this browser",
        trust: "Nothing leaves this page. Its policy forbids it to fetch or send anything, and the browser \
                enforces that.",
        trust_summary: "How to check that",
        trust_checks: &[
            "Disconnect the computer from the network: everything here goes on working.",
            "Open the developer tools (F12) on their Network tab, then make a key: no request appears, but for \
             blob: entries, which never leave the browser.",
            "View the source of the page: near its top, the Content-Security-Policy says connect-src 'none'.",
            "Compare the SHA-256 of the saved file with the one that was published with it.",
        ],
        version: |version| format!("Version {version}"),
    },
    form: Form {
        heading: "Create a key pair",
        name: "Key pair name",
        name_hint: "The name that EC2 will show: at most 255 letters, digits, spaces and signs, without accents.",
        name_is_a_file: |file| {
            format!(
                "The name ends like a file's. EC2 will show it just as it is, while the file will be called \
                 {file}. Leave the extension off unless you want it in EC2."
            )
        },
        name_changed_for_file: |file| {
            format!("This name does not suit a file as it is. The file will be called {file}.")
        },
        key_type: "Key type",
        key_types: |key_type| match key_type {
            KeyType::Ed25519 => "ED25519",
            KeyType::Rsa2048 => "RSA 2048",
            KeyType::Rsa3072 => "RSA 3072",
            KeyType::Rsa4096 => "RSA 4096",
        },
        key_type_notes: |key_type| match key_type {
            KeyType::Ed25519 => "Small, fast and modern. It does not work for Windows instances.",
            KeyType::Rsa2048 => "Works for Windows, too. EC2's documentation lists it.",
            KeyType::Rsa3072 => "EC2 imports it, though its documentation does not list it.",
            KeyType::Rsa4096 => "EC2's documentation lists it. It takes seconds to make.",
        },
        file: "Private key file",
        files: |file| match file {
            PrivateFile::Pem => ".pem",
            PrivateFile::Ppk => ".ppk",
            PrivateFile::OpenSsh => "OpenSSH",
            PrivateFile::Pkcs8 => "PKCS#8",
            PrivateFile::Ppk2 => ".ppk, version 2",
        },
        file_notes: |file, key_type| match (file, key_type) {
            (PrivateFile::Pem, KeyType::Ed25519) => "What EC2 itself would give you.",
            (PrivateFile::Pem, _) => "What EC2 itself would give you. It decrypts Windows passwords.",
            (PrivateFile::OpenSsh, KeyType::Ed25519) => {
                "What ssh-keygen would make: a file without an extension."
            }
            (PrivateFile::OpenSsh, _) => {
                "What ssh-keygen would make. EC2 takes no Windows passwords with it."
            }
            (PrivateFile::Ppk | PrivateFile::Ppk2, _) => "For PuTTY and WinSCP.",
            (PrivateFile::Pkcs8, _) => "For OpenSSL, Java, Go and most libraries.",
        },
        useless_for_windows: "For a Windows instance, EC2's console and the AWS CLI want the .pem without a \
                              passphrase (PKCS#1) to decrypt the password. You can download it below the result, \
                              too.",
        passphrase: "Passphrase",
        passphrase_hint: "Optional. It encrypts the private key file: whoever steals the file cannot use it without. \
                          Nobody can recover a forgotten one.",
        show_passphrase: "Show passphrase",
        strength,
        passphrase_not_ascii: "It has letters or signs that programs encode in different ways. PuTTY on Windows may \
                               not take it: plain ASCII works everywhere.",
        passphrase_outer_space: "It begins or ends with a space, which is part of it.",
        passphrase_makes_pkcs8: "The file will be PKCS#8: OpenSSL and ssh open it, PuTTYgen does not. For OpenSSH and \
                                 PuTTY, the other choices are better.",
        passphrase_of_old_putty: "Version 2 protects badly: a passphrase is tried a million times as fast as in \
                                  version 3.",
        more: "More options",
        pem_format: "Format of the .pem",
        pem_formats: [
            ("EC2's", "As EC2 gives it: PKCS#1 for RSA, OpenSSH's for ED25519. PKCS#1 has no passphrase."),
            (
                "PKCS#8",
                "For Java, Go and libraries. ssh reads ED25519 keys in it since OpenSSH 9.6; PuTTYgen reads none.",
            ),
        ],
        ppk_version: "Version of the .ppk",
        ppk_versions: [
            ("Version 3", "PuTTY 0.75 (2021) and later, WinSCP 5.19 and later."),
            (
                "Version 2",
                "Older programs, which say \u{201c}key format too new\u{201d} of version 3. Take it only for those.",
            ),
        ],
        public_file: "Public key file",
        public_files: [
            ("OpenSSH", "One line. EC2 imports it for every type of key."),
            ("RFC 4716", "For Tectia SSH and devices. EC2 imports it for RSA only."),
            ("DER", "SubjectPublicKeyInfo in base64. EC2 imports it for RSA only."),
        ],
        comment: "Comment",
        comment_hint: "The last words of the public key line. Left empty, it is the key pair's name.",
        generate: "Generate key pair",
        cancel: "Cancel",
    },
    progress: ProgressText {
        starting: "Getting ready…",
        encrypting: "Encrypting the private key file…",
        label: "Primes found",
        elapsed: |seconds| format!("{seconds:.1} s"),
        tested: |progress| {
            format!("Candidates tested: {} (about {} are usual)", progress.tested, progress.usual)
        },
        primes: |progress| format!("{} of 2 primes found", progress.primes),
        cancelled: "Cancelled. No key was made.",
        done: |name| format!("The key pair {name} is ready."),
    },
    made: MadeText {
        heading: |name| format!("Key pair {name}"),
        checked: "Checked: a signature made with the private key was verified with the public key, and every file reads \
                  back as this very key.",
        private_heading: "1. Save the private key",
        private_note: |encrypted| {
            if encrypted {
                "Save it now, and keep the passphrase: EC2 gets no copy of either, and this page forgets both when \
                 you close it."
            } else {
                "Save it now: EC2 gets no copy of it, and this page forgets it when you close it."
            }
        },
        download_private: "Download private key",
        saved: |file| {
            format!(
                "Handed to the browser as {file}. Look into your downloads folder before you close this page. If \
                 the file has another name there, use that one in the commands below."
            )
        },
        writing: |file| format!("Writing {file}…"),
        show_private: "Show private key",
        hide_private: "Hide private key",
        private_text: "Private key",
        other_files: "The same key as another file",
        download_other: |file, format| format!("Download {file} ({format})"),
        other_note: |readers, encrypted| match encrypted {
            None => format!("For {readers}"),
            Some(true) => format!("For {readers}. Encrypted with your passphrase."),
            Some(false) => format!("For {readers}. NOT encrypted: the format knows no good encryption."),
        },
        public_heading: "2. Give EC2 the public key",
        public_note: "In the AWS console: EC2, Key Pairs, Actions, Import key pair. Enter the name and paste the \
                      public key. Then choose the key pair when you launch an instance; one that runs already \
                      does not get it. A key pair belongs to one Region: import it into each one that you use.",
        public_text: "Public key",
        download_public: "Download public key",
        other_public_files: "The public key as another file",
        copy_public: "Copy public key",
        import_label: "Or with the AWS CLI, in bash or zsh",
        import_note: |file| format!("Run it in the folder where {file} is. It must say fileb, not file."),
        copy: "Copy",
        copy_label: |what| format!("Copy: {what}"),
        copied: "Copied.",
        copy_failed: "The browser would not copy. The text is selected: press Ctrl+C, or ⌘C on a Mac.",
        fingerprints_heading: "3. Compare the fingerprint",
        fingerprints_note: |key_type| match key_type {
            KeyType::Ed25519 => {
                "The first one must be what EC2 shows for the key pair. An ED25519 key has the same one whether it \
                 was imported or created there."
            }
            _ => {
                "The first one must be what EC2 shows for the key pair. An RSA key that EC2 created itself has \
                 another one, and neither is one of OpenSSH's."
            }
        },
        ec2_imported: "EC2 fingerprint after import",
        ec2_created: "EC2 fingerprint if EC2 had created it",
        ec2_created_unknown: "It takes the private key to tell.",
        openssh_sha256: "OpenSSH SHA256 fingerprint",
        openssh_md5: "OpenSSH MD5 fingerprint",
        randomart: "Randomart",
        connect_heading: "4. Log in",
        protect_unix: "Protect the file on Linux or macOS",
        protect_windows: "Protect the file on Windows, in PowerShell",
        connect: "Log in",
        connect_note: |file| {
            format!(
                "Run these in the folder where {file} is. Browsers save files that others can read, and ssh \
                 refuses such a key: protect it first. Then put your instance's public DNS name in place of \
                 PUBLIC-DNS-NAME. The user is ec2-user on Amazon Linux, ubuntu on Ubuntu, admin on Debian."
            )
        },
        connect_putty: "Log in with PuTTY",
        connect_putty_note: |file| {
            format!(
                "In PuTTY: Connection, SSH, Auth, Credentials, Private key file, and choose {file}. Then enter \
                 ec2-user@ and your instance's public DNS name as the host name. The user is ec2-user on Amazon \
                 Linux, ubuntu on Ubuntu, admin on Debian. Or from a command prompt, in the folder where the file is:"
            )
        },
        windows_note: |pem| {
            format!(
                "For a Windows instance, choose Connect, RDP client, Get password in the console, and give it \
                 {pem}, which must be PKCS#1 without a passphrase."
            )
        },
        forget: "Forget this key",
        forget_note: "Wipes the private key from this page's memory. Saved files stay as they are.",
        forgotten: "The key was forgotten.",
    },
    confirm: Confirm {
        question: |name| format!("Discard the private key of {name}?"),
        consequence: "It has not been saved. Once discarded, it is lost for good.",
        keep: "Keep the key",
        discard: "Discard the key",
    },
    errors: Errors { key_name, comment, passphrase, failure, page },
};

fn advice(what: impl Into<String>, remedy: &'static str) -> Advice {
    Advice { what: what.into(), remedy }
}

fn key_name(error: KeyNameError) -> Advice {
    match error {
        KeyNameError::Empty => advice("the key pair has no name.", "Give it one, such as my-key."),
        KeyNameError::OuterSpace => {
            advice("the name begins or ends with a space, which EC2 does not take.", "Remove the space.")
        }
        KeyNameError::Character(c) if c.is_control() => advice(
            format!("the name contains a control character (U+{:04X}).", u32::from(c)),
            "Type the name instead of pasting it, or remove that character.",
        ),
        KeyNameError::Character(c) => advice(
            format!("EC2 takes ASCII characters only, and the name contains {c} (U+{:04X}).", u32::from(c)),
            "Replace that character with an unaccented letter, a digit or a hyphen.",
        ),
        KeyNameError::TooLong(length) => {
            advice(format!("the name has {length} characters, and EC2 takes 255 at most."), "Shorten it.")
        }
    }
}

fn comment(error: CommentError) -> Advice {
    match error {
        CommentError::LineBreak => advice(
            "the comment contains a line break, which would make the public key two lines.",
            "Put it on one line.",
        ),
        CommentError::Control => advice(
            "the comment contains a control character or one that changes the direction of text.",
            "Type the comment instead of pasting it, or remove that character.",
        ),
        CommentError::OuterSpace => advice("the comment begins or ends with a space.", "Remove the space."),
        CommentError::TooLong => advice("the comment is longer than 255 bytes.", "Shorten it."),
    }
}

fn passphrase(error: PassphraseError) -> Advice {
    match error {
        PassphraseError::TooShort => advice(
            "the passphrase has fewer than 5 characters, and ssh-keygen takes none like that.",
            "Take a longer one: some words drawn at random are easy to type and hard to guess.",
        ),
        PassphraseError::TooLong => {
            advice("the passphrase is longer than 1023 bytes, and ssh reads no more.", "Shorten it.")
        }
        PassphraseError::Control => advice(
            "the passphrase contains a control character, which cannot be typed at a prompt.",
            "Type the passphrase instead of pasting it, or remove that character.",
        ),
    }
}

/// How long the strongest guesser takes, on average, with what the file's format lets them try.
fn strength(bits: u32, seconds: f64) -> String {
    const MINUTE: f64 = 60.0;
    const HOUR: f64 = 60.0 * MINUTE;
    const DAY: f64 = 24.0 * HOUR;
    const YEAR: f64 = 365.25 * DAY;
    let time = match seconds {
        s if s < 1.0 => "less than a second".to_owned(),
        s if s < MINUTE => "seconds".to_owned(),
        s if s < HOUR => "minutes".to_owned(),
        s if s < DAY => "hours".to_owned(),
        s if s < 30.0 * DAY => "days".to_owned(),
        s if s < YEAR => "months".to_owned(),
        s if s < 1000.0 * YEAR => format!("about {:.0} years", s / YEAR),
        _ => "more than a thousand years".to_owned(),
    };
    let word = match seconds {
        s if s < YEAR => "Weak",
        s if s < 1000.0 * YEAR => "Fair",
        _ => "Strong",
    };
    format!(
        "{word}: about {bits} bits. Whoever has the file and one fast computer finds it in {time}. That is an \
         estimate: only you know how you chose it."
    )
}

fn failure(failure: Failure) -> Advice {
    match failure {
        Failure::Generate(GenerateError::Random(RandomError::Unavailable)) => advice(
            "this browser gives no random numbers (crypto.getRandomValues), so no key was made.",
            "Use a current version of Chrome, Edge, Firefox or Safari.",
        ),
        Failure::Generate(GenerateError::Random(RandomError::Repeats)) => advice(
            "this browser's random numbers repeat themselves, so no key was made.",
            "Do not make keys with this browser: something has replaced its random source. Try another browser or computer.",
        ),
        Failure::Generate(GenerateError::InvalidKey) => advice(
            "the primes found did not make a valid key, so it was discarded.",
            "Try again. If it happens twice, do not make keys on this computer: its memory may be faulty.",
        ),
        Failure::Check(error) => advice(
            format!("the key pair was made but did not pass its check ({error}), so it was discarded."),
            "Try again. If it happens twice, do not make keys on this computer, and please report it.",
        ),
        Failure::Write(error) => advice(
            format!(
                "this file was not saved, because it did not pass its check ({error}). The key is still here."
            ),
            "Save the key as another file, and please report it.",
        ),
    }
}

fn page(fault: PageFault) -> Advice {
    match fault {
        PageFault::WorkerRefused => advice(
            "the browser would not start the background worker that makes keys.",
            "Reload the page. If that does not help, turn off extensions that block scripts, or use another browser.",
        ),
        PageFault::WorkerSilent => advice(
            "the background worker that makes keys does not answer.",
            "Try again; a fresh worker will be started. If that does not help, reload the page.",
        ),
        PageFault::WorkerDied => advice(
            "the background worker stopped before it was done; the computer may be out of memory.",
            "Close other tabs and programs and try again; a fresh worker will be started.",
        ),
        PageFault::DownloadRefused => advice(
            "the browser would not save the file.",
            "Allow downloads for this page and try again, or show the key and copy it.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{format::PrivateFormat, job::CheckError};

    #[test]
    fn every_error_says_what_is_wrong_and_what_to_do() {
        let names = [
            KeyNameError::Empty,
            KeyNameError::OuterSpace,
            KeyNameError::Character('ä'),
            KeyNameError::Character('\t'),
            KeyNameError::TooLong(256),
        ];
        let comments =
            [CommentError::LineBreak, CommentError::Control, CommentError::OuterSpace, CommentError::TooLong];
        let passphrases = [PassphraseError::TooShort, PassphraseError::TooLong, PassphraseError::Control];
        let failures = [
            Failure::Generate(GenerateError::Random(RandomError::Unavailable)),
            Failure::Generate(GenerateError::Random(RandomError::Repeats)),
            Failure::Generate(GenerateError::InvalidKey),
            Failure::Check(CheckError::NotReadBack(PrivateFormat::Pkcs1)),
            Failure::Write(CheckError::NotWritten(PrivateFormat::Ppk3)),
        ];
        let faults = [
            PageFault::WorkerRefused,
            PageFault::WorkerSilent,
            PageFault::WorkerDied,
            PageFault::DownloadRefused,
        ];
        let errors = &EN.errors;
        let advice = (names.into_iter().map(errors.key_name))
            .chain(comments.into_iter().map(errors.comment))
            .chain(passphrases.into_iter().map(errors.passphrase))
            .chain(failures.into_iter().map(errors.failure))
            .chain(faults.into_iter().map(errors.page));
        for Advice { what, remedy } in advice {
            assert!(what.ends_with('.') && what.len() > 20, "{what}");
            assert!(remedy.ends_with('.') && remedy.len() > 10, "{remedy}");
            assert!(!what.contains('\t'), "an input is echoed raw: {what:?}");
        }
    }
}
