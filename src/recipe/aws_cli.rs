//! Commands for the AWS CLI, versions 1 and 2.

use super::shell::quote;
use crate::{
    ec2::{FileStem, KeyName},
    format::PublicFormat,
};

/// The command that imports the public key file, to be run in the folder it was saved in.
///
/// The file goes in by `fileb://`, the only form that is right in both versions of the CLI: by
/// `file://` version 2 takes the text for base64.
///
/// The CLI reads a parameter that begins with `file://`, `fileb://` or, in version 1, `http://` or
/// `https://` as the address of the value, and one that begins with a hyphen as an option. A name
/// like that is passed as JSON, where it is only a name.
#[must_use]
pub fn import_key_pair(name: &KeyName, format: PublicFormat) -> String {
    let public_file = FileStem::of(name).public(format);
    let name = name.as_str();
    let name = if name.starts_with('-') || name.contains("://") {
        let json = name.replace('\\', r"\\").replace('"', r#"\""#);
        format!("--cli-input-json {}", quote(&format!("{{\"KeyName\":\"{json}\"}}")))
    } else {
        format!("--key-name {}", quote(name))
    };
    format!("aws ec2 import-key-pair {name} --public-key-material fileb://{public_file}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(name: &str) -> String {
        import_key_pair(&KeyName::new(name).unwrap(), PublicFormat::Line)
    }

    #[test]
    fn commands() {
        assert_eq!(
            command("my-key"),
            "aws ec2 import-key-pair --key-name my-key --public-key-material fileb://my-key.pub"
        );
        assert_eq!(
            command("Jane's $KEY"),
            r"aws ec2 import-key-pair --key-name 'Jane'\''s $KEY' --public-key-material fileb://Jane-s--KEY.pub"
        );
        assert_eq!(
            command("-\"x\\"),
            r#"aws ec2 import-key-pair --cli-input-json '{"KeyName":"-\"x\\"}' --public-key-material fileb://key-x-.pub"#
        );
        assert_eq!(
            command("file://x"),
            r#"aws ec2 import-key-pair --cli-input-json '{"KeyName":"file://x"}' --public-key-material fileb://file---x.pub"#
        );
    }
}
