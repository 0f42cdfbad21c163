//! Commands for OpenSSH: protecting the private key file, and logging in with it.

use crate::{
    ec2::{FileStem, KeyName},
    format::PrivateFile,
};

/// `chmod` for Linux and macOS. A browser saves files readable by everyone, and `ssh` refuses such
/// a key: "UNPROTECTED PRIVATE KEY FILE".
#[must_use]
pub fn protect_unix(name: &KeyName, file: PrivateFile) -> String {
    format!("chmod 400 {}", FileStem::of(name).private(file))
}

/// The same for PowerShell on Windows: only the present user may read the file. The right is
/// granted before inheritance is removed, else the user would be shut out in between.
#[must_use]
pub fn protect_windows(name: &KeyName, file: PrivateFile) -> String {
    let file = FileStem::of(name).private(file);
    ["/reset", "/grant:r \"$($env:USERNAME):(R)\"", "/inheritance:r"]
        .map(|change| format!("icacls.exe {file} {change}"))
        .join("\n")
}

/// The login. The user name is that of Amazon Linux; other images have others.
#[must_use]
pub fn connect(name: &KeyName, file: PrivateFile) -> String {
    let file = FileStem::of(name).private(file);
    format!("ssh -i {file} -o IdentitiesOnly=yes ec2-user@PUBLIC-DNS-NAME")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands() {
        let name = KeyName::new("my key").unwrap();
        assert_eq!(protect_unix(&name, PrivateFile::Pem), "chmod 400 my-key.pem");
        assert_eq!(
            protect_windows(&name, PrivateFile::OpenSsh),
            "icacls.exe my-key /reset\n\
             icacls.exe my-key /grant:r \"$($env:USERNAME):(R)\"\n\
             icacls.exe my-key /inheritance:r"
        );
        assert_eq!(
            connect(&name, PrivateFile::Pem),
            "ssh -i my-key.pem -o IdentitiesOnly=yes ec2-user@PUBLIC-DNS-NAME"
        );
    }
}
