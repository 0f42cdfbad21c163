//! What the form on the Create tab holds, and what is right and wrong about it.

use std::rc::Rc;

use web_sys::{HtmlDetailsElement, HtmlElement, HtmlInputElement};
use yew::NodeRef;

use crate::{
    ec2::{FileStem, KeyName, KeyNameError},
    format::{Passphrase, PassphraseError, PrivateFile, PublicFormat, Secret, Strength},
    job::Request,
    key::{Comment, CommentError, KeyType},
    text::Advice,
    ui::text,
};

/// What the user has filled in so far, right or wrong.
#[derive(Clone, Default, PartialEq)]
pub struct Form {
    /// The key pair's name.
    pub name: String,
    /// The comment; empty for the name.
    pub comment: String,
    /// The type of key.
    pub key_type: KeyType,
    /// The private key file, by one of [`Form::FILES`].
    pub choice: PrivateFile,
    /// The passphrase as it was typed; `None` for none.
    pub passphrase: Option<Rc<Secret>>,
    /// PuTTY's format for versions up to 0.74.
    pub old_putty: bool,
    /// PKCS#8 in the `.pem`.
    pub pkcs8: bool,
    /// The public key file, by the index of one of [`Form::PUBLIC_FILES`].
    pub public: usize,
}

/// One change of the form. Not the form as it then is: a second change may come before the first
/// one is drawn, and must not undo it.
pub enum Change {
    /// Another name.
    Name(String),
    /// Another comment.
    Comment(String),
    /// Another type of key.
    KeyType(KeyType),
    /// Another private key file.
    File(PrivateFile),
    /// Another passphrase, or none.
    Passphrase(Option<Rc<Secret>>),
    /// Another version of PuTTY's format.
    OldPutty(bool),
    /// Another format of the `.pem`.
    Pkcs8(bool),
    /// Another public key file.
    Public(usize),
}

impl Form {
    /// The private key files to choose from.
    pub const FILES: [PrivateFile; 3] = [PrivateFile::Pem, PrivateFile::Ppk, PrivateFile::OpenSsh];
    /// The public key files to choose from.
    pub const PUBLIC_FILES: [PublicFormat; 3] =
        [PublicFormat::Line, PublicFormat::Rfc4716, PublicFormat::SpkiBase64];

