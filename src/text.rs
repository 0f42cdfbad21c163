//! The wording of the page: one typed module for each language.
//!
//! A language is one value of [`Text`]. Every string of the page is a field of it, so a language
//! that lacks one does not compile, and neither does one that leaves out an error: each kind of
//! error is worded by an exhaustive `match`.
//!
//! Not here: what the page must say before this program runs, or because it cannot run. That is in
//! `index.html`.

mod en;

pub use en::EN;

use crate::{
    ec2::KeyNameError,
    format::{PassphraseError, PrivateFile},
    job::Failure,
    key::{CommentError, KeyType, Progress},
};

/// What went wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What is wrong: a sentence.
    pub what: String,
    /// What to do: a sentence.
    pub remedy: &'static str,
}

/// Faults of the browser's side, which the core does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageFault {
    /// The browser would not start the worker.
    WorkerRefused,
    /// The worker did not say that it is ready in time.
    WorkerSilent,
    /// The worker ended in the middle of its work: out of memory, or a fault.
    WorkerDied,
    /// The browser would not save a file.
    DownloadRefused,
}

/// The wording of the page in one language.
pub struct Text {
    /// The frame around everything.
    pub frame: Frame,
    /// The form on the Create tab.
    pub form: Form,
    /// What is shown while a key is made.
    pub progress: ProgressText,
    /// The result on the Create tab.
    pub made: MadeText,
    /// The question before a key that was not saved is lost.
    pub confirm: Confirm,
    /// The errors.
    pub errors: Errors,
}

/// The frame around everything.
#[expect(missing_docs, reason = "the name of a string says which it is")]
pub struct Frame {
    pub name: &'static str,
    pub purpose: &'static str,
    pub trust: &'static str,
    pub trust_summary: &'static str,
    pub trust_checks: &'static [&'static str],
    pub version: fn(&str) -> String,
}

/// The form on the Create tab.
#[expect(missing_docs, reason = "the name of a string says which it is")]
pub struct Form {
    pub heading: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub name_is_a_file: fn(private_file: &str) -> String,
    pub name_changed_for_file: fn(private_file: &str) -> String,
    pub key_type: &'static str,
    pub key_types: fn(KeyType) -> &'static str,
    pub key_type_notes: fn(KeyType) -> &'static str,
    pub file: &'static str,
    pub files: fn(PrivateFile) -> &'static str,
    pub file_notes: fn(PrivateFile, KeyType) -> &'static str,
    pub useless_for_windows: &'static str,
    pub passphrase: &'static str,
    pub passphrase_hint: &'static str,
    pub show_passphrase: &'static str,
    pub strength: fn(bits: u32, seconds: f64) -> String,
    pub passphrase_not_ascii: &'static str,
    pub passphrase_outer_space: &'static str,
    pub passphrase_makes_pkcs8: &'static str,
    pub passphrase_of_old_putty: &'static str,
    pub more: &'static str,
    pub pem_format: &'static str,
    pub pem_formats: [(&'static str, &'static str); 2],
    pub ppk_version: &'static str,
    pub ppk_versions: [(&'static str, &'static str); 2],
    pub public_file: &'static str,
    pub public_files: [(&'static str, &'static str); 3],
    pub comment: &'static str,
    pub comment_hint: &'static str,
    pub generate: &'static str,
    pub cancel: &'static str,
}

/// What is shown while a key is made.
#[expect(missing_docs, reason = "the name of a string says which it is")]
pub struct ProgressText {
    pub starting: &'static str,
    pub encrypting: &'static str,
    pub label: &'static str,
    pub elapsed: fn(seconds: f64) -> String,
    pub tested: fn(Progress) -> String,
    pub primes: fn(Progress) -> String,
    pub cancelled: &'static str,
    pub done: fn(name: &str) -> String,
}

/// The result on the Create tab.
#[expect(missing_docs, reason = "the name of a string says which it is")]
pub struct MadeText {
    pub heading: fn(name: &str) -> String,
    pub checked: &'static str,
    pub private_heading: &'static str,
    pub private_note: fn(encrypted: bool) -> &'static str,
    pub download_private: &'static str,
    pub saved: fn(file: &str) -> String,
    pub writing: fn(file: &str) -> String,
    pub show_private: &'static str,
    pub hide_private: &'static str,
    pub private_text: &'static str,
    pub other_files: &'static str,
    pub download_other: fn(file: &str, format: &str) -> String,
    pub other_note: fn(readers: &str, encrypted: Option<bool>) -> String,
    pub public_heading: &'static str,
    pub public_note: &'static str,
    pub public_text: &'static str,
    pub download_public: &'static str,
    pub other_public_files: &'static str,
    pub copy_public: &'static str,
    pub import_label: &'static str,
    pub import_note: fn(file: &str) -> String,
    pub copy: &'static str,
    pub copy_label: fn(what: &str) -> String,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub fingerprints_heading: &'static str,
    pub fingerprints_note: fn(KeyType) -> &'static str,
    pub ec2_imported: &'static str,
    pub ec2_created: &'static str,
    pub ec2_created_unknown: &'static str,
    pub openssh_sha256: &'static str,
    pub openssh_md5: &'static str,
    pub randomart: &'static str,
    pub connect_heading: &'static str,
    pub protect_unix: &'static str,
    pub protect_windows: &'static str,
    pub connect: &'static str,
    pub connect_note: fn(file: &str) -> String,
    pub connect_putty: &'static str,
    pub connect_putty_note: fn(file: &str) -> String,
    pub windows_note: fn(pem: &str) -> String,
    pub forget: &'static str,
    pub forget_note: &'static str,
    pub forgotten: &'static str,
}

/// The question before a key that was not saved is lost.
#[expect(missing_docs, reason = "the name of a string says which it is")]
pub struct Confirm {
    pub question: fn(name: &str) -> String,
    pub consequence: &'static str,
    pub keep: &'static str,
    pub discard: &'static str,
}

/// The errors, each worded from its value.
#[expect(missing_docs, reason = "the name of a string says which it is")]
pub struct Errors {
    pub key_name: fn(KeyNameError) -> Advice,
    pub comment: fn(CommentError) -> Advice,
    pub passphrase: fn(PassphraseError) -> Advice,
    pub failure: fn(Failure) -> Advice,
    pub page: fn(PageFault) -> Advice,
}
