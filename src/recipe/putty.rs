//! Commands for PuTTY.

use crate::{
    ec2::{FileStem, KeyName},
    format::PrivateFile,
};

/// The login with PuTTY, from a command prompt; `plink` takes the same arguments. The user name is that
/// of Amazon Linux; other images have others.
#[must_use]
pub fn connect_putty(name: &KeyName, file: PrivateFile) -> String {
    format!("putty -i {} ec2-user@PUBLIC-DNS-NAME", FileStem::of(name).private(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command() {
        let name = KeyName::new("my key").unwrap();
        assert_eq!(connect_putty(&name, PrivateFile::Ppk), "putty -i my-key.ppk ec2-user@PUBLIC-DNS-NAME");
    }
}