    /// Makes a change.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Name(name) => self.name = name,
            Change::Comment(comment) => self.comment = comment,
            Change::KeyType(key_type) => self.key_type = key_type,
            Change::File(file) => self.choice = file,
            Change::Passphrase(passphrase) => self.passphrase = passphrase,
            Change::OldPutty(old) => self.old_putty = old,
            Change::Pkcs8(pkcs8) => self.pkcs8 = pkcs8,
            Change::Public(index) => self.public = index,
        }
    }

    /// The private key file that all of that amounts to. PKCS#1 cannot be encrypted well, so the `.pem`
    /// of an RSA key with a passphrase is PKCS#8.
    pub fn file(&self) -> PrivateFile {
        match self.choice {
            PrivateFile::Pem if self.pkcs8 || (self.is_rsa() && self.passphrase.is_some()) => {
                PrivateFile::Pkcs8
            }
            PrivateFile::Ppk if self.old_putty => PrivateFile::Ppk2,
            choice => choice,
        }
    }

    /// Whether there is a choice of what is in the `.pem`: with a passphrase, an RSA key has none.
    pub fn has_pem_format(&self) -> bool {
        self.choice == PrivateFile::Pem && !(self.is_rsa() && self.passphrase.is_some())
    }

    /// The public key file.
    pub fn public_file(&self) -> PublicFormat {
        Self::PUBLIC_FILES[self.public]
    }

    /// Whether the key can be used for Windows instances, and so for their passwords.
    pub fn is_rsa(&self) -> bool {
        self.key_type.modulus_bits().is_some()
    }

    /// What to ask of the worker; `None` if something is wrong with the form.
    pub fn request(&self) -> Option<Request> {
        let name = KeyName::new(&self.name).ok()?;
        let comment = if self.comment.is_empty() { name.as_str() } else { &self.comment };
        let comment = Comment::new(comment).ok()?;
        let passphrase = self.passphrase.as_deref().map(Passphrase::new).transpose().ok()?;
        Some(Request::Generate { key_type: self.key_type, name, comment, file: self.file(), passphrase })
    }

    /// What is wrong with the name. What is still being typed may be empty or end in a space; that
    /// is a mistake once the form was sent.
    pub fn name_error(&self, sent: bool) -> Option<Advice> {
        let error = KeyName::new(&self.name).err()?;
        let settled = !matches!(error, KeyNameError::Empty | KeyNameError::OuterSpace);
        (sent || settled).then(|| (text().errors.key_name)(error))
    }

    /// What to know about the name's files.
    pub fn name_remark(&self) -> Option<String> {
        let name = KeyName::new(&self.name).ok()?;
        let file = FileStem::of(&name).private(self.file());
        if name.looks_like_a_file() {
            Some((text().form.name_is_a_file)(&file))
        } else if file.strip_suffix(self.file().extension()) != Some(name.as_str()) {
            Some((text().form.name_changed_for_file)(&file))
        } else {
            None
        }
    }

    /// What is wrong with the comment, in the same way.
    pub fn comment_error(&self, sent: bool) -> Option<Advice> {
        let error = Comment::new(&self.comment).err()?;
        (sent || error != CommentError::OuterSpace).then(|| (text().errors.comment)(error))
    }

    /// What is wrong with the passphrase. What is still being typed may be short.
    pub fn passphrase_error(&self, sent: bool) -> Option<Advice> {
        let error = Passphrase::new(self.passphrase.as_deref()?).err()?;
        (sent || error != PassphraseError::TooShort).then(|| (text().errors.passphrase)(error))
    }

    /// How strong the passphrase is for the file that it protects.
    pub fn strength(&self) -> Option<String> {
        let passphrase = Passphrase::new(self.passphrase.as_deref()?).ok()?;
        let strength = Strength::estimate(&passphrase, &[&self.name, &self.comment]);
        let guesses = self.file().format(self.key_type).guesses_per_second();
        Some((text().form.strength)(strength.bits(), strength.seconds(guesses)))
    }

    /// What to know about the passphrase and the file that it protects.
    pub fn passphrase_remarks(&self) -> Vec<String> {
        let text = &text().form;
        let mut remarks = Vec::new();
        let Some(passphrase) = &self.passphrase else { return remarks };
        let bytes = passphrase.expose();
        if !bytes.is_ascii() {
            remarks.push(text.passphrase_not_ascii.to_owned());
        }
        if bytes.starts_with(b" ") || bytes.ends_with(b" ") {
            remarks.push(text.passphrase_outer_space.to_owned());
        }
        if self.file() == PrivateFile::Pkcs8 {
            remarks.push(text.passphrase_makes_pkcs8.to_owned());
        }
        if self.file() == PrivateFile::Ppk2 {
            remarks.push(text.passphrase_of_old_putty.to_owned());
        }
        remarks
    }

    /// Whether the console and the AWS CLI could not decrypt a Windows password with the file.
    pub fn is_useless_for_windows(&self) -> bool {
        self.is_rsa() && self.file() != PrivateFile::Pem
    }
}

/// The elements of the form that get the focus.
#[derive(Clone, Default, PartialEq)]
pub struct Fields {
    /// The key pair's name.
    pub name: NodeRef,
    /// The passphrase.
    pub passphrase: NodeRef,
    /// What hides the comment until it is opened.
    pub more: NodeRef,
    /// The comment.
    pub comment: NodeRef,
    /// The button that sends the form.
    pub generate: NodeRef,
}

impl Fields {
    /// Moves the focus to the button that sends the form.
    pub fn focus_generate(&self) {
        focus(&self.generate);
    }

    /// Moves the focus to the first mistake in `form`, or to the name if there is none.
    pub fn focus(&self, form: &Form) {
        if KeyName::new(&form.name).is_err() {
            focus(&self.name);
        } else if form.passphrase_error(true).is_some() {
            focus(&self.passphrase);
        } else if Comment::new(&form.comment).is_err() {
            if let Some(more) = self.more.cast::<HtmlDetailsElement>() {
                more.set_open(true);
            }
            focus(&self.comment);
        } else {
            focus(&self.name);
        }
    }

    /// Empties the field for the passphrase.
    pub fn wipe_passphrase(&self) {
        if let Some(input) = self.passphrase.cast::<HtmlInputElement>() {
            input.set_value("");
        }
    }
}

/// Moves the focus to an element, if it is drawn.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        drop(element.focus());
    }
}
